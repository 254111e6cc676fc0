// An operation on a schema in memory, as SQLite does it.
#pragma once

#include "operations/operation.hpp"
#include "schema/metadata.hpp"

namespace retort::dialects::sqlite {

// operations::apply; and of a table that is STRICT no more the columns keep the few
// types that a STRICT table has, as in the database.
void apply_operation(const operations::Operation& operation, schema::MetaData& metadata);

}  // namespace retort::dialects::sqlite
