// Which revisions can be reached from which: the sets that everything else is made of.
#pragma once

#include "revisions/graph.hpp"

#include <vector>

namespace retort::revisions {

// One flag a revision of the graph.
using Mask = std::vector<bool>;

enum class Follow {
    parents,       // versioned links only
    dependencies,  // versioned links and dependencies
};

// All of these contain `from` itself.
Mask mark_ancestors(const Graph& graph, const std::vector<Index>& from, Follow follow = Follow::dependencies);
Mask mark_descendants(const Graph& graph, const std::vector<Index>& from,
                      Follow follow = Follow::dependencies);
// Ancestors and descendants: what shares a line with one of `from`.
Mask mark_lineage(const Graph& graph, const std::vector<Index>& from, Follow follow = Follow::parents);

// The members of `indices` that are in `mask`, in their order.
std::vector<Index> keep_marked(const std::vector<Index>& indices, const Mask& mask);
// All members of `mask`, in load order.
std::vector<Index> list_marked(const Mask& mask);

// Throws ErrorKind::command when one of `requested` is an ancestor of another.
void check_overlaps(const Graph& graph, const std::vector<Index>& requested);

}  // namespace retort::revisions
