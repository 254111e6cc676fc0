// status: where each database is, what is left to do, and what does not fit the
// files.
#include "commands/applied.hpp"
#include "commands/databases.hpp"
#include "commands/interrupted.hpp"
#include "revisions/current.hpp"

namespace retort::commands {

std::vector<StatusReport> status(Session& session) {
    std::vector<StatusReport> reports;
    for_each_database(session, [&](Session& one) {
        const revisions::Graph& graph = one.graph();
        StatusReport& report = reports.emplace_back();
        report.database = one.heading();
        report.url = base::mask_password(one.url());
        report.interrupted = find_interrupted(one);
        revisions::Rows known;
        for (const auto& row : one.current_rows()) {
            (graph.find(row) ? known : report.unknown_rows).push_back(row);
        }
        report.current = view_revisions(graph, list_current(graph, known));
        report.pending = view_revisions(graph, list_pending(graph, known));
        AppliedReport applied = examine_applied(one, known);
        report.edited = std::move(applied.edited);
        report.uncompared = std::move(applied.uncompared);
        report.unrecorded = std::move(applied.unrecorded);
    });
    return reports;
}

}  // namespace retort::commands
