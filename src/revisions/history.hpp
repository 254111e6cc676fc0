// Listing a stretch of the history.
#pragma once

#include "revisions/resolve.hpp"
#include "revisions/symbols.hpp"

#include <vector>

namespace retort::revisions {

// The revisions of `range`, both ends included, newest first. An absent start is
// base, an absent end is heads. -N as the start counts down from the end, +N as
// the end counts up from the start; a count that leads off the graph stops at
// its edge. `current` stands for `current`'s rows where given. Throws
// ErrorKind::command, "Requested range a:b does not refer to
// ancestor/descendant revisions along the same branch" among others.
std::vector<Index> list_history(const Graph& graph, const Range& range = {}, const Rows* current = nullptr);

}  // namespace retort::revisions
