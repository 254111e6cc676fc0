// From scripts to shared objects: what the cache does not hold is compiled.
#pragma once

#include "scripts/cpp/toolchain.hpp"
#include "scripts/cpp/unit_cache.hpp"
#include "scripts/script.hpp"

#include <string>
#include <vector>

namespace retort::scripts::cpp {

// For one command: remembers what it found out about files.
class Builder {
public:
    // Throws Error(build) when the compiler or the headers are not there.
    Builder(const base::Config& config, const BuildLog& log);

    // The shared object that holds each of the scripts, in their order; several
    // may share one. Throws Error(build) with the compiler's output; what did
    // compile is kept for the next time.
    std::vector<std::string> build_revisions(const std::vector<std::string>& paths);
    std::string build_environment(const std::string& path);

private:
    BuildLog log_;
    std::string build_folder_;
    Toolchain toolchain_;
    UnitCache cache_;
};

}  // namespace retort::scripts::cpp
