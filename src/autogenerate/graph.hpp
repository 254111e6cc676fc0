// The dependency graph of operations, and its one order.
#pragma once

#include "autogenerate/facts.hpp"

#include <cstddef>
#include <vector>

namespace retort::autogenerate {

struct Sorted {
    std::vector<std::size_t> order;  // positions in the input
    // Those that were put in place although something they wait for was not.
    std::vector<std::size_t> forced;
};

// Dependencies first; where they leave a choice, in the order given. A cycle is
// cut at its earliest member.
Sorted sort_by_dependency(const std::vector<Facts>& nodes);

}  // namespace retort::autogenerate
