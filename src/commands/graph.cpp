// graph: the history as a diagram, with what the database is at.
#include "commands/commands.hpp"
#include "commands/databases.hpp"
#include "revisions/current.hpp"
#include "revisions/history.hpp"

namespace retort::commands {

namespace {

std::vector<DatabaseRows> read_rows(Session& session, const GraphOptions& options) {
    if (!options.use_database) {
        return {};
    }
    try {
        return read_configured_rows(session);
    } catch (Error& error) {
        constexpr const char* kWayOut = "retort graph --no-database draws without marks";
        error.with_hint(error.hint().empty() ? kWayOut : error.hint() + "; " + kWayOut);
        throw;
    }
}

// Files that are not pulled yet are no reason to draw nothing.
revisions::Rows take_unknown(const revisions::Graph& graph, std::vector<DatabaseRows>& all) {
    revisions::Rows unknown;
    for (auto& [database, rows] : all) {
        for (const auto& row : rows) {
            if (!graph.find(row)) {
                unknown.push_back(row);
            }
        }
        std::erase_if(rows, [&](const std::string& row) { return !graph.find(row); });
    }
    return unknown;
}

}  // namespace

GraphReport graph(Session& session, const GraphOptions& options) {
    const revisions::Graph& graph = session.graph();
    const revisions::Range range =
        options.range ? revisions::parse_range(*options.range) : revisions::Range{};
    std::vector<DatabaseRows> current = read_rows(session, options);
    GraphReport report;
    report.is_marked = !current.empty();
    report.unknown_rows = take_unknown(graph, current);
    std::vector<drawing::Tips> tips;
    for (const auto& [database, rows] : current) {
        tips.push_back({.database = database, .revisions = list_current(graph, rows)});
    }
    const revisions::Rows rows = merge_rows(current);
    report.diagram = make_diagram(graph, list_history(graph, range, current.empty() ? nullptr : &rows), tips);
    return report;
}

}  // namespace retort::commands
