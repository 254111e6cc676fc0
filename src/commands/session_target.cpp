// A session over one of many databases; see session.hpp.
#include "commands/session.hpp"

#include <algorithm>

namespace retort::commands {

Session::Session(Session& whole, const Target& target)
    : options_(whole.options_),
      log_(whole.log_),
      patience_(whole.patience_),
      start_folder_(whole.start_folder_),
      offline_(whole.offline_),
      whole_(&whole),
      target_(target),
      config_(whole.config()),
      names_(whole.names_),
      database_(whole.database_) {}

void Session::prepare_targets() {
    config();
    require_one();
    graph();
    if (environment_concerns_runs()) {
        environment_script();
    }
    script_cache_.emplace(plain_loader());
}

std::unique_ptr<Session> Session::for_target(const Target& target) {
    return std::unique_ptr<Session>(new Session(*this, target));
}

// Of the configured URL what is no place: the driver, and what stands after '?'.
base::Url Session::find_file_url() {
    const auto& dialects = dialects::all_dialects();
    const auto of_files = std::find_if(dialects.begin(), dialects.end(),
                                       [](const auto* dialect) { return dialect->traits().files; });
    const auto text = find_url();
    base::Url url = text ? base::parse_url(*text) : base::Url();
    if (!text && of_files != dialects.end()) {
        url.scheme = (*of_files)->traits().name;
    }
    if (!dialects::get_dialect(url).traits().files) {
        throw Error(ErrorKind::config, "the revisions are for the project's database, which is not a file: " +
                                           base::mask_password(url))
            .with_hint("--each-file works where DATABASE_URL and the settings name a file, or nothing");
    }
    url.database = target_->path;
    return url;
}

// One table of several schemas would say of each what is true of the last.
void Session::require_own_version_table() {
    const std::string& schema = run_environment().version_table_schema;
    if (!schema.empty() && schema != target_->name) {
        throw Error(ErrorKind::config, "env.version_table_schema is '" + schema +
                                           "', and every schema of --each-schema has its own version table")
            .with_hint("leave it empty, or set it to env.target");
    }
}

}  // namespace retort::commands
