// Building a graph: names, links, checks, labels, ends; each stage in its own file.
#include "revisions/graph.hpp"

#include "revisions/cycles.hpp"
#include "revisions/labels.hpp"

#include <utility>

namespace retort::revisions {

Graph::Graph(std::vector<Revision> revisions)
    : revisions_(std::move(revisions)), names_(revisions_), links_(link_revisions(revisions_, names_)) {
    check_cycles(revisions_, links_);
    normalize_dependencies(links_);
    labels_ = spread_labels(revisions_, links_);
    for (Index index = 0; index < revisions_.size(); ++index) {
        if (is_head(index)) {
            heads_.push_back(index);
        }
        if (is_real_head(index)) {
            real_heads_.push_back(index);
        }
        if (is_base(index)) {
            bases_.push_back(index);
        }
    }
}

std::vector<std::string> list_ids(const Graph& graph, const std::vector<Index>& indices) {
    std::vector<std::string> ids;
    ids.reserve(indices.size());
    for (const Index index : indices) {
        ids.push_back(graph[index].id);
    }
    return ids;
}

}  // namespace retort::revisions
