// Types in SQLite's words and back. SQLite keeps a column's declared type as
// free text, so a text that our own words would change is kept beside the type.
#pragma once

#include "schema/table.hpp"

#include <string>
#include <string_view>

namespace retort::dialects::sqlite {

// Option of a column: the declared type as written, where emitting `type` would
// give another ("INT", "decimal(8)"). Holds only as long as the type is the one
// that the text stands for.
inline constexpr const char* kTypeOption = "sqlite_type";
// On a column that is added: its table, which the operation does not carry, is STRICT.
inline constexpr const char* kStrictOption = "sqlite_strict";

schema::Type parse_type(std::string_view text);
// Notes in kTypeOption that the column is declared with `text`, where emitting it
// would give other words.
void keep_declared_type(const schema::Table& table, schema::Column& column, std::string_view text);

// Without collation. Throws Error(command) for what SQLite cannot store.
std::string type_words(const schema::Type& type);
// As the column is declared in this table: an integer that counts by itself is
// INTEGER, and STRICT tables know six words only.
std::string declared_type(const schema::Table& table, const schema::Column& column);

// True where the column is an alias of the rowid: exactly INTEGER, the whole
// primary key, in a table that has rowids.
bool is_rowid_alias(const schema::Table& table, const schema::Column& column);

bool is_strict(const schema::Table& table);
bool is_without_rowid(const schema::Table& table);
bool is_autoincrement(const schema::Table& table);
// Whether the options say yes to `key`.
bool has_option(const schema::DialectOptions& options, const std::string& key);

// What SQLite makes of a declared type when it stores a value.
enum class Affinity { integer, text, blob, real, numeric };
Affinity affinity_of(std::string_view declared_type);

}  // namespace retort::dialects::sqlite
