// Targets that mean another place in each database.
#pragma once

#include "revisions/graph.hpp"
#include "revisions/symbols.hpp"

namespace retort::revisions {

// True for what upgrade and downgrade count from the rows of the version table: +N, -N,
// label@+N, label@-N, and `current` with or without steps. A revision or label that is called so
// goes before.
bool counts_from_rows(const Graph& graph, const Symbol& target);

}  // namespace retort::revisions
