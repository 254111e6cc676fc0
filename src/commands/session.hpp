// What a command works with, each part made when it is first asked for: the
// settings, the history, the environment, the database. A command that asks for
// none of them pays for none.
#pragma once

#include "base/config.hpp"
#include "dialects/dialect.hpp"
#include "retort/env.hpp"
#include "revisions/graph.hpp"
#include "runtime/settings.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace retort::commands {

// The options before the command's name.
struct GlobalOptions {
    std::optional<std::string> config_file;  // -c
    std::optional<std::string> section;      // -n
    std::vector<std::string> x_arguments;    // -x
    std::string tag;                         // --tag
};

class Session {
public:
    // `log` takes progress; results are what commands return.
    Session(GlobalOptions options, runtime::Log log);
    ~Session();
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    const GlobalOptions& options() const { return options_; }
    const runtime::Log& log() const { return log_; }

    const base::Config& config();
    // Every revision file, scanned; nothing is compiled.
    const revisions::Graph& graph();
    // env.cpp, built as far as needed, loaded and run.
    const Environment& environment();
    // Said before the environment is loaded: the command prints SQL.
    void set_offline() { offline_ = true; }
    void set_tag(std::string tag) { options_.tag = std::move(tag); }

    // env.url; the url of a section named with -n; DATABASE_URL; sqlalchemy.url.
    // Throws Error(config) "DATABASE_URL not found" with the line to type.
    const base::Url& url();
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
    std::string find_url();

    GlobalOptions options_;
    runtime::Log log_;
    bool offline_ = false;
    std::optional<base::Config> config_;
    std::optional<revisions::Graph> graph_;
    // Hooks and model values point into the environment's code: it goes last.
    std::shared_ptr<void> environment_code_;
    std::optional<Environment> environment_;
    std::optional<base::Url> url_;
    std::unique_ptr<dialects::Connection> connection_;
};

}  // namespace retort::commands
