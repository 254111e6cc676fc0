// Comments in a stored CREATE TABLE, which no model knows: carried over into the
// statement of the table that takes its place.
#pragma once

#include "schema/table.hpp"

#include <string>

namespace retort::dialects::sqlite {

// The CREATE statement of `table`. Where `stored` has comments, the members that
// are the same in both are as written there.
std::string keep_text(const schema::Table& table, const std::string& stored);

}  // namespace retort::dialects::sqlite
