// What a database has, held against the records of how it got there: the
// revisions that were edited since, and those that nothing is known of.
#pragma once

#include "commands/commands.hpp"

namespace retort::commands {

struct AppliedReport {
    std::vector<EditedRevision> edited;
    std::vector<UncomparedRevision> uncompared;
    std::vector<RevisionView> unrecorded;
};
// Of one database that is connected; every row must have a file. Builds the revisions that have a
// record, and none where there is no history table.
AppliedReport examine_applied(Session& session, const revisions::Rows& rows);

// Throws Error(command) naming the revisions of this database that were edited
// after they were applied, or that cannot be compared. Rows that no file declares are passed over: the plan
// says what it thinks of them.
void require_unedited(Session& session);

}  // namespace retort::commands
