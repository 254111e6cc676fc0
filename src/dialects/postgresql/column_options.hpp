// The options of columns that PostgreSQL knows: how values are stored out of line,
// and compressed.
#pragma once

#include "schema/table.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace retort::dialects::postgresql {

inline constexpr const char* kStorageOption = "postgresql_storage";
inline constexpr const char* kCompressionOption = "postgresql_compression";

std::vector<std::string> column_option_keys();

// Throws Error(command), naming `column`, for an option of PostgreSQL's that no column
// has, and for a value that is no word.
void require_known_column_options(const schema::DialectOptions& options, const std::string& column);

// The word for the letter of the catalog: 'e' is "external".
std::string storage_word(char letter);
// How a column of the type is stored where nobody says so.
std::string default_storage(const schema::Type& type);

// A model's options as reflection would give them: those of other dialects go, and so
// does what is so anyway.
schema::DialectOptions canonical_column_options(const schema::Column& column);

}  // namespace retort::dialects::postgresql
