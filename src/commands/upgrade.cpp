// upgrade: bring the database up to a revision, or print how.
#include "commands/applied.hpp"
#include "commands/databases.hpp"
#include "commands/migrate.hpp"

namespace retort::commands {

std::vector<MigrateReport> upgrade(Session& session, const MigrateOptions& options) {
    const auto interrupted = read_interrupted(options);
    if (!options.sql) {
        if (options.target.find(':') != std::string::npos) {
            throw Error(ErrorKind::command, "Range revision not allowed").with_hint("ranges need --sql");
        }
        if (options.strict) {
            for_each_database(session, [](Session& one) { require_unedited(one); });
        }
        return run_online(session, {.make_plan =
                                        [&](const revisions::Rows& rows) {
                                            return plan_upgrade(session.graph(), rows, options.target);
                                        },
                                    .interrupted = interrupted,
                                    .backup = read_backup(options.backup, session),
                                    .progress = options.progress});
    }
    if (options.strict) {
        throw Error(ErrorKind::command, "--strict asks the database, which --sql does not");
    }
    refuse_backup(options.backup);
    session.set_offline();
    const OfflineRange range = parse_offline_range(options.target);
    const revisions::Rows start = range.start ? rows_at(session, *range.start) : revisions::Rows{};
    return run_offline(session, start, [&](const revisions::Rows& rows) {
        return plan_upgrade(session.graph(), rows, range.end);
    });
}

}  // namespace retort::commands
