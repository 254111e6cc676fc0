// What SQLite's own ALTER TABLE can do, and does without losing anything.
#pragma once

#include "dialects/dialect.hpp"

#include <optional>
#include <vector>

namespace retort::dialects::sqlite {

// Whether the answer for the operation depends on the schema.
bool needs_schema(const operations::Operation& operation);

// The statements that do it in place, or nothing where the table must be
// rebuilt. `metadata` is the schema before the operation; it may be null where
// needs_schema() says no.
std::optional<std::vector<Statement>> emit_in_place(const operations::Operation& operation,
                                                    const schema::MetaData* metadata);

}  // namespace retort::dialects::sqlite
