// A model's column as reflect() would give it back, and how texts are compared.
#pragma once

#include "schema/table.hpp"

#include <string>
#include <string_view>

namespace retort::dialects::sqlite {

// `table` is the column's own, as the model has it; `known` the database's column
// of that name, or null.
void settle_column(const schema::Table& table, schema::Column& column, const schema::Table* known_table);

// Options of other dialects are not stored.
void keep_own_options(schema::DialectOptions& options);

// Equal but for spaces, quotes, the case of words and outer parentheses.
bool same_expression(std::string_view a, std::string_view b);
// Becomes `known` where the two differ in the case of letters only.
void take_case(std::string& name, const std::string& known);
// Becomes `known` where that is the same expression.
void take_spelling(std::string& text, const std::string& known);

}  // namespace retort::dialects::sqlite
