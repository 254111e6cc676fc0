// What SQLite's SQL is made of: how it lexes, which words need quotes, how it
// writes values and compares names. What every other file of the folder uses.
#pragma once

#include "base/value.hpp"
#include "dialects/ansi/rules.hpp"
#include "schema/table.hpp"
#include "sql/writer.hpp"

#include <string>
#include <string_view>

namespace retort::dialects::sqlite {

const Rules& rules();
inline const sql::LexRules& lex_rules() {
    return rules().lex;
}

std::string quote(std::string_view name);
std::string quote(const schema::QualifiedName& name);
std::string literal(const Datum& value);
inline sql::Writer write() {
    return sql::Writer(rules().quote);
}

// ASCII letters without regard to case, as SQLite compares names and keywords.
bool same_name(std::string_view a, std::string_view b);
// An unquoted word, compared as a keyword.
bool is_keyword(const sql::Token& token, std::string_view keyword);
// A word or a quoted name: what may stand for an object or column.
bool is_name(const sql::Token& token);

// Whether a word or quoted name in the text is `name`.
bool mentions(std::string_view sql, std::string_view name);

// Without `table.` before column names.
std::string unqualify(std::string_view expression, std::string_view table);
// Without the parentheses around the whole.
std::string strip_parentheses(std::string_view expression);

}  // namespace retort::dialects::sqlite
