// Settings of a Migrator; see environment.hpp.
#include "embed/environment.hpp"

#include "scripts/embedded.hpp"

namespace retort::embed {

runtime::Settings make_settings(const Migrations& migrations, const MigratorOptions& options) {
    Environment env;
    env.x_arguments = options.x_arguments;
    env.database = options.database;
    env.offline = false;
    scripts::run_embedded_environment(migrations, env);
    runtime::Settings settings;
    settings.caller = runtime::Caller::program;
    settings.version_table = {options.version_table_schema.value_or(env.version_table_schema),
                              options.version_table.value_or(env.version_table)};
    settings.version_table_pk = env.version_table_pk;
    settings.transaction_per_migration =
        options.transaction_per_migration.value_or(env.transaction_per_migration);
    settings.keeps_history = options.keep_history;
    settings.patience.lock_timeout = options.lock_timeout;
    settings.patience.table_lock_timeout = options.table_lock_timeout;
    settings.patience.statement_timeout = options.statement_timeout;
    settings.patience.retries = options.retries;
    settings.on_version_apply = env.on_version_apply;
    settings.x_arguments = env.x_arguments;
    settings.naming_convention = env.naming_convention;
    settings.database = options.database;
    if (!options.database.empty()) {
        settings.databases = {options.database};
    }
    return settings;
}

runtime::Log make_log(const MigratorOptions& options) {
    if (!options.on_log) {
        return {};
    }
    const auto write = [on_log = options.on_log](LogLevel level) {
        return
            [on_log, level](std::string_view logger, std::string_view line) { on_log(level, logger, line); };
    };
    return {write(LogLevel::info), write(LogLevel::warning)};
}

}  // namespace retort::embed
