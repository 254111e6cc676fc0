// The files that a glob pattern matches.
#pragma once

#include <string>
#include <vector>

namespace retort::commands {

struct FileMatch {
    std::string name;      // as the pattern was written
    std::string path;      // absolute
    std::string identity;  // the same for every name of the file
};

// By shell rules (*, ?, [a-z], no braces), below `folder` where the pattern is relative; sorted by
// name. Throws Error(command) for a folder that cannot be read and for an empty pattern.
std::vector<FileMatch> match_files(const std::string& pattern, const std::string& folder);

}  // namespace retort::commands
