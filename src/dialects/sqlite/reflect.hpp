// A database's catalogue as schema values.
#pragma once

#include "dialects/dialect.hpp"

namespace retort::dialects::sqlite {

// Option of a table whose CREATE statement could not be read, with the reason;
// it is known as far as SQLite's pragmas tell, and cannot be rebuilt.
inline constexpr const char* kUnreadOption = "sqlite_unread";

schema::MetaData reflect(Connection& connection, const ReflectOptions& options);
bool has_table(Connection& connection, const schema::QualifiedName& name);

}  // namespace retort::dialects::sqlite
