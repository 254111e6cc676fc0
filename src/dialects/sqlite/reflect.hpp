// A database's catalogue as schema values.
#pragma once

#include "dialects/dialect.hpp"

namespace retort::dialects::sqlite {

schema::MetaData reflect(Connection& connection, const ReflectOptions& options);
bool has_table(Connection& connection, const schema::QualifiedName& name);

}  // namespace retort::dialects::sqlite
