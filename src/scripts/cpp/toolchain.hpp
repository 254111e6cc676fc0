// The compiler, its flags and retort's headers: all that decides what a script
// compiles to, besides the script.
#pragma once

#include "base/config.hpp"
#include "base/hash.hpp"

#include <string>
#include <vector>

namespace retort::scripts::cpp {

struct Toolchain {
    std::vector<std::string> compiler;  // the program, and words such as a launcher's
    std::vector<std::string> flags;     // the user's, after all others
    std::string root;                   // where the compiler runs: the folder of the ini
    std::string include_dir;            // holds retort/migration.hpp
    base::Hash fingerprint;             // changes when any of it does, or a header of retort
};

// From [retort] compiler, flags, include_paths and include_dir, $CXX and the
// place of the running program. Throws Error(build) when the compiler or the
// headers are not there.
Toolchain find_toolchain(const base::Config& config);

// A command line of the compiler: its own flags before `arguments`, the user's
// after them, where libraries must stand.
std::vector<std::string> compile_command(const Toolchain& toolchain,
                                         const std::vector<std::string>& arguments);

}  // namespace retort::scripts::cpp
