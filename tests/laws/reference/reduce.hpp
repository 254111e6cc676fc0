// The part of a schema that SQLAlchemy 1.4 has words for.
#pragma once

#include "laws/pair.hpp"

namespace retort::laws {

// Leaves out the rest: columns of types that it does not know, domains, STRICT, INCLUDE
// of constraints, NULLS NOT DISTINCT, earlier names.
Pair reduce(Pair pair, Database database);

}  // namespace retort::laws
