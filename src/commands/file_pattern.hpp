// The files that a glob pattern matches.
#pragma once

#include "dialects/dialect.hpp"

#include <string>
#include <vector>

namespace retort::commands {

struct FileMatch {
    std::string name;      // as the pattern was written
    std::string path;      // absolute
    std::string identity;  // the same for every name of the file
};

struct FileMatches {
    std::vector<FileMatch> files{};
    // Passed over, by their names: what a wildcard matched beside the database that it belongs to.
    std::vector<std::string> backups{};
    std::vector<std::string> side_files{};
};

// By shell rules (*, ?, [a-z], no braces), below `folder` where the pattern is relative; sorted by
// name. A file whose name has no wildcard in the pattern is never passed over; `names` says how those
// are called that are. Throws Error(command) for a folder that cannot be read, for an empty
// pattern, and for a relative one where `folder` is "", not known.
FileMatches match_files(const std::string& pattern, const std::string& folder,
                        const dialects::FileNames& names = {});

}  // namespace retort::commands
