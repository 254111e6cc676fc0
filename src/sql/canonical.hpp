// One form for SQL that differs in nothing but how it is written.
#pragma once

#include "sql/lexer.hpp"

#include <string>
#include <string_view>

namespace retort::sql {

// Equal for texts that differ in comments, in white space outside of quotes and in line
// ends (\r\n is \n, also inside quotes). Everything else counts: the case of letters, and
// what stands in quotes, dollar quotes included.
std::string canonical_text(std::string_view sql, const LexRules& rules);

}  // namespace retort::sql
