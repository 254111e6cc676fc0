// One executable with a project's environment and revisions inside.
#pragma once

#include "scripts/script.hpp"

#include <string>
#include <vector>

namespace retort::scripts {

struct BundleRequest {
    std::string output;                          // absolute path of the program
    std::vector<revisions::Revision> revisions;  // in load order
    std::string settings;                        // the text of the ini that it carries
    bool keep_symbols = false;                   // not stripped
};

struct BundleReport {
    // False: a library that it needs was there as a shared one only.
    bool is_static = true;
    std::vector<std::string> needs;  // then the link flags that name them
};

// Compiles and links. The file appears complete or not at all. Throws Error(build)
// with what the compiler said, or where the library of bundles is not installed.
BundleReport build_bundle(const base::Config& config, const BundleRequest& request, const BuildLog& log);

}  // namespace retort::scripts
