// RevisionView: see revision_view.hpp.
#include "commands/revision_view.hpp"

#include <algorithm>

namespace retort::commands {

RevisionView view_revision(const revisions::Graph& graph, revisions::Index index,
                           const revisions::Rows* rows) {
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
    view.is_current = rows != nullptr && std::find(rows->begin(), rows->end(), revision.id) != rows->end();
    view.summary = std::string(revisions::summary(revision));
    view.message = revision.message;
    view.path = revision.path;
    return view;
}

std::vector<RevisionView> view_revisions(const revisions::Graph& graph,
                                         const std::vector<revisions::Index>& indices,
                                         const revisions::Rows* rows) {
    std::vector<RevisionView> views;
    views.reserve(indices.size());
    for (const auto index : indices) {
        views.push_back(view_revision(graph, index, rows));
    }
    return views;
}

}  // namespace retort::commands
