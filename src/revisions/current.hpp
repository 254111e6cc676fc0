// What the rows of the version table say about a whole history.
#pragma once

#include "revisions/resolve.hpp"

#include <vector>

namespace retort::revisions {

// Every tip that the rows imply, in load order: a revision applied as the
// dependency of another one has no row of its own and is listed all the same.
// Throws ErrorKind::command for a row that no file declares.
std::vector<Index> list_current(const Graph& graph, const Rows& rows);

// True when every head is applied, whether by a row or as a dependency, so
// that an upgrade to `heads` would do nothing.
bool is_up_to_date(const Graph& graph, const Rows& rows);

// Every revision that the rows imply, oldest first.
std::vector<Index> list_applied(const Graph& graph, const Rows& rows);

// What an upgrade to `heads` would run, oldest first.
std::vector<Index> list_pending(const Graph& graph, const Rows& rows);

}  // namespace retort::revisions
