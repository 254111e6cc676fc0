// current: which revisions each database is at.
#include "revisions/current.hpp"
#include "commands/commands.hpp"
#include "commands/databases.hpp"
#include "commands/interrupted.hpp"

namespace retort::commands {

std::vector<CurrentReport> current(Session& session, const CurrentOptions& options) {
    std::vector<CurrentReport> reports;
    for_each_database(session, [&](Session& one) {
        const revisions::Rows rows = one.current_rows();
        if (options.check_heads && !is_up_to_date(one.graph(), rows)) {
            throw Error(ErrorKind::command, "Database is not on all head revisions")
                .with_hint("retort upgrade heads");
        }
        reports.push_back({.database = one.heading(),
                           .revisions = view_revisions(one.graph(), list_current(one.graph(), rows)),
                           .url = base::mask_password(one.url()),
                           .interrupted = find_interrupted(one)});
    });
    return reports;
}

}  // namespace retort::commands
