// The options about waiting, which all commands that change a database take.
#pragma once

#include "cli/arguments.hpp"
#include "commands/patience.hpp"

namespace retort::cli {

void declare_patience(Arguments& arguments, commands::PatienceOptions& options);

}  // namespace retort::cli
