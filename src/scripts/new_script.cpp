// Writing files: a new revision, a new project.
#include "scripts/file_name.hpp"
#include "scripts/files.hpp"
#include "scripts/front_end.hpp"

#include <ctime>
#include <filesystem>

namespace retort::scripts {

namespace {

namespace fs = std::filesystem;

std::string get_folder(const base::Config& config, const NewRevision& revision) {
    if (!revision.version_path.empty()) {
        return absolute_path(revision.version_path);
    }
    const std::vector<std::string> locations = config.version_locations();
    if (locations.empty()) {
        throw Error(ErrorKind::config, "version_locations names no directory to write the revision to");
    }
    return absolute_path(locations.front());
}

std::string make_path(const base::Config& config, const NewRevision& revision, const CreateDate& date,
                      const FrontEnd& front_end) {
    if (revision.id.empty() || revision.id.find_first_of(std::string_view("/\0", 2)) != std::string::npos) {
        throw Error(ErrorKind::command,
                    "The revision identifier '" + revision.id + "' can't be part of a file name");
    }
    const auto limit = static_cast<std::size_t>(config.truncate_slug_length());
    const std::string name =
        make_file_name(config.file_template(),
                       {.id = revision.id, .slug = make_slug(revision.message, limit), .date = date});
    return path_below(get_folder(config, revision), name + std::string(front_end.suffix));
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
    const FrontEnd& front_end = front_ends().front();
    const CreateDate date = make_create_date(std::time(nullptr), config.timezone());
    std::string path = make_path(config, revision, date, front_end);
    const std::string text = front_end.render(config, revision, date.text);
    create_folder(fs::path(path).parent_path().string());
    if (!create_file(path, text)) {
        throw Error(ErrorKind::command, "File " + path + " already exists; it is left as it is")
            .with_hint("choose another identifier with --rev-id, or let file_template hold %(rev)s");
    }
    return path;
}

std::vector<InitStep> init_project(const InitOptions& options) {
    using Action = InitStep::Action;
    check_is_free(options);
    std::vector<InitStep> steps;
    for (const std::string& folder : {options.directory, options.directory + "/versions"}) {
        const std::string path = absolute_path(folder);
        steps.push_back({path, create_folder(path) ? Action::created_folder : Action::kept});
    }
    for (const auto& [file, text] : front_ends().front().starter_files(options)) {
        const std::string path = absolute_path(file);
        create_folder(fs::path(path).parent_path().string());
        steps.push_back({path, create_file(path, text) ? Action::generated : Action::kept});
    }
    return steps;
}

}  // namespace retort::scripts
