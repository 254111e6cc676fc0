// Refuses histories that bite their own tail.
#pragma once

#include "revisions/links.hpp"

#include <vector>

namespace retort::revisions {

// Throws ErrorKind::script naming the revisions of one cycle and their files:
// first a cycle of parents alone, else one that dependencies take part in.
void check_cycles(const std::vector<Revision>& revisions, const std::vector<Links>& links);

}  // namespace retort::revisions
