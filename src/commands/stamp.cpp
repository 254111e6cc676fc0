// stamp, ensure_version: write the version table without running migrations.
#include "commands/databases.hpp"
#include "commands/migrate.hpp"
#include "runtime/migrate.hpp"
#include "runtime/offline.hpp"

namespace retort::commands {

namespace {

std::vector<MigrateReport> stamp_offline(Session& session, const StampOptions& options) {
    std::optional<std::string> start;
    std::vector<std::string> targets;
    for (const auto& target : options.targets) {
        const OfflineRange range = parse_offline_range(target);
        if (range.start && start && *range.start != *start) {
            throw Error(ErrorKind::command,
                        "Stamp operation with --sql only supports a single starting revision at a time");
        }
        start = range.start ? range.start : start;
        targets.push_back(range.end);
    }
    return run_offline(
        session, start ? rows_at(session, *start) : revisions::Rows{},
        [&](const revisions::Rows& rows) { return plan_stamp(session.graph(), rows, targets); });
}

}  // namespace

std::vector<MigrateReport> stamp(Session& session, const StampOptions& options) {
    if (options.sql && options.purge) {
        throw Error(ErrorKind::command, "Can't use --purge with --sql mode");
    }
    if (options.sql) {
        session.set_offline();
        return stamp_offline(session, options);
    }
    const auto make_plan = [&](const revisions::Rows& rows) {
        return plan_stamp(session.graph(), rows, options.targets);
    };
    return run_online(
        session,
        {.make_plan = make_plan, .purge = options.purge, .interrupted = runtime::Interrupted::forget});
}

std::vector<MigrateReport> ensure_version(Session& session, bool sql) {
    std::vector<MigrateReport> reports;
    if (sql) {
        session.set_offline();
    }
    for_each_database(session, [&](Session& one) {
        MigrateReport& report = reports.emplace_back();
        report.database = one.heading();
        if (sql) {
            report.script = runtime::write_version_table_script(one.dialect(), one.settings());
        } else {
            runtime::ensure_version_table(one.dialect(), one.connection(), one.settings(), one.log());
        }
    });
    return reports;
}

}  // namespace retort::commands
