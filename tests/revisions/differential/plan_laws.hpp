// What every plan must keep to, whatever the reference says of it; the answer to
// the questions that crash the reference rests on these alone.
#pragma once

#include "revisions/plan.hpp"

namespace retort::revisions {

// From rows as the tools leave them: no step runs before what it needs, none runs
// twice, and after each one the rows are the tips of what is applied. Throws
// std::logic_error naming the step.
void check_laws(const Graph& graph, const Rows& rows, const Plan& plan);

}  // namespace retort::revisions
