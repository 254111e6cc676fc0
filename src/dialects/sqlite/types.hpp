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
// Of a table; also on a column that is added, whose table the operation does not carry.
inline constexpr const char* kStrictOption = "sqlite_strict";
// Options of tables.
inline constexpr const char* kWithoutRowidOption = "sqlite_without_rowid";
inline constexpr const char* kAutoincrementOption = "sqlite_autoincrement";
// Of a table whose CREATE statement could not be read, with the reason; it is known
// as far as SQLite's pragmas tell, and cannot be rebuilt.
inline constexpr const char* kUnreadOption = "sqlite_unread";

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
// Throws Error(command), naming `table`, for an option of SQLite's that no table has.
void require_known_options(const schema::DialectOptions& options, const schema::QualifiedName& table);
void require_known_options(const schema::Column& column);
// A model's options as reflection would give them: SQLite's own, each "true", and what
// is known of the table as it is; `existing` may be null.
schema::DialectOptions canonical_options(const schema::Table& model, const schema::Table* existing);
bool has_option(const schema::DialectOptions& options, const std::string& key);

// What SQLite makes of a declared type when it stores a value.
enum class Affinity { integer, text, blob, real, numeric };
Affinity affinity_of(std::string_view declared_type);

}  // namespace retort::dialects::sqlite
