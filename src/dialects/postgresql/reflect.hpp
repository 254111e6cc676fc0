// A PostgreSQL database's schema as a value.
#pragma once

#include "dialects/dialect.hpp"

namespace retort::dialects::postgresql {

// Eight queries, whatever the number of tables; in a read transaction of its
// own where none is open.
schema::MetaData reflect(Connection& connection, const ReflectOptions& options);

// On for columns that count by themselves; off for those that would by the
// rules but do not; else automatic. The one form both sides of a comparison have.
void settle_autoincrement(schema::Table& table);

}  // namespace retort::dialects::postgresql
