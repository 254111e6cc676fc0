// What leaves every stored row as it is needs no copy: the stored CREATE statement
// is edited, by the procedure that SQLite's manual has for it, inside the
// transaction and behind the same checks as a copy.
#pragma once

#include "dialects/sqlite/rebuild.hpp"

#include <optional>

namespace retort::dialects::sqlite {

// The statements, which end with the text that emit_rebuild's end with. Nothing
// where the rows would have to be written, where one of them does not satisfy
// what is new, or where the database cannot be asked.
std::optional<std::vector<Statement>> emit_edit(const Rebuild& rebuild);

}  // namespace retort::dialects::sqlite
