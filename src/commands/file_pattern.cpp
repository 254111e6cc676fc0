// Globbing; see file_pattern.hpp.
#include "commands/file_pattern.hpp"

#include "retort/error.hpp"

#include <glob.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <memory>
#include <string_view>

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

// In the file's own name, behind the folders.
bool has_wildcard(std::string_view pattern) {
    pattern.remove_prefix(pattern.find_last_of('/') + 1);
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (std::string_view("*?[").find(pattern[i]) != std::string_view::npos) {
            return true;
        }
        i += pattern[i] == '\\' ? 1 : 0;
    }
    return false;
}

// Links, hard ones too, are names of one file.
std::string identify(const std::string& path) {
    struct stat file {};
    return ::stat(path.c_str(), &file) == 0 ? std::to_string(file.st_dev) + ":" + std::to_string(file.st_ino)
                                            : path;
}

bool is_there(std::string_view path) {
    struct stat ignored {};
    return ::stat(std::string(path).c_str(), &ignored) == 0;
}

bool is_backup(std::string_view path, const dialects::FileNames& names) {
    if (names.backup_mark.empty()) {
        return false;
    }
    const std::size_t name = path.find_last_of('/') + 1;
    for (std::size_t at = path.find(names.backup_mark, name + 1); at != std::string_view::npos;
         at = path.find(names.backup_mark, at + 1)) {
        if (is_there(path.substr(0, at))) {
            return true;
        }
    }
    return false;
}

bool is_side_file(std::string_view path, const dialects::FileNames& names) {
    return std::any_of(names.side_ends.begin(), names.side_ends.end(), [path](const std::string& end) {
        return path.ends_with(end) && is_there(path.substr(0, path.size() - end.size()));
    });
}

}  // namespace

FileMatches match_files(const std::string& pattern, const std::string& folder,
                        const dialects::FileNames& names) {
    if (pattern.empty()) {
        throw Error(ErrorKind::command, "the pattern of --each-file is empty");
    }
    const bool is_absolute = pattern.front() == '/';
    if (!is_absolute && folder.empty()) {
        throw Error(ErrorKind::command,
                    "the current folder is gone, and --each-file '" + pattern + "' is relative to it")
            .with_hint("change into a folder that is there, or write the whole path");
    }
    const std::string prefix = is_absolute ? "" : folder + "/";
    const bool passes_over = has_wildcard(pattern);
    FileMatches matches;
    for (const auto& path : list_matches(escape_pattern(prefix) + pattern)) {
        const std::string name = path.substr(prefix.size());
        if (passes_over && is_backup(path, names)) {
            matches.backups.push_back(name);
        } else if (passes_over && is_side_file(path, names)) {
            matches.side_files.push_back(name);
        } else {
            matches.files.push_back({.name = name, .path = path, .identity = identify(path)});
        }
    }
    return matches;
}

}  // namespace retort::commands
