// PostgreSQL's quoting, literals and lexer, as data.
#pragma once

#include "dialects/ansi/rules.hpp"

namespace retort::dialects::postgresql {

const Rules& rules();
// For the names of types: more words have a meaning where a type is expected.
const sql::QuoteRule& type_quote_rule();

// The longest identifier the server keeps; it cuts longer ones.
inline constexpr std::size_t kMaxName = 63;

// What the server makes of a name: at most 63 bytes, cut between characters.
std::string clip_name(std::string_view name);

}  // namespace retort::dialects::postgresql
