// Checks, indexes and exclusions over columns whose types change.
#pragma once

#include "autogenerate/context.hpp"

namespace retort::autogenerate {

// Where tables are not rebuilt, the database fits such expressions to the new
// type by casts; they are dropped before and made again after, from the text
// that the models have.
void rebuild_expressions(const Context& context, Findings& findings);

}  // namespace retort::autogenerate
