// Generated columns whose source changes its type.
#pragma once

#include "autogenerate/context.hpp"

namespace retort::autogenerate {

// Where tables are not rebuilt, a column must not be generated from another
// while that one's type changes: its expression goes before and comes after.
void rebuild_generated(const Context& context, Findings& findings);

}  // namespace retort::autogenerate
