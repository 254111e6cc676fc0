// Globbing; see file_pattern.hpp.
#include "commands/file_pattern.hpp"

#include "retort/error.hpp"

#include <glob.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <memory>

namespace retort::commands {

namespace {

// A folder is no pattern, whatever its name.
std::string escape_pattern(const std::string& folder) {
    std::string text;
    for (const char c : folder) {
        if (std::string_view("*?[]\\").find(c) != std::string_view::npos) {
            text += '\\';
        }
        text += c;
    }
    return text;
}

// Stops at a folder that is there and cannot be read: its files must not be passed over.
int is_failure(const char* /*folder*/, int code) {
    return code == ENOENT ? 0 : 1;
}

std::vector<std::string> list_matches(const std::string& pattern) {
    glob_t found{};
    const std::unique_ptr<glob_t, void (*)(glob_t*)> freed(&found, &globfree);
    const int code = ::glob(pattern.c_str(), GLOB_NOSORT, &is_failure, &found);
    if (code != 0 && code != GLOB_NOMATCH) {
        throw Error(ErrorKind::command, code == GLOB_ABORTED
                                            ? "a folder of --each-file '" + pattern + "' cannot be read"
                                            : "out of memory for the matches of '" + pattern + "'");
    }
    std::vector<std::string> paths(found.gl_pathv, found.gl_pathv + found.gl_pathc);
    std::sort(paths.begin(), paths.end());
    return paths;
}

}  // namespace

std::vector<FileMatch> match_files(const std::string& pattern, const std::string& folder) {
    if (pattern.empty()) {
        throw Error(ErrorKind::command, "the pattern of --each-file is empty");
    }
    const bool is_absolute = pattern.front() == '/';
    const std::string prefix = is_absolute ? "" : folder + "/";
    std::vector<FileMatch> matches;
    for (const auto& path : list_matches(escape_pattern(prefix) + pattern)) {
        std::error_code ignored;
        matches.push_back({.name = path.substr(prefix.size()),
                           .path = path,
                           .identity = std::filesystem::weakly_canonical(path, ignored).string()});
    }
    return matches;
}

}  // namespace retort::commands
