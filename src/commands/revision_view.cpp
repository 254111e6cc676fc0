// RevisionView: see revision_view.hpp.
#include "commands/revision_view.hpp"

#include <algorithm>

namespace retort::commands {

namespace {

void mark_current(RevisionView& view, const std::vector<DatabaseRows>& current) {
    view.is_current_everywhere = !current.empty();
    for (const auto& [database, rows] : current) {
        const bool is_here = std::find(rows.begin(), rows.end(), view.id) != rows.end();
        view.is_current = view.is_current || is_here;
        view.is_current_everywhere = view.is_current_everywhere && is_here;
        if (is_here && !database.empty()) {
            view.current_in.push_back(database);
        }
    }
}

}  // namespace

RevisionView view_revision(const revisions::Graph& graph, revisions::Index index,
                           const std::vector<DatabaseRows>& current) {
    const revisions::Revision& revision = graph[index];
    RevisionView view;
    view.id = revision.id;
    view.down_revisions = revision.down_revisions;
    view.depends_on = revision.depends_on;
    view.branch_labels = graph.labels(index);
    view.children = list_ids(graph, graph.links(index).children);
    view.is_head = graph.is_head(index);
    view.is_effective_head = graph.is_effective_head(index);
    view.is_branch_point = graph.is_branch_point(index);
    view.is_merge_point = graph.is_merge_point(index);
    mark_current(view, current);
    view.summary = std::string(revisions::summary(revision));
    view.message = revision.message;
    view.path = revision.path;
    return view;
}

std::vector<RevisionView> view_revisions(const revisions::Graph& graph,
                                         const std::vector<revisions::Index>& indices,
                                         const std::vector<DatabaseRows>& current) {
    std::vector<RevisionView> views;
    views.reserve(indices.size());
    for (const auto index : indices) {
        views.push_back(view_revision(graph, index, current));
    }
    return views;
}

}  // namespace retort::commands
