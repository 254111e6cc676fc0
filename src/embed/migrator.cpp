// The door for programs: a Migrator puts the runtime behind one value.
#include "retort/migrator.hpp"

#include "embed/database.hpp"
#include "embed/environment.hpp"
#include "embed/views.hpp"
#include "revisions/current.hpp"
#include "runtime/journal.hpp"
#include "runtime/migrate.hpp"
#include "runtime/preview_script.hpp"
#include "runtime/run_log.hpp"
#include "scripts/embedded.hpp"

#include <algorithm>
#include <utility>

namespace retort {

class Migrator::Impl {
public:
    Impl(const Migrations& migrations, embed::Database database, MigratorOptions options)
        : migrations_(migrations),
          options_(std::move(options)),
          log_(embed::make_log(options_)),
          database_(std::move(database)),
          graph_(scripts::list_embedded(migrations)) {}

    const revisions::Graph& graph() const { return graph_; }

    MigrationReport run(const runtime::MakePlan& make_plan) const {
        return run(make_plan, embed::read_interrupted(options_), embed::make_backup(options_));
    }
    // It changes the version table alone.
    MigrationReport run_stamp(const runtime::MakePlan& make_plan) const {
        return run(make_plan, runtime::Interrupted::forget, {});
    }

    MigrationPlan plan(const runtime::MakePlan& make_plan) const {
        const runtime::Settings settings = embed::make_settings(migrations_, options_);
        const auto connection = database_.open({.may_create = false});
        const revisions::Plan steps = make_plan(read_rows(settings, *connection));
        MigrationPlan plan{
            .steps = embed::view_steps(steps), .warnings = steps.warnings, .sql = "", .is_whole = true};
        if (!plan.steps.empty()) {
            auto script =
                runtime::write_preview(database_.dialect(), *connection, settings, steps, script_loader());
            plan.sql = std::move(script.sql);
            plan.is_whole = script.is_whole;
        }
        return plan;
    }

    std::optional<InterruptedStep> find_interrupted() const {
        const runtime::Settings settings = embed::make_settings(migrations_, options_);
        const auto connection = database_.open({.may_create = false});
        const auto entry = runtime::read_journal(database_.dialect(), *connection, settings.version_table);
        return entry ? std::optional(embed::view_interrupted(*entry)) : std::nullopt;
    }

    // No database is made for it.
    revisions::Rows read_rows() const {
        const auto connection = database_.open({.may_create = false});
        return read_rows(embed::make_settings(migrations_, options_), *connection);
    }

private:
    MigrationReport run(const runtime::MakePlan& make_plan, runtime::Interrupted interrupted,
                        const runtime::BackupPolicy& backup_policy) const {
        const auto connection = database_.open({});
        runtime::Settings settings = embed::make_settings(migrations_, options_);
        // One savepoint is all that there is.
        settings.transaction_per_migration = settings.transaction_per_migration && !connection->is_nested();
        runtime::log_context(log_, database_.dialect(), false);
        runtime::Events events = embed::make_events(options_);
        std::string backup;
        events.on_backed_up = [&backup](const std::string& path) { backup = path; };
        const runtime::MigrateRequest request{.dialect = database_.dialect(),
                                              .connection = *connection,
                                              .settings = std::move(settings),
                                              .make_plan = make_plan,
                                              .load_scripts = script_loader(),
                                              .log = log_,
                                              .interrupted = interrupted,
                                              .events = std::move(events),
                                              .backup = backup_policy};
        auto steps = embed::view_steps(runtime::migrate(request));
        return {.steps = std::move(steps), .backup = std::move(backup)};
    }

    revisions::Rows read_rows(const runtime::Settings& settings, dialects::Connection& connection) const {
        return dialects::read_versions(database_.dialect(), connection, settings.version_table)
            .value_or(revisions::Rows{});
    }

    runtime::LoadScripts script_loader() const {
        return [this](const std::vector<revisions::Revision>& revisions)
                   -> std::shared_ptr<scripts::LoadedScripts> {
            return scripts::load_embedded(migrations_, revisions);
        };
    }

    const Migrations& migrations_;
    MigratorOptions options_;
    runtime::Log log_;
    embed::Database database_;
    revisions::Graph graph_;
};

Migrator::Migrator(const Migrations& migrations, const std::string& url, MigratorOptions options)
    : impl_(std::make_unique<Impl>(migrations, embed::Database(url), std::move(options))) {}

Migrator::Migrator(const Migrations& migrations, sqlite3* database, MigratorOptions options)
    : impl_(std::make_unique<Impl>(
          migrations, embed::Database(dialects::NativeHandle{.type = "sqlite3", .pointer = database}),
          std::move(options))) {}

Migrator::Migrator(const Migrations& migrations, pg_conn* connection, MigratorOptions options)
    : impl_(std::make_unique<Impl>(
          migrations, embed::Database(dialects::NativeHandle{.type = "PGconn", .pointer = connection}),
          std::move(options))) {}

Migrator::~Migrator() = default;
Migrator::Migrator(Migrator&& other) noexcept = default;
Migrator& Migrator::operator=(Migrator&& other) noexcept = default;

MigrationReport Migrator::upgrade(std::string_view target) {
    return impl_->run(
        [&](const revisions::Rows& rows) { return plan_upgrade(impl_->graph(), rows, target); });
}

MigrationReport Migrator::downgrade(std::string_view target) {
    return impl_->run(
        [&](const revisions::Rows& rows) { return revisions::plan_downgrade(impl_->graph(), rows, target); });
}

MigrationReport Migrator::stamp(std::string_view target) {
    return impl_->run_stamp(
        [&](const revisions::Rows& rows) { return plan_stamp(impl_->graph(), rows, {std::string(target)}); });
}

std::vector<RevisionInfo> Migrator::current() {
    return embed::view_revisions(impl_->graph(), list_current(impl_->graph(), impl_->read_rows()));
}

std::vector<RevisionInfo> Migrator::pending() {
    return embed::view_revisions(impl_->graph(), list_pending(impl_->graph(), impl_->read_rows()));
}

bool Migrator::is_compatible() {
    const revisions::Rows rows = impl_->read_rows();
    return std::all_of(rows.begin(), rows.end(),
                       [this](const std::string& row) { return impl_->graph().find(row).has_value(); });
}

std::optional<InterruptedStep> Migrator::interrupted() {
    return impl_->find_interrupted();
}

MigrationPlan Migrator::plan(std::string_view target) {
    return impl_->plan(
        [&](const revisions::Rows& rows) { return plan_upgrade(impl_->graph(), rows, target); });
}

MigrationPlan Migrator::plan_downgrade(std::string_view target) {
    return impl_->plan(
        [&](const revisions::Rows& rows) { return revisions::plan_downgrade(impl_->graph(), rows, target); });
}

}  // namespace retort
