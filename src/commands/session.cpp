// Session: see session.hpp.
#include "commands/session.hpp"

#include "base/config_warnings.hpp"
#include "base/database_names.hpp"
#include "base/text.hpp"
#include "runtime/run_log.hpp"
#include "scripts/embedded.hpp"
#include "scripts/script.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
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

// Absent where it is empty, too.
std::optional<std::string> find_variable(const std::string& name) {
    const char* value = std::getenv(name.c_str());
    return value == nullptr || *value == '\0' ? std::nullopt : std::optional<std::string>(value);
}

// "" where it is gone: relative paths fail at their use.
std::string find_current_folder() {
    std::error_code failure;
    return std::filesystem::current_path(failure).string();
}

std::map<std::string, std::string> list_config(const base::Config& config) {
    std::map<std::string, std::string> values;
    for (const auto& key : config.keys()) {
        if (auto value = config.find(key)) {
            values[key] = *std::move(value);
        }
    }
    return values;
}

}  // namespace

Session::Session(GlobalOptions options, runtime::Log log)
    : options_(std::move(options)), log_(std::move(log)), start_folder_(find_current_folder()) {}

// The main section of the ini is the whole's; this one's goes before it.
Session::Session(Session& whole, const std::string& database)
    : options_(whole.options_),
      log_(whole.log_),
      patience_(whole.patience_),
      start_folder_(whole.start_folder_),
      offline_(whole.offline_),
      whole_(&whole),
      heading_(database),
      config_(whole.config().for_database(database)),
      names_(whole.names_),
      database_(database) {}

Session::~Session() = default;

base::ConfigOptions Session::config_options() const {
    base::ConfigOptions options;
    options.files = options_.config_files;
    options.section = options_.section.value_or(options.section);
    options.search_above = options_.search_above;
    return options;
}

// A project works from all of its directories as it does from its own: what its
// settings, its scripts and the shell's variables say relative means the same.
void Session::load_config() {
    config_ = read_config(config_options());
    if (const std::string& folder = config_->folder_above(); !folder.empty()) {
        std::filesystem::current_path(folder);
        log_("retort.config", "Entering directory '" + folder + "'");
    }
    for (const auto& warning : base::list_config_warnings(*config_)) {
        log_.warn("retort.config", warning);
    }
}

base::Config Session::read_config(const base::ConfigOptions& options) const {
    const Migrations* embedded = options_.embedded;
    return embedded == nullptr || !options.files.empty()
               ? base::Config::load(options)
               : base::Config::parse(embedded->settings, embedded->settings_file, options.section);
}

std::string Session::find_new_config_file() const {
    return base::Config::find_new_file(config_options());
}

std::string Session::typed_path(const std::string& path) const {
    return (std::filesystem::path(start_folder_) / path).lexically_normal().string();
}

const base::Config& Session::config() {
    if (!config_) {
        load_config();
        find_databases();
    }
    return *config_;
}

// What the section that -n names is: one of the project's databases; or another
// main section, whose database none of them is.
void Session::find_databases() {
    const auto& section = options_.section;
    if (!section) {
        names_ = config_->databases();
        return;
    }
    // A database needs no section of its own.
    base::ConfigOptions options = config_options();
    options.section = base::ConfigOptions().section;
    const base::Config whole = config_->has_section(*section) ? *config_ : read_config(options);
    names_ = whole.databases();
    if (std::find(names_.begin(), names_.end(), *section) != names_.end()) {
        database_ = *section;
        config_ = whole.for_database(database_);
    } else if (!config_->find_in(*section, "databases")) {
        names_.clear();
    }
}

const std::string& Session::database() {
    config();
    return database_;
}

const std::vector<std::string>& Session::database_names() {
    config();
    return names_;
}

const std::vector<Session*>& Session::databases() {
    if (databases_.empty() && database().empty()) {
        for (const auto& name : names_) {
            parts_.emplace_back(new Session(*this, name));
            databases_.push_back(parts_.back().get());
        }
    }
    if (databases_.empty()) {
        databases_ = {this};
    }
    return databases_;
}

// What names one database must not be answered for several.
void Session::require_one() {
    if (database().empty() && !names_.empty()) {
        throw Error(ErrorKind::command,
                    "This works on one database, and the project has several: " + base::join(names_, ", "))
            .with_hint("name one before the command, as in: retort -n " + names_.front());
    }
}

void Session::set_offline() {
    offline_ = true;
    for (const auto& part : parts_) {
        part->set_offline();
    }
}

void Session::set_tag(const std::string& tag) {
    options_.tag = tag;
    for (const auto& part : parts_) {
        part->set_tag(tag);
    }
}

void Session::set_patience(const PatienceOptions& patience) {
    patience_ = patience;
    for (const auto& part : parts_) {
        part->set_patience(patience);
    }
}

const revisions::Graph& Session::graph() {
    if (whole_ != nullptr) {
        return whole_->graph();
    }
    if (!graph_ && options_.embedded != nullptr) {
        graph_.emplace(scripts::list_embedded(*options_.embedded));
    } else if (!graph_) {
        graph_.emplace(scripts::list_revisions(
            config(), [this](const std::string& line) { log_.warn("retort.scripts", line); }));
    }
    return *graph_;
}

const Environment& Session::environment() {
    if (!environment_) {
        Environment environment = new_environment();
        environment_script()(environment);
        environment_ = std::move(environment);
    }
    return *environment_;
}

Environment Session::new_environment() {
    require_one();
    Environment environment;
    environment.x_arguments = parse_x_arguments(options_.x_arguments);
    environment.tag = options_.tag;
    environment.database = database_;
    environment.target = target_ ? target_->name : "";
    environment.offline = offline_;
    environment.config = list_config(config());
    return environment;
}

bool Session::environment_concerns_runs() {
    if (target_) {
        return whole_->environment_concerns_runs();
    }
    if (!environment_concerns_runs_) {
        environment_concerns_runs_ = options_.embedded != nullptr || !has_environment() ||
                                     scripts::environment_concerns_runs(config());
    }
    return *environment_concerns_runs_;
}

// For a run; nothing is compiled for an env.cpp that only sets models.
const Environment& Session::run_environment() {
    if (environment_ || environment_concerns_runs()) {
        return environment();
    }
    if (!run_environment_) {
        run_environment_ = new_environment();
    }
    return *run_environment_;
}

bool Session::has_environment() {
    const Migrations* embedded = options_.embedded;
    return embedded == nullptr ? scripts::has_environment(config()) : embedded->environment != nullptr;
}

const scripts::EnvironmentScript& Session::environment_script() {
    if (target_) {
        return whole_->environment_script();
    }
    if (!environment_script_) {
        environment_script_ = load_environment_script();
    }
    return *environment_script_;
}

// A project of SQL alone needs none; elsewhere it may have been forgotten.
scripts::EnvironmentScript Session::load_environment_script() {
    if (const Migrations* embedded = options_.embedded) {
        return [embedded](Environment& environment) {
            scripts::run_embedded_environment(*embedded, environment);
        };
    }
    if (has_environment()) {
        return scripts::load_environment(config(),
                                         [this](const std::string& line) { log_("retort.build", line); });
    }
    if (scripts::new_file_format(config()) != scripts::FileFormat::sql) {
        log_("retort.scripts",
             "There is no env.cpp in '" + config().script_location() + "': its settings are the defaults");
    }
    return [](Environment&) {};
}

std::optional<std::string> Session::find_url() {
    if (!run_environment().url.empty()) {
        return run_environment().url;
    }
    if (!database_.empty()) {
        return find_database_url();
    }
    // A section that the user names is meant, whatever the shell has set.
    if (options_.section) {
        if (const auto url = config().section_url()) {
            return *url;
        }
    }
    if (auto url = find_variable("DATABASE_URL")) {
        return url;
    }
    return config().url();
}

// Of several databases. DATABASE_URL names one, and would make one of all where all are meant.
std::optional<std::string> Session::find_database_url() {
    const std::string variable = base::database_variable(database_);
    if (auto url = find_variable(variable)) {
        return url;
    }
    if (!heading_.empty() && find_variable("DATABASE_URL")) {
        throw Error(ErrorKind::config, "DATABASE_URL is set, and the project has several databases")
            .with_hint("set " + variable + " instead, or unset DATABASE_URL to go by the ini");
    }
    return config().section_url();
}

Error Session::missing_url() {
    const std::string variable = database_.empty() ? "DATABASE_URL" : base::database_variable(database_);
    Error error(ErrorKind::config, variable + " not found");
    std::string hint = "export " + variable + "=" + dialects::all_dialects().front()->traits().example_url;
    if (!database_.empty()) {
        hint += ", or write sqlalchemy.url into the section [" + database_ + "]";
    }
    return error.with_hint(hint);
}

const base::Url& Session::url() {
    if (!url_ && target_ && target_->is_file()) {
        url_ = find_file_url();
    }
    if (!url_) {
        const auto text = find_url();
        if (!text) {
            throw missing_url();
        }
        url_ = base::parse_url(*text);
    }
    return *url_;
}

bool Session::has_url() {
    return url_.has_value() || (target_ && target_->is_file()) || find_url().has_value();
}

const dialects::Dialect& Session::dialect() {
    return dialects::get_dialect(url());
}

dialects::Connection& Session::connection(const dialects::ConnectOptions& options) {
    if (!connection_) {
        if (target_) {
            connection_ = dialect().connect(
                url(), {.must_exist = true, .schema = target_->is_file() ? "" : target_->name});
            return *connection_;
        }
        connection_ = dialect().connect(url(), options);
        if (!heading_.empty()) {
            log_(runtime::kLogger, "Database " + heading_ + ".");
        }
        runtime::log_context(log_, dialect(), offline_);
    }
    return *connection_;
}

runtime::Settings Session::settings() {
    const Environment& env = run_environment();
    runtime::Settings settings;
    settings.version_table = {env.version_table_schema, env.version_table};
    settings.version_table_pk = env.version_table_pk;
    settings.transaction_per_migration = env.transaction_per_migration;
    settings.keeps_history = config().keeps_history();
    settings.on_version_apply = env.on_version_apply;
    settings.x_arguments = env.x_arguments;
    settings.naming_convention = env.naming_convention;
    settings.database = database_;
    settings.databases = names_;
    settings.patience = read_patience(patience_, config());
    if (target_ && !target_->is_file()) {
        require_own_version_table();
        // Wherever a revision leads the session, what is noted of it is noted here.
        settings.version_table.schema = target_->name;
        settings.shared_schemas = whole_->shared_schemas_;
    }
    return settings;
}

revisions::Rows Session::current_rows() {
    return dialects::read_versions(dialect(), connection({.may_create = false}), settings().version_table)
        .value_or(revisions::Rows{});
}

runtime::LoadScripts Session::script_loader() {
    if (target_) {
        return [this](const auto& revisions) { return whole_->script_cache().get(revisions); };
    }
    return plain_loader();
}

runtime::LoadScripts Session::plain_loader() {
    return
        [this](const std::vector<revisions::Revision>& revisions) -> std::shared_ptr<scripts::LoadedScripts> {
            if (options_.embedded != nullptr) {
                return scripts::load_embedded(*options_.embedded, revisions);
            }
            return scripts::load_revisions(config(), revisions,
                                           [this](const std::string& line) { log_("retort.build", line); });
        };
}

}  // namespace retort::commands
