// The table that a rebuild ends with, and its CREATE statement: the same whether
// the rows are copied or the stored text is edited.
#pragma once

#include "dialects/sqlite/rebuild.hpp"

namespace retort::dialects::sqlite {

// What the new table is called until it takes the old one's place.
schema::QualifiedName temporary_name(const schema::QualifiedName& table);

// Under that name. Comments of the old statement stay where the members beside
// them do, as far as the database can be asked for it.
std::string create_new_table(const Rebuild& rebuild);

// The table's CREATE statement as the database has it; "" where it cannot be asked.
std::string read_stored_text(const Rebuild& rebuild);

}  // namespace retort::dialects::sqlite
