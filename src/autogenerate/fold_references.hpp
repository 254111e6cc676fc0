// Foreign keys of added columns, where a table must be rebuilt to get one later.
#pragma once

#include "operations/operation.hpp"

#include <cstddef>
#include <vector>

namespace retort::autogenerate {

// Moves each foreign key over one added column into that column's definition,
// which needs no rebuild. Looks at the operations from `first` on, all of one
// table.
void fold_references(std::vector<operations::Operation>& operations, std::size_t first);

}  // namespace retort::autogenerate
