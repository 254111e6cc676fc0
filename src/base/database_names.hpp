// The names of the databases of a project that has several. Sections of the ini,
// C++ functions, environment variables and files are named after them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace retort::base {

// "users, products", also by lines or spaces alone. Throws Error(config) for what
// is no name in C++, and for two that differ in case only.
std::vector<std::string> parse_database_names(std::string_view text);

// The environment variable that holds its URL: DATABASE_URL_USERS.
std::string database_variable(std::string_view name);

}  // namespace retort::base
