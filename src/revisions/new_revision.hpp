// What a revision about to be written stands on. Everything is checked before a
// file exists, so a refused request leaves none behind.
#pragma once

#include "revisions/resolve.hpp"

#include <string>
#include <vector>

namespace retort::revisions {

// The parents that `symbols` name, in their order; none for base. Unless
// `splice`, each must be a head. Throws ErrorKind::command.
struct ParentOptions {
    bool splice = false;
};
std::vector<Index> resolve_parents(const Graph& graph, const std::vector<std::string>& symbols,
                                   const ParentOptions& options = {});

// What to write as depends_on: a branch label stays one, any other symbol
// becomes a whole identifier.
std::vector<std::string> resolve_dependencies(const Graph& graph, const std::vector<std::string>& symbols);

// Throws as building the graph with `revision` in it would: its identifier or a
// label is unusable or in use, a parent is unknown, …
void check_addition(const Graph& graph, const Revision& revision);

}  // namespace retort::revisions
