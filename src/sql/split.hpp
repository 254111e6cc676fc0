// Splits a script into its statements.
#pragma once

#include "sql/lexer.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace retort::sql {

struct ScriptStatement {
    std::string text;  // without the semicolon, and the white space around it
    int line = 1;      // in the script, from 1, of the statement's first token
};

// Semicolons in quotes, comments, parentheses and in the BEGIN … END body of a
// trigger or routine do not end a statement. Comments stay with the statement
// they stand in or before; those after its last word, and a piece of comments
// only, are left out.
std::vector<ScriptStatement> split_statements(std::string_view script, const LexRules& rules);

}  // namespace retort::sql
