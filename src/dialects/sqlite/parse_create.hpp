// The text of CREATE TABLE and CREATE INDEX → schema values: SQLite keeps the
// statement itself as its catalogue. The whole grammar is read and nothing is
// lost: what the values have no member for goes into their options.
//
//   table       sqlite_without_rowid, sqlite_strict, sqlite_autoincrement
//   column      sqlite_type, sqlite_not_null_on_conflict, sqlite_not_null_name,
//               sqlite_default_name, sqlite_collate_name, sqlite_generated_name
//   primary key sqlite_on_conflict, sqlite_inline_desc, sqlite_order_<n>, sqlite_collation_<n>
//   unique      sqlite_on_conflict, sqlite_order_<n>, sqlite_collation_<n>
//   check       sqlite_on_conflict
//   foreign key sqlite_match
//
// <n> counts the constraint's columns from 1: a place, so that it survives a
// rename of the column.
#pragma once

#include "schema/table.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace retort::dialects::sqlite {

// Throws Error(command) where the text is no such statement ("expected …, found …").
schema::Table parse_create_table(std::string_view sql);

struct ParsedIndex {
    schema::QualifiedName table;  // with the schema that qualifies the index's name
    schema::Index index;
};
ParsedIndex parse_create_index(std::string_view sql);

// A default as written in DEFAULT, with or without parentheses: a literal where
// it is one. Nothing for NULL, which is the same as no default.
std::optional<schema::ServerDefault> parse_default(std::string_view text);

}  // namespace retort::dialects::sqlite
