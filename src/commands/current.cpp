// current: which revisions the database is at.
#include "revisions/current.hpp"
#include "commands/commands.hpp"

namespace retort::commands {

CurrentReport current(Session& session, const CurrentOptions& options) {
    const revisions::Rows rows = session.current_rows();
    if (options.check_heads && !is_up_to_date(session.graph(), rows)) {
        throw Error(ErrorKind::command, "Database is not on all head revisions")
            .with_hint("retort upgrade heads");
    }
    return {.revisions = view_revisions(session.graph(), list_current(session.graph(), rows)),
            .url = base::mask_password(session.url())};
}

}  // namespace retort::commands
