// history: the revisions of a range, newest first.
#include "revisions/history.hpp"
#include "commands/commands.hpp"

namespace retort::commands {

namespace {

bool names_current(const revisions::Range& range) {
    return (range.start && range.start->atom == "current") || (range.end && range.end->atom == "current");
}

}  // namespace

std::vector<RevisionView> history(Session& session, const HistoryOptions& options) {
    const revisions::Range range =
        options.range ? revisions::parse_range(*options.range) : revisions::Range{};
    std::optional<revisions::Rows> rows;
    if (options.indicate_current || names_current(range)) {
        rows = session.current_rows();
    }
    const auto* known = rows ? &*rows : nullptr;
    return view_revisions(session.graph(), list_history(session.graph(), range, known),
                          options.indicate_current ? known : nullptr);
}

}  // namespace retort::commands
