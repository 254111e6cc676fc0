// What became of an operation that no transaction holds, asked of the catalog.
#pragma once

#include "dialects/dialect.hpp"

namespace retort::dialects::postgresql {

// Indexes that are built or dropped CONCURRENTLY; unknown for anything else. Throws
// Error(database) while another session is building the index.
Outcome probe(const Dialect& dialect, Connection& connection, const operations::Operation& operation);

}  // namespace retort::dialects::postgresql
