// Where the SQL of --sql goes: to stdout, or with several databases each to a
// file of its own.
#pragma once

#include "cli/printer.hpp"
#include "commands/commands.hpp"

#include <vector>

namespace retort::cli {

// Writes <database>.sql into the user's current directory for each of several; only
// a file that this wrote before is replaced. Throws Error(command), with nothing
// written, where another one is in the way.
void print_scripts(const commands::Session& session, const std::vector<commands::MigrateReport>& reports,
                   Printer& out);

}  // namespace retort::cli
