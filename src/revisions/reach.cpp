// Reachability by depth-first walks over the links.
#include "revisions/reach.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <string>

namespace retort::revisions {

namespace {

using Edges = std::vector<Index> Links::*;

void mark_from(const Graph& graph, std::vector<Index> todo, Edges edges, Mask& mask) {
    while (!todo.empty()) {
        const Index index = todo.back();
        todo.pop_back();
        if (mask[index]) {
            continue;
        }
        mask[index] = true;
        const auto& next = graph.links(index).*edges;
        todo.insert(todo.end(), next.begin(), next.end());
    }
}

Mask mark(const Graph& graph, const std::vector<Index>& from, Edges edges) {
    Mask mask(graph.size());
    mark_from(graph, from, edges, mask);
    return mask;
}

}  // namespace

Mask mark_ancestors(const Graph& graph, const std::vector<Index>& from, Follow follow) {
    return mark(graph, from, follow == Follow::parents ? &Links::parents : &Links::down);
}

Mask mark_descendants(const Graph& graph, const std::vector<Index>& from, Follow follow) {
    return mark(graph, from, follow == Follow::parents ? &Links::children : &Links::all_children);
}

Mask mark_lineage(const Graph& graph, const std::vector<Index>& from, Follow follow) {
    Mask lineage = mark_ancestors(graph, from, follow);
    const Mask above = mark_descendants(graph, from, follow);
    for (std::size_t i = 0; i < lineage.size(); ++i) {
        lineage[i] = lineage[i] || above[i];
    }
    return lineage;
}

std::vector<Index> keep_marked(const std::vector<Index>& indices, const Mask& mask) {
    std::vector<Index> kept;
    std::copy_if(indices.begin(), indices.end(), std::back_inserter(kept),
                 [&](Index index) { return mask[index]; });
    return kept;
}

std::vector<Index> list_marked(const Mask& mask) {
    std::vector<Index> indices;
    for (Index index = 0; index < mask.size(); ++index) {
        if (mask[index]) {
            indices.push_back(index);
        }
    }
    return indices;
}

void check_overlaps(const Graph& graph, const std::vector<Index>& requested) {
    // Only strict ancestors: shared by all, so that many requests cost one walk.
    Mask below(graph.size());
    for (const Index index : requested) {
        mark_from(graph, graph.links(index).down, &Links::down, below);
    }
    const std::vector<Index> covered = keep_marked(requested, below);
    if (covered.empty()) {
        return;
    }
    const Mask above = mark_descendants(graph, {covered.front()});
    const auto upper = std::find_if(requested.begin(), requested.end(),
                                    [&](Index index) { return above[index] && index != covered.front(); });
    const Mask under = mark_ancestors(graph, {*upper});
    std::vector<Index> overlapping = keep_marked(requested, under);
    std::erase(overlapping, *upper);
    throw Error(ErrorKind::command, "Requested revision " + graph[*upper].id +
                                        " overlaps with other requested revisions " +
                                        base::join(list_ids(graph, overlapping), ", "))
        .with_hint(graph[*upper].id + " already includes the others");
}

}  // namespace retort::revisions
