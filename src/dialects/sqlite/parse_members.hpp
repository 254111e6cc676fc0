// The members of CREATE TABLE, each read into the table; used by parse_create.cpp.
#pragma once

#include "dialects/sqlite/cursor.hpp"
#include "schema/table.hpp"

#include <string>

namespace retort::dialects::sqlite {

struct ColumnText {
    std::string type;  // the declared type as written
};

// Adds the column, and the constraints in its definition.
ColumnText parse_column(Cursor& cursor, schema::Table& table);

bool begins_table_constraint(const Cursor& cursor);
// All that follow the columns; commas between them are optional, as in SQLite.
void parse_table_constraints(Cursor& cursor, schema::Table& table);

// "ON CONFLICT x" → "X"; else "".
std::string take_conflict_clause(Cursor& cursor);
// From REFERENCES on. In a table constraint the foreign key has its columns already.
void parse_references(Cursor& cursor, schema::ForeignKey& key);
// "[NOT] DEFERRABLE [INITIALLY …]", if it comes next.
bool parse_deferrability(Cursor& cursor, schema::ForeignKey& key);

schema::IndexElement parse_index_element(Cursor& cursor);

}  // namespace retort::dialects::sqlite
