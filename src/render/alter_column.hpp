// The changes of an alter_column, as its options.
#pragma once

#include "render/elements.hpp"

namespace retort::render {

// What changes, then what there was, as far as the words reach: identity,
// computed expression and autoincrement of before have none.
Arguments render_changes(const operations::AlterColumn& change);

}  // namespace retort::render
