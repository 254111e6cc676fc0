// A database in full, as text: its schema as reflected and as stored, and all rows.
#pragma once

#include "dialects/dialect.hpp"

#include <string>
#include <vector>

namespace retort::robustness {

std::string picture(const dialects::Dialect& dialect, dialects::Connection& connection);

// The first column of a query, sorted.
std::vector<std::string> column_of(dialects::Connection& connection, const std::string& sql);

}  // namespace retort::robustness
