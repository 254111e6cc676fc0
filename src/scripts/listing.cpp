// Which files are revisions, in load order. The order breaks ties between
// branches, so it must be the same on every machine: locations as configured,
// names sorted by their bytes.
#include "scripts/files.hpp"
#include "scripts/front_end.hpp"

#include <dirent.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <set>
#include <utility>

namespace retort::scripts {

namespace {

struct FolderNames {
    std::vector<std::string> files;
    std::vector<std::string> folders;
};

bool is_folder(const std::string& folder, const dirent& entry) {
    if (entry.d_type != DT_UNKNOWN && entry.d_type != DT_LNK) {
        return entry.d_type == DT_DIR;
    }
    struct stat status {};
    return ::stat((folder + "/" + entry.d_name).c_str(), &status) == 0 && S_ISDIR(status.st_mode);
}

// Sorted, hidden names left out. A folder that is not there is empty.
FolderNames list_folder(const std::string& folder) {
    const std::unique_ptr<DIR, int (*)(DIR*)> stream(::opendir(folder.c_str()), &::closedir);
    if (!stream) {
        if (errno == ENOENT) {
            return {};
        }
        throw Error(ErrorKind::script, "Can't read the folder '" + folder + "': " + std::strerror(errno));
    }
    FolderNames names;
    while (const dirent* entry = ::readdir(stream.get())) {
        if (entry->d_name[0] == '.') {
            continue;
        }
        (is_folder(folder, *entry) ? names.folders : names.files).emplace_back(entry->d_name);
    }
    std::sort(names.files.begin(), names.files.end());
    std::sort(names.folders.begin(), names.folders.end());
    return names;
}

class Listing {
public:
    Listing(bool recursive, const BuildLog& warn) : recursive_(recursive), warn_(warn) {}

    void add_folder(const std::string& folder) {
        const FolderNames names = list_folder(folder);
        const std::string prefix = folder + "/";
        for (const std::string& name : names.files) {
            if (const FrontEnd* front_end = find_front_end(name)) {
                add_file(prefix + name, *front_end);
            }
        }
        for (const std::string& name : names.folders) {
            if (recursive_) {
                add_folder(prefix + name);
            }
        }
    }

    std::vector<revisions::Revision> take() { return std::move(revisions_); }

private:
    void add_file(const std::string& path, const FrontEnd& front_end) {
        if (!read_file(path, content_)) {
            return;  // gone since it was listed
        }
        if (!seen_.emplace(content_.device, content_.signature.inode).second) {
            warn_twice(path);
            return;
        }
        revisions_.push_back(front_end.scan(path, content_.text));
    }

    void warn_twice(const std::string& path) const {
        if (warn_) {
            warn_("File " + path + " loaded twice! ignoring. Please ensure version_locations is unique.");
        }
    }

    bool recursive_;
    const BuildLog& warn_;
    FileContent content_;
    std::set<std::pair<std::uint64_t, std::uint64_t>> seen_;
    std::vector<revisions::Revision> revisions_;
};

}  // namespace

void check_script_location(const base::Config& config) {
    const std::string location = config.script_location();
    if (!std::filesystem::is_directory(location)) {
        Error error(ErrorKind::command,
                    "Path doesn't exist: " + absolute_path(location) +
                        ".  Please use the 'init' command to create a new scripts folder.");
        if (location.find(':') != std::string::npos) {
            error.with_hint(
                "the form package:directory is for Python packages; script_location is a path here");
        }
        throw error;
    }
}

std::vector<revisions::Revision> list_revisions(const base::Config& config, const BuildLog& warn) {
    check_script_location(config);
    Listing listing(config.recursive_version_locations(), warn);
    for (const std::string& location : config.version_locations()) {
        listing.add_folder(absolute_path(location));
    }
    return listing.take();
}

}  // namespace retort::scripts
