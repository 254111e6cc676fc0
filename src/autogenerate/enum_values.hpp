// Enumerations that only gain values.
#pragma once

#include "autogenerate/context.hpp"

namespace retort::autogenerate {

// Adds the values to the type in place where that leads to the new list and nothing else
// that is found speaks of a new value: what is added cannot be used before it is committed.
// Otherwise the type is made anew, as the comparators have it.
void add_values_in_place(Findings& findings);

// The reverse of each added value makes the type anew; one does for all of a type.
void join_enum_alterations(std::vector<operations::Operation>& operations);

}  // namespace retort::autogenerate
