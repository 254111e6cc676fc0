// What a run left between its transactions; see unchanged.hpp.
#include "runtime/unchanged.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace retort::runtime {

namespace {

std::string describe_rows(const revisions::Rows& rows) {
    return rows.empty() ? "no revision" : base::join(rows, ", ");
}

std::string describe_entry(const std::optional<JournalEntry>& entry) {
    return entry ? "the " + describe_interrupted(*entry) + " after " + std::to_string(entry->position) +
                       " of its operations" + (entry->statement.empty() ? "" : ", and a statement begun")
                 : "no step under way";
}

}  // namespace

Error changed_by_others(const std::string& found, const std::string& expected) {
    return Error(ErrorKind::database,
                 "another migration came between the transactions of this one: the database says " + found +
                     ", and this one left it at " + expected)
        .with_hint("let the other one end, look with retort current where it is, and run the command again");
}

void check_unchanged(const MigrateRequest& request, revisions::Rows rows,
                     const std::optional<JournalEntry>& journal) {
    const auto& table = request.settings.version_table;
    const auto found = read_versions(request.dialect, request.connection, table).value_or(revisions::Rows{});
    std::sort(rows.begin(), rows.end());
    if (found != rows) {
        throw changed_by_others(describe_rows(found), describe_rows(rows));
    }
    check_journal_unchanged(request, journal);
}

void check_journal_unchanged(const MigrateRequest& request, const std::optional<JournalEntry>& journal) {
    const auto entry = read_journal(request.dialect, request.connection, request.settings.version_table);
    if (entry != journal) {
        throw changed_by_others(describe_entry(entry), describe_entry(journal));
    }
}

}  // namespace retort::runtime
