// heads, branches, show: parts of the history, without a database.
#include "commands/commands.hpp"
#include "commands/databases.hpp"
#include "revisions/history.hpp"

namespace retort::commands {

std::vector<RevisionView> heads(Session& session, const HeadsOptions& options) {
    const revisions::Graph& graph = session.graph();
    return view_revisions(graph, options.resolve_dependencies ? graph.real_heads() : graph.heads());
}

std::vector<BranchPoint> branches(Session& session) {
    const revisions::Graph& graph = session.graph();
    std::vector<BranchPoint> points;
    for (const auto index : revisions::list_history(graph)) {
        if (graph.is_branch_point(index)) {
            points.push_back({.revision = view_revision(graph, index),
                              .children = view_revisions(graph, graph.links(index).children)});
        }
    }
    return points;
}

std::vector<RevisionView> show(Session& session, const std::string& symbol) {
    const revisions::Graph& graph = session.graph();
    revisions::ResolveOptions options;
    std::vector<DatabaseRows> current;
    revisions::Rows rows;
    if (revisions::parse_symbol(symbol).atom == "current") {
        current = read_all_rows(session);
        rows = merge_rows(current);
        options.current = &rows;
    }
    return view_revisions(graph, revisions::resolve_revisions(graph, symbol, options), current);
}

}  // namespace retort::commands
