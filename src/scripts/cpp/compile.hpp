// Runs compilers, as many at once as there are cores.
#pragma once

#include <string>
#include <vector>

namespace retort::scripts::cpp {

struct CompileJob {
    std::vector<std::string> command;  // the program is looked up in PATH
    std::string log_file;              // takes both outputs of the compiler
};

struct CompileResult {
    int exit_code = 0;   // 128 + the signal's number when one ended it
    std::string output;  // as the compiler printed it
};

// Results in the order of the jobs; a failed one does not stop the others.
// Throws Error(build) when the program cannot be started.
std::vector<CompileResult> run_jobs(const std::vector<CompileJob>& jobs, const std::string& folder);

}  // namespace retort::scripts::cpp
