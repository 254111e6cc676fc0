// downgrade: bring the database down to a revision, or print how.
#include "commands/migrate.hpp"

namespace retort::commands {

std::vector<MigrateReport> downgrade(Session& session, const MigrateOptions& options) {
    const auto interrupted = read_interrupted(options);
    if (!options.sql) {
        if (options.target.find(':') != std::string::npos) {
            throw Error(ErrorKind::command, "Range revision not allowed").with_hint("ranges need --sql");
        }
        return run_online(session, {.make_plan =
                                        [&](const revisions::Rows& rows) {
                                            return plan_downgrade(session.graph(), rows, options.target);
                                        },
                                    .interrupted = interrupted,
                                    .backup = read_backup(options.backup, session),
                                    .progress = options.progress});
    }
    refuse_backup(options.backup);
    session.set_offline();
    const OfflineRange range = parse_offline_range(options.target);
    if (!range.start) {
        throw Error(ErrorKind::command, "downgrade with --sql requires <fromrev>:<torev>");
    }
    return run_offline(session, rows_at(session, *range.start), [&](const revisions::Rows& rows) {
        return plan_downgrade(session.graph(), rows, range.end);
    });
}

}  // namespace retort::commands
