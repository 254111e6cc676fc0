// bundle: one executable with the project's environment and revisions inside.
#pragma once

#include "commands/session.hpp"

#include <string>
#include <vector>

namespace retort::commands {

struct BundleOptions {
    std::string output = "migrate";
    bool keep_symbols = false;
};
struct BundleReport {
    std::string path;
    std::size_t revisions = 0;
    bool is_static = true;
    // Settings that a program must not carry, and what takes their place.
    std::vector<std::string> left_out;
};
// Replaces a program of that name, and nothing else. Throws Error(command) where
// the path is a folder.
BundleReport bundle(Session& session, const BundleOptions& options);

}  // namespace retort::commands
