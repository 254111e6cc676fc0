// The order in which revisions are listed and run.
#pragma once

#include "revisions/reach.hpp"

#include <vector>

namespace retort::revisions {

// The members of `wanted`, newest first: no revision before one that needs it.
// Walks down from `heads` (and from what else is on top), one branch as far as
// possible before switching to the next; load order breaks ties. An upgrade
// runs this backwards.
std::vector<Index> sort_newest_first(const Graph& graph, const Mask& wanted, const std::vector<Index>& heads);

}  // namespace retort::revisions
