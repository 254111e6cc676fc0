// What operations do to tables that are in use, and how large those are.
#pragma once

#include "dialects/dialect.hpp"

namespace retort::dialects::postgresql {

// Locks as the manual's chapter "Explicit Locking" and the pages of the statements
// have them.
std::vector<Impact> list_impacts(const operations::Operation& operation, const EmitContext& context);

// pg_class.reltuples: what the last VACUUM or ANALYZE found.
std::optional<std::int64_t> estimate_rows(Connection& connection, const std::string& quoted_table);

}  // namespace retort::dialects::postgresql
