// A key that is dropped and made anew takes along the foreign keys that rest on
// it, on databases that insist.
#pragma once

#include "autogenerate/context.hpp"

namespace retort::autogenerate {

// Adds drop and creation of every unchanged foreign key whose key is dropped.
void rebuild_references(const Context& context, Findings& findings);

}  // namespace retort::autogenerate
