// Ways out that name the target that they are for: without its option a command means the database
// that is configured.
#pragma once

#include "commands/target.hpp"

#include <string>

namespace retort::commands {

// The option that names this target and no other, as it is typed: --each-file 'data/a.db'
std::string target_option(const Target& target);

// The hint with that option in each command of it that takes one.
std::string name_target(const std::string& hint, const Target& target);

}  // namespace retort::commands
