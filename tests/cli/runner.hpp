// Runs one script on one database.
#pragma once

#include "cli/script.hpp"

#include <filesystem>
#include <string>

namespace retort::cli_script {

// "" when every line did what it says; else a message with the script's file
// and line, what was wrong, and the last outputs. `program` is what the word
// `retort` runs.
std::string run_script(const Script& script, const std::string& database,
                       const std::filesystem::path& program);

}  // namespace retort::cli_script
