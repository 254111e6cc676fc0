// What a language for scripts must bring. One folder implements one of these;
// front_ends.cpp lists them, and nothing else knows which there are.
#pragma once

#include "scripts/script.hpp"

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace retort::scripts {

struct ScriptText {
    revisions::Revision revision;
    std::string text;
};

struct FrontEnd {
    FileFormat format;
    std::string_view name;    // in the settings
    std::string_view suffix;  // of revision files, with the dot

    // Reads one file's declaration; `text` is all of it. Throws Error(script).
    revisions::Revision (*scan)(const std::string& path, std::string_view text);
    // See load_revisions; all of them have this front end's suffix.
    std::unique_ptr<LoadedScripts> (*load_revisions)(const base::Config& config,
                                                     const std::vector<revisions::Revision>& revisions,
                                                     const BuildLog& log);
    // Revisions whose whole text a program carries. Absent where files must be compiled.
    std::unique_ptr<LoadedScripts> (*load_texts)(const std::vector<ScriptText>& scripts);
    // The environment script's name in the script location, and see load_environment and
    // environment_concerns_runs in script.hpp. All absent: the language has none.
    std::string_view environment_file;
    EnvironmentScript (*load_environment)(const base::Config& config, const BuildLog& log);
    bool (*concerns_runs)(std::string_view environment_text);
    // The text of a new revision file; `create_date` as it is to be written.
    std::string (*render)(const base::Config& config, const NewRevision& revision,
                          const std::string& create_date);
    // `text` with other parents in its declaration, and in a comment that names
    // them; every other byte as it was. Throws Error(script).
    std::string (*reparent)(const std::string& path, std::string_view text,
                            const std::vector<std::string>& parents);
    // The templates of new projects, the usual one first. Both absent: none of its own.
    std::vector<StarterInfo> (*list_starters)();
    // The files of a new project by their paths, in the order to write them.
    std::vector<std::pair<std::string, std::string>> (*starter_files)(const InitOptions& options);
};

// The first is the one that new files are written in where nothing else is said.
std::span<const FrontEnd> front_ends();

// The front end of a file by its suffix, nullptr when it is no script.
const FrontEnd* find_front_end(std::string_view path);

const FrontEnd& get_front_end(FileFormat format);

// Throws Error(command) when the configured script location is not there.
void check_script_location(const base::Config& config);

}  // namespace retort::scripts
