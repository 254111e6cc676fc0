// What a command works with, each part made when it is first asked for: the
// settings, the history, the environment, the database. A command that asks for
// none of them pays for none.
#pragma once

#include "base/config.hpp"
#include "commands/patience.hpp"
#include "commands/script_cache.hpp"
#include "commands/target.hpp"
#include "dialects/dialect.hpp"
#include "retort/env.hpp"
#include "retort/migrations.hpp"
#include "revisions/graph.hpp"
#include "runtime/settings.hpp"
#include "scripts/script.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace retort::commands {

// The options before the command's name.
struct GlobalOptions {
    std::vector<std::string> config_files;  // -c
    std::optional<std::string> section;     // -n
    std::vector<std::string> x_arguments;   // -x
    std::string tag;                        // --tag
    // Look for the settings above the current directory, too; where they are found
    // there, that directory becomes the process's current one.
    bool search_above = false;
    // The environment and the revisions inside of the program, in place of files.
    // It carries settings, too, which hold unless -c names a file.
    const Migrations* embedded = nullptr;
};

class Session {
public:
    // `log` takes progress and warnings; results are what commands return.
    Session(GlobalOptions options, runtime::Log log);
    ~Session();
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    const GlobalOptions& options() const { return options_; }
    const runtime::Log& log() const { return log_; }

    // The settings; of a database, those of its section first.
    const base::Config& config();
    // The ini that a new project gets; the settings are not read for it.
    std::string find_new_config_file() const;
    // A path that the user typed, absolute: the current directory may change when
    // the settings are found above it.
    std::string typed_path(const std::string& path) const;
    // Where those paths begin.
    const std::string& start_folder() const { return start_folder_; }

    // What a command that works on databases goes through, in the order of
    // `databases` in the ini: this session alone where the project has one
    // database or -n names one of them. They share the history and live as long
    // as this one.
    const std::vector<Session*>& databases();
    // Those of the project by name; none where it has one database.
    const std::vector<std::string>& database_names();
    // Which of the project's databases it is over; "" where the project has one,
    // and for the whole of several, which has no environment, URL or connection:
    // asking for those throws Error(command).
    const std::string& database();
    // The same, but "" also for one that -n names: what the parts of a report are
    // called.
    const std::string& heading() const { return heading_; }

    // What all targets share, before the first of them: the history, and the environment's code,
    // which is not run. Throws Error(command) where the project has several databases.
    void prepare_targets();
    // Over one of many databases, which must be there; otherwise as this one, whose history and
    // scripts it shares and which must outlive it.
    std::unique_ptr<Session> for_target(const Target& target);
    // Those that are the same for all targets, where these are schemas: what else may be read.
    void set_shared_schemas(std::vector<std::string> schemas) { shared_schemas_ = std::move(schemas); }
    // The scripts that targets were given; once they are prepared.
    ScriptCache& script_cache() { return *script_cache_; }

    // Every revision file, scanned; nothing is compiled.
    const revisions::Graph& graph();
    // env.cpp, built as far as needed, loaded and run; the defaults where there is none.
    const Environment& environment();
    // False where there is no env.cpp: then the environment is the default one.
    bool has_environment();
    // Said before the environment is loaded: the command prints SQL.
    void set_offline();
    void set_tag(const std::string& tag);
    // What the command line says about waiting; the rest is found when settings() is asked.
    void set_patience(const PatienceOptions& patience);

    // env.url; the url of a section named with -n; DATABASE_URL; sqlalchemy.url.
    // Of several databases: env.url; DATABASE_URL_<NAME>; the url of its section.
    // Throws Error(config) "DATABASE_URL not found" with the line to type.
    const base::Url& url();
    // False where url() would say that there is none.
    bool has_url();
    const dialects::Dialect& dialect();
    // Opens the database at the first call; the options of that call hold.
    dialects::Connection& connection(const dialects::ConnectOptions& options = {});

    // From the environment and the command line.
    runtime::Settings settings();
    // The rows of the version table; none where there is no table.
    revisions::Rows current_rows();

    // Builds and loads revisions, for the runtime.
    runtime::LoadScripts script_loader();

private:
    Session(Session& whole, const std::string& database);
    Session(Session& whole, const Target& target);

    void find_databases();
    base::ConfigOptions config_options() const;
    void load_config();
    base::Config read_config(const base::ConfigOptions& options) const;
    Environment new_environment();
    bool environment_concerns_runs();
    const Environment& run_environment();
    const scripts::EnvironmentScript& environment_script();
    scripts::EnvironmentScript load_environment_script();
    void require_one();
    base::Url find_file_url();
    void require_own_version_table();
    runtime::LoadScripts plain_loader();
    std::optional<std::string> find_url();
    std::optional<std::string> find_database_url();
    Error missing_url();

    GlobalOptions options_;
    runtime::Log log_;
    PatienceOptions patience_;
    std::string start_folder_;
    bool offline_ = false;
    Session* whole_ = nullptr;  // that this is a part of
    std::optional<Target> target_;
    std::vector<std::string> shared_schemas_;
    std::optional<ScriptCache> script_cache_;  // of one that has targets
    std::string heading_;
    std::optional<base::Config> config_;
    // Known once there is a config.
    std::vector<std::string> names_;  // of the project's databases, where it has several
    std::string database_;
    std::optional<revisions::Graph> graph_;
    std::optional<scripts::EnvironmentScript> environment_script_;
    std::optional<Environment> environment_;
    std::optional<bool> environment_concerns_runs_;
    std::optional<Environment> run_environment_;
    std::optional<base::Url> url_;
    std::unique_ptr<dialects::Connection> connection_;
    std::vector<std::unique_ptr<Session>> parts_;
    std::vector<Session*> databases_;  // once asked for
};

}  // namespace retort::commands
