// Writing files: a new revision, a new project.
#include "base/text.hpp"
#include "scripts/file_name.hpp"
#include "scripts/files.hpp"
#include "scripts/front_end.hpp"

#include <algorithm>
#include <ctime>
#include <filesystem>

namespace retort::scripts {

namespace {

namespace fs = std::filesystem;

bool is_below(const std::string& path, const std::string& folder) {
    return path.starts_with(folder == "/" ? folder : folder + "/");
}

// The version location that holds `path`, nullptr when none does.
const std::string* find_location(const std::vector<std::string>& locations, const std::string& path) {
    const auto found = std::find_if(locations.begin(), locations.end(), [&path](const std::string& location) {
        return path == location || is_below(path, location);
    });
    return found == locations.end() ? nullptr : &*found;
}

// A folder that the next command would not look into is refused.
std::string check_version_path(const base::Config& config, const std::vector<std::string>& locations,
                               const std::string& version_path) {
    std::string path = absolute_path(version_path);
    const std::string* location = find_location(locations, path);
    if (location == nullptr || (path != *location && !config.recursive_version_locations())) {
        throw Error(ErrorKind::command, "Path " + path + " is not represented in current version locations")
            .with_hint("version_locations has: " + base::join(locations, ", "));
    }
    return path;
}

std::string get_folder(const base::Config& config, const NewRevision& revision) {
    std::vector<std::string> locations = config.version_locations();
    std::transform(locations.begin(), locations.end(), locations.begin(), absolute_path);
    if (locations.empty()) {
        throw Error(ErrorKind::config, "version_locations names no directory to write the revision to")
            .at(config.place("version_locations"));
    }
    if (!revision.version_path.empty()) {
        return check_version_path(config, locations, revision.version_path);
    }
    if (locations.size() == 1) {
        return locations.front();
    }
    if (const std::string* beside = find_location(locations, revision.parent_file)) {
        return *beside;
    }
    throw Error(ErrorKind::command, "Multiple version locations present, please specify --version-path")
        .with_hint("one of: " + base::join(locations, ", "));
}

Error template_error(const base::Config& config, std::string message) {
    Error error(ErrorKind::config, std::move(message));
    error.at(config.place("file_template"));
    return error;
}

std::string make_name(const base::Config& config, const NewRevision& revision, const CreateDate& date) {
    const auto limit = static_cast<std::size_t>(config.truncate_slug_length());
    try {
        return make_file_name(config.file_template(),
                              {.id = revision.id, .slug = make_slug(revision.message, limit), .date = date});
    } catch (Error& error) {
        error.at(config.place("file_template"));
        throw;
    }
}

// A file that would not be found again is not written.
void check_is_findable(const base::Config& config, const std::string& folder, const std::string& path) {
    const std::string name = is_below(path, folder) ? path.substr(folder.size() + 1) : "";
    if (name.empty() || ("/" + name).find("/.") != std::string::npos) {
        throw template_error(
            config, "file_template makes '" + path + "', which is hidden or outside of '" + folder + "'")
            .with_hint(
                "revisions are looked for below the version locations, in names without a leading dot");
    }
    if (name.find('/') != std::string::npos && !config.recursive_version_locations()) {
        throw template_error(config, "file_template makes sub-directories, which are not looked into")
            .with_hint("add the line: recursive_version_locations = true");
    }
}

std::string make_path(const base::Config& config, const NewRevision& revision, const CreateDate& date,
                      const FrontEnd& front_end) {
    if (revision.id.empty() || revision.id.find_first_of(std::string_view("/\0", 2)) != std::string::npos) {
        throw Error(ErrorKind::command,
                    "The revision identifier '" + revision.id + "' can't be part of a file name");
    }
    const std::string folder = get_folder(config, revision);
    std::string path = path_below(folder, make_name(config, revision, date) + std::string(front_end.suffix));
    check_is_findable(config, folder, path);
    return path;
}

CreateDate get_create_date(const base::Config& config) {
    try {
        return make_create_date(std::time(nullptr), config.timezone());
    } catch (Error& error) {
        error.at(config.place("timezone"));
        throw;
    }
}

void check_is_free(const InitOptions& options) {
    std::error_code failure;
    const fs::path directory(options.directory);
    if (options.directory.empty()) {
        throw Error(ErrorKind::usage, "The directory to create has no name");
    }
    if (fs::is_directory(directory, failure) && !fs::is_empty(directory, failure)) {
        throw Error(ErrorKind::command,
                    "Directory " + options.directory + " already exists and is not empty");
    }
}

}  // namespace

std::string write_revision(const base::Config& config, const NewRevision& revision) {
    const FrontEnd& front_end = get_front_end(revision.format);
    const CreateDate date = get_create_date(config);
    std::string path = make_path(config, revision, date, front_end);
    const std::string text = front_end.render(config, revision, date.text);
    create_folder(fs::path(path).parent_path().string());
    if (!create_file(path, text)) {
        throw Error(ErrorKind::command, "File " + path + " already exists; it is left as it is")
            .with_hint("choose another identifier with --rev-id, or let file_template hold %(rev)s");
    }
    return path;
}

std::vector<StarterInfo> list_starters() {
    return front_ends().front().list_starters();
}

std::vector<InitStep> init_project(const InitOptions& options) {
    using Action = InitStep::Action;
    check_is_free(options);
    const auto files = front_ends().front().starter_files(options);
    std::vector<InitStep> steps;
    for (const std::string& folder : {options.directory, options.directory + "/versions"}) {
        const std::string path = absolute_path(folder);
        steps.push_back({path, create_folder(path) ? Action::created_folder : Action::kept});
    }
    for (const auto& [file, text] : files) {
        const std::string path = absolute_path(file);
        create_folder(fs::path(path).parent_path().string());
        steps.push_back({path, create_file(path, text) ? Action::generated : Action::kept});
    }
    return steps;
}

}  // namespace retort::scripts
