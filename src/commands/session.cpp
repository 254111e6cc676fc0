// Session: see session.hpp.
#include "commands/session.hpp"

#include "runtime/run_log.hpp"
#include "scripts/script.hpp"

#include <cstdlib>
#include <utility>

namespace retort::commands {

namespace {

// key=value; without '=' the value is empty.
std::map<std::string, std::string> parse_x_arguments(const std::vector<std::string>& arguments) {
    std::map<std::string, std::string> values;
    for (const auto& argument : arguments) {
        const auto equals = argument.find('=');
        values[argument.substr(0, equals)] = equals == std::string::npos ? "" : argument.substr(equals + 1);
    }
    return values;
}

std::map<std::string, std::string> list_config(const base::Config& config) {
    std::map<std::string, std::string> values;
    for (const auto& key : config.ini().keys(config.section())) {
        if (auto value = config.find(key)) {
            values[key] = *std::move(value);
        }
    }
    return values;
}

}  // namespace

Session::Session(GlobalOptions options, runtime::Log log)
    : options_(std::move(options)), log_(std::move(log)) {}

Session::~Session() = default;

const base::Config& Session::config() {
    if (!config_) {
        base::ConfigOptions options;
        options.file = options_.config_file;
        options.section = options_.section.value_or(options.section);
        config_ = base::Config::load(options);
    }
    return *config_;
}

const revisions::Graph& Session::graph() {
    if (!graph_) {
        graph_.emplace(scripts::list_revisions(config()));
    }
    return *graph_;
}

const Environment& Session::environment() {
    if (!environment_) {
        Environment environment;
        environment.x_arguments = parse_x_arguments(options_.x_arguments);
        environment.tag = options_.tag;
        environment.offline = offline_;
        environment.config = list_config(config());
        environment_code_ = scripts::load_environment(
            config(), environment, [this](const std::string& line) { log_("retort.build", line); });
        environment_ = std::move(environment);
    }
    return *environment_;
}

std::string Session::find_url() {
    if (!environment().url.empty()) {
        return environment().url;
    }
    // A section that the user names is meant, whatever the shell has set.
    if (options_.section) {
        if (const auto url = config().section_url()) {
            return *url;
        }
    }
    if (const char* url = std::getenv("DATABASE_URL"); url != nullptr && *url != '\0') {
        return url;
    }
    if (const auto url = config().url()) {
        return *url;
    }
    throw Error(ErrorKind::config, "DATABASE_URL not found")
        .with_hint("export DATABASE_URL=" + dialects::all_dialects().front()->traits().example_url);
}

const base::Url& Session::url() {
    if (!url_) {
        url_ = base::parse_url(find_url());
    }
    return *url_;
}

const dialects::Dialect& Session::dialect() {
    return dialects::get_dialect(url());
}

dialects::Connection& Session::connection(const dialects::ConnectOptions& options) {
    if (!connection_) {
        connection_ = dialect().connect(url(), options);
        runtime::log_context(log_, dialect(), offline_);
    }
    return *connection_;
}

runtime::Settings Session::settings() {
    const Environment& env = environment();
    runtime::Settings settings;
    settings.version_table = {env.version_table_schema, env.version_table};
    settings.version_table_pk = env.version_table_pk;
    settings.transaction_per_migration = env.transaction_per_migration;
    settings.on_version_apply = env.on_version_apply;
    settings.x_arguments = env.x_arguments;
    settings.naming_convention = env.naming_convention;
    return settings;
}

revisions::Rows Session::current_rows() {
    return dialects::read_versions(dialect(), connection({.may_create = false}), settings().version_table)
        .value_or(revisions::Rows{});
}

runtime::LoadScripts Session::script_loader() {
    return
        [this](const std::vector<revisions::Revision>& revisions) -> std::shared_ptr<scripts::LoadedScripts> {
            return scripts::load_revisions(config(), revisions,
                                           [this](const std::string& line) { log_("retort.build", line); });
        };
}

}  // namespace retort::commands
