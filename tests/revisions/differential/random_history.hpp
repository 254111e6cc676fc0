// Histories made from a seed: branches, merges, dependencies, labels, several
// bases; a few of them faulty.
#pragma once

#include "revisions/differential/random.hpp"
#include "revisions/revision.hpp"

#include <vector>

namespace retort::revisions {

// In load order, which need not be the order of the parents.
std::vector<Revision> make_history(Random& random);

}  // namespace retort::revisions
