// Checks between statements: online the connection looks at a query's result;
// in a script a constraint that is broken stops the shell.
#pragma once

#include "dialects/dialect.hpp"

#include <string>
#include <vector>

namespace retort::dialects::sqlite {

// `query` must give no row; `failure` says what is wrong if it does.
std::vector<Statement> emit_check(const std::string& query, const std::string& failure, bool offline);

// Whether the statement is the one of a check that writes a row of its own.
bool writes_a_row(const Statement& statement);

}  // namespace retort::dialects::sqlite
