// Records and files; see applied.hpp.
#include "commands/applied.hpp"

#include "base/text.hpp"
#include "dialects/history_table.hpp"
#include "revisions/current.hpp"
#include "runtime/history.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace retort::commands {

namespace {

// The last thing that was done with each revision.
using Records = std::map<std::string, dialects::HistoryRow>;

Records read_records(Session& session) {
    Records records;
    const auto table = dialects::history_table_name(session.settings().version_table);
    for (auto& row : dialects::read_history(session.dialect(), session.connection(), table)) {
        records[row.revision] = std::move(row);
    }
    return records;
}

const dialects::HistoryRow* find_record(const Records& records, const std::string& revision) {
    const auto found = records.find(revision);
    return found == records.end() || found->second.action != "upgrade" ? nullptr : &found->second;
}

// Loads the scripts of the revisions with a checksum, all at once, when it is asked for one.
class Checksums {
public:
    explicit Checksums(Session& session)
        : session_(session), context_(runtime::recorder_context(session.dialect(), session.settings())) {}

    void want(const revisions::Revision& revision) { wanted_.push_back(revision); }
    // Those that do not compile fail all.
    void load() { scripts_ = session_.script_loader()(wanted_); }
    runtime::UpgradeChecksum find(const std::string& revision, runtime::TextForm form) const {
        return runtime::upgrade_checksum(*scripts_, revision, context_, form);
    }

private:
    Session& session_;
    operations::RecorderContext context_;
    std::vector<revisions::Revision> wanted_;
    std::shared_ptr<scripts::LoadedScripts> scripts_;
};

// False where the script does something else than the record says. Throws Error(command) where
// nobody can tell.
bool is_as_recorded(const Checksums& checksums, const std::string& revision, const std::string& recorded) {
    const auto form = runtime::find_form(recorded);
    if (!form) {
        throw Error(ErrorKind::command, "its record was made by another version of retort");
    }
    const auto present = checksums.find(revision, *form);
    if (present.value == recorded) {
        return true;
    }
    if (*form == runtime::TextForm::as_written && present.has_raw_sql) {
        throw Error(ErrorKind::command,
                    "its record, which an older version of retort made, also counts how SQL is written, and "
                    "something of it was changed");
    }
    return false;
}

revisions::Rows list_known(const revisions::Graph& graph, revisions::Rows rows) {
    std::erase_if(rows, [&](const std::string& row) { return !graph.find(row); });
    return rows;
}

}  // namespace

AppliedReport examine_applied(Session& session, const revisions::Rows& rows) {
    const revisions::Graph& graph = session.graph();
    const Records records = read_records(session);
    Checksums checksums(session);
    AppliedReport report;
    std::vector<std::pair<revisions::Index, const dialects::HistoryRow*>> to_compare;
    for (const revisions::Index index : list_applied(graph, rows)) {
        const auto* record = find_record(records, graph[index].id);
        if (record == nullptr) {
            report.unrecorded.push_back(view_revision(graph, index));
        } else if (record->checksum) {
            to_compare.emplace_back(index, record);
            checksums.want(graph[index]);
        }
    }
    checksums.load();
    for (const auto& [index, record] : to_compare) {
        try {
            if (!is_as_recorded(checksums, graph[index].id, *record->checksum)) {
                report.edited.push_back({.revision = view_revision(graph, index),
                                         .applied_at = record->applied_at,
                                         .applied_by = record->applied_by});
            }
        } catch (const Error& error) {
            report.uncompared.push_back({view_revision(graph, index), error.message()});
        }
    }
    return report;
}

void require_unedited(Session& session) {
    session.connection();  // the one that the upgrade will use, which may create the database
    const auto report = examine_applied(session, list_known(session.graph(), session.current_rows()));
    std::vector<std::string> ids;
    for (const auto& uncompared : report.uncompared) {
        ids.push_back(uncompared.revision.id + " (not compared: " + uncompared.reason + ")");
    }
    for (const auto& edited : report.edited) {
        ids.push_back(edited.revision.id);
    }
    if (ids.empty()) {
        return;
    }
    throw Error(ErrorKind::command, "Revisions were edited after they were applied" +
                                        (session.heading().empty() ? "" : " to " + session.heading()) + ": " +
                                        base::join(ids, ", "))
        .with_hint(
            "retort status shows when; put the files back and write a new revision for the change, or "
            "run without --strict");
}

}  // namespace retort::commands
