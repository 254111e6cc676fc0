// What lists revisions and runs one against the recorder. A front end is a
// folder beside this file; front_ends.cpp lists them.
#pragma once

#include "base/config.hpp"
#include "operations/recorder.hpp"
#include "retort/env.hpp"
#include "revisions/graph.hpp"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace retort::scripts {

// The revisions that the plan needs, ready to run. Keeps what it loaded alive.
class LoadedScripts {
public:
    virtual ~LoadedScripts() = default;
    // Calls the script's function against the recorder, then recorder.finish().
    // An Error keeps its kind and says which revision; an exception of any other
    // type becomes Error(script) with the revision's file.
    virtual void upgrade(const std::string& revision, operations::Recorder& recorder) const = 0;
    virtual void downgrade(const std::string& revision, operations::Recorder& recorder) const = 0;
};

// Told what a build does, for progress: "compiling 12 revisions"; also the
// compiler's warnings. May be empty.
using BuildLog = std::function<void(const std::string& line)>;

// Every revision file of the configured locations, in load order, scanned for
// its declaration. Nothing is compiled. Throws Error(command) when the script
// location is missing; version locations that are not there hold no revisions.
std::vector<revisions::Revision> list_revisions(const base::Config& config);

// Builds (as far as needed) and loads the given revisions. Throws Error(build)
// with what the compiler said when one does not compile.
std::unique_ptr<LoadedScripts> load_revisions(const base::Config& config,
                                              const std::vector<revisions::Revision>& revisions,
                                              const BuildLog& log);

// Builds and loads the environment script, then runs it over `environment`.
// The returned handle keeps its code alive, which the environment's hooks point into.
std::shared_ptr<void> load_environment(const base::Config& config, Environment& environment,
                                       const BuildLog& log);

// What a new revision file says.
struct NewRevision {
    std::string id;
    std::string message;
    std::vector<std::string> down_revisions, branch_labels, depends_on;
    std::string upgrades, downgrades;  // rendered bodies
    std::string version_path;          // directory; empty: the first version location
};

// Writes the file from script.cpp.in and file_template; returns its absolute path.
// Throws rather than replace a file that is there.
std::string write_revision(const base::Config& config, const NewRevision& revision);

// A new project.
struct InitOptions {
    std::string directory;                 // the script location, as typed
    std::string ini_file = "alembic.ini";  // the project's root is its folder
};

struct InitStep {
    enum class Action { created_folder, generated, kept };
    std::string path;  // absolute
    Action action;
};

// Makes the folders and files that a project starts with, and keeps every file
// that is there. Throws Error(command) when the directory is not empty.
std::vector<InitStep> init_project(const InitOptions& options);

}  // namespace retort::scripts
