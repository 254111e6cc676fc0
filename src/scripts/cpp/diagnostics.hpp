// What to say when scripts do not compile.
#pragma once

#include "retort/error.hpp"
#include "scripts/cpp/compile.hpp"

#include <string>
#include <vector>

namespace retort::scripts::cpp {

// One run of the compiler that failed, and the scripts it was given.
struct FailedRun {
    std::vector<std::string> scripts;
    CompileResult result;
};

// Names the scripts at fault and shows the compilers' output as it is. `runs`
// holds at least one; relative names of files are below `root`.
Error compile_error(const std::vector<FailedRun>& runs, const std::string& root);

}  // namespace retort::scripts::cpp
