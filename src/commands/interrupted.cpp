// The step that was left half done; see interrupted.hpp.
#include "commands/interrupted.hpp"

#include "runtime/journal.hpp"

namespace retort::commands {

std::optional<InterruptedStep> find_interrupted(Session& session) {
    const auto entry = runtime::read_journal(session.dialect(), session.connection({.may_create = false}),
                                             session.settings().version_table);
    if (!entry) {
        return std::nullopt;
    }
    return InterruptedStep{
        .direction = entry->direction == revisions::Direction::upgrade ? "upgrade" : "downgrade",
        .revision = entry->revision,
        .operations = entry->position,
        .statement = entry->statement,
        .started = entry->started};
}

}  // namespace retort::commands
