// What lists revisions and runs one against the recorder. A front end is a
// folder beside this file; front_ends.cpp lists them.
#pragma once

#include "base/config.hpp"
#include "operations/recorder.hpp"
#include "retort/env.hpp"
#include "revisions/graph.hpp"
#include "revisions/plan.hpp"

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
    // Throws what of these would be thrown anyway, as far as it can be known without
    // running anything.
    virtual void check(const std::string& revision, revisions::Direction direction,
                       const operations::RecorderContext& context) const;
};

// Told what a build does, for progress: "compiling 12 revisions"; also the
// compiler's warnings. May be empty.
using BuildLog = std::function<void(const std::string& line)>;

// Every revision file of the configured locations, in load order, scanned for
// its declaration. Nothing is compiled. Throws Error(command) when the script
// location is missing; version locations that are not there hold no revisions.
// `warn` is told of a file that is reached twice; it counts once.
std::vector<revisions::Revision> list_revisions(const base::Config& config, const BuildLog& warn = {});

// Builds (as far as needed) and loads the given revisions. Throws Error(build)
// with what the compiler said when one does not compile.
std::unique_ptr<LoadedScripts> load_revisions(const base::Config& config,
                                              const std::vector<revisions::Revision>& revisions,
                                              const BuildLog& log);

// Whether the project has an environment script: without one, the environment is
// the default one and has no models. Throws Error(command) when the script location
// is missing.
bool has_environment(const base::Config& config);
// False where the environment script, as it is written, sets nothing but models and what
// concerns their comparison: then a run needs it no more than one that is not there.
bool environment_concerns_runs(const base::Config& config);
// An environment script that is loaded, and stays so: runs it over the environment, as often as it
// is called.
using EnvironmentScript = std::function<void(Environment& environment)>;
// Builds and loads it.
EnvironmentScript load_environment(const base::Config& config, const BuildLog& log);

// What a revision is written in.
enum class FileFormat { cpp, sql };
// What new ones are written in by the settings. Throws Error(config).
FileFormat new_file_format(const base::Config& config);

// What a new revision does in one of several databases; rendered bodies.
struct RevisionPart {
    std::string database;
    std::string upgrades, downgrades;
};

// What a new revision file says.
struct NewRevision {
    std::string id;
    std::string message;
    std::vector<std::string> down_revisions, branch_labels, depends_on;
    std::string upgrades, downgrades;  // rendered bodies
    // One for each database of a project that has several; then the bodies above are empty.
    std::vector<RevisionPart> parts = {};
    // The directory to write to, one of the version locations. Empty: the only one
    // that there is, or else the one that holds parent_file.
    std::string version_path;
    std::string parent_file;  // of the first parent; empty for a base
    FileFormat format = FileFormat::cpp;
};

// Writes the file, its name from file_template; returns its absolute path.
// Throws rather than replace a file that is there.
std::string write_revision(const base::Config& config, const NewRevision& revision);

// A revision's file before and after its parents were changed.
struct Reparenting {
    std::string path;
    std::string before;
    std::string after;
};

// Reads the file and changes nothing yet. Throws Error(script).
Reparenting plan_reparenting(const revisions::Revision& revision, const std::vector<std::string>& parents);
// The file is the old one or the new one at any moment, a crash included, and
// keeps its permissions. Throws Error(script), and the file is the old one, when
// it is not what the plan read any more or cannot be written.
void write_reparenting(const Reparenting& reparenting);

// A new project.
struct InitOptions {
    std::string directory;                 // the script location, as typed
    std::string ini_file = "alembic.ini";  // the project's root is its folder
    std::string template_name = "generic";
};

struct InitStep {
    enum class Action { created_folder, generated, kept };
    std::string path;  // absolute
    Action action;
};

// A template of new projects.
struct StarterInfo {
    std::string name;
    std::string description;
};
std::vector<StarterInfo> list_starters();

// Makes the folders and files that a project starts with, and keeps every file
// that is there. Throws Error(command) when the directory is not empty
// or there is no such template.
std::vector<InitStep> init_project(const InitOptions& options);

}  // namespace retort::scripts
