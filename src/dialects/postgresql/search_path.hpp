// Working in one schema of many: which there are, and a connection for which one of
// them is the whole search path.
#pragma once

#include "dialects/dialect.hpp"

#include <string>
#include <vector>

namespace retort::dialects::postgresql {

// See Dialect::list_schemas.
std::vector<std::string> list_schemas(Connection& connection, const std::string& pattern);

// What libpq's `options` say to begin a session in the schema; `options` are those that the
// session gets anyway.
std::string add_search_path(const std::string& options, const std::string& schema);

// A statement that fails unless the schema still is the whole search path.
Statement emit_schema_check(const std::string& schema);

// Throws Error(connection) unless the session is in the schema: it may be gone, the role may
// lack the right to use it, and a pooler may have dropped the options.
void require_schema(Connection& connection, const std::string& schema);

}  // namespace retort::dialects::postgresql
