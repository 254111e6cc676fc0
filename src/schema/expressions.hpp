// The column names in an SQL expression, found by its words alone: what follows
// a column that is renamed or dropped.
#pragma once

#include <string>
#include <string_view>

namespace retort::schema {

// True where the text names this column: as a word or quoted identifier, not
// inside a literal, not as a function or a type. Words match in any case.
bool mentions_column(std::string_view sql, std::string_view column);

// The text with each mention of the column replaced.
std::string rename_mentions(std::string_view sql, std::string_view column, std::string_view renamed);

}  // namespace retort::schema
