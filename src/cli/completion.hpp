// Completion scripts for the shells, written from what the command line declares.
#pragma once

#include "cli/arguments.hpp"

#include <string>
#include <vector>

namespace retort::cli {

// `program` is the name that the shell completes; `commands` is Parser::describe().
// Revisions are asked of the program itself, by `completion revisions`.
std::string bash_completion(const std::string& program, const std::vector<CommandDescription>& commands);
std::string zsh_completion(const std::string& program, const std::vector<CommandDescription>& commands);
std::string fish_completion(const std::string& program, const std::vector<CommandDescription>& commands);

// True when a command's arguments are revisions.
bool takes_revisions(const CommandDescription& command);

// A shell word in single quotes.
std::string quote_word(const std::string& text);

}  // namespace retort::cli
