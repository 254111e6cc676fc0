// history: the revisions of a range, newest first.
#include "revisions/history.hpp"
#include "commands/commands.hpp"
#include "commands/databases.hpp"

namespace retort::commands {

namespace {

bool names_current(const revisions::Range& range) {
    return (range.start && range.start->atom == "current") || (range.end && range.end->atom == "current");
}

}  // namespace

std::vector<RevisionView> history(Session& session, const HistoryOptions& options) {
    const revisions::Range range =
        options.range ? revisions::parse_range(*options.range) : revisions::Range{};
    run_revision_environment(session);
    std::vector<DatabaseRows> current;
    if (options.indicate_current || names_current(range)) {
        current = read_all_rows(session);
    }
    const revisions::Rows rows = merge_rows(current);
    const auto listed = list_history(session.graph(), range, current.empty() ? nullptr : &rows);
    return view_revisions(session.graph(), listed,
                          options.indicate_current ? current : std::vector<DatabaseRows>{});
}

}  // namespace retort::commands
