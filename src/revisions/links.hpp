// The edges of a history, both ways, as indices in declaration or load order.
// The second stage of building a graph: names are resolved here, once.
#pragma once

#include "revisions/names.hpp"

#include <vector>

namespace retort::revisions {

struct Links {
    std::vector<Index> parents;       // down_revisions
    std::vector<Index> dependencies;  // depends_on, labels replaced by who declares them
    std::vector<Index> all_down;      // both of the above, each once
    std::vector<Index> down;          // all_down without dependencies that a versioned ancestor already has
    std::vector<Index> children;      // whose parent this is
    std::vector<Index> all_children;  // in whose all_down this is
};

// One entry a revision; `down` is filled by normalize_dependencies. Throws
// ErrorKind::script for a name that nothing declares and for a self-loop.
std::vector<Links> link_revisions(const std::vector<Revision>& revisions, const Names& names);

// Fills `down`. The links must be free of cycles.
void normalize_dependencies(std::vector<Links>& links);

}  // namespace retort::revisions
