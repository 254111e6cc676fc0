// A table as far as SQLite's pragmas tell, where its CREATE statement could not
// be read. Defaults, checks and collations are not in them.
#pragma once

#include "dialects/dialect.hpp"

namespace retort::dialects::sqlite {

schema::Table reflect_unread(Connection& connection, const schema::QualifiedName& name);

}  // namespace retort::dialects::sqlite
