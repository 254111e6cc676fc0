// What is left of generated operations in a revision.
#pragma once

#include "operations/operation.hpp"

namespace retort::laws {

// As a revision records it: without what its text has no words for, such as the
// definitions of what is dropped by name.
operations::Operation as_recorded(operations::Operation operation);

}  // namespace retort::laws
