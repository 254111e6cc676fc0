// What libpq says went wrong, as retort's errors.
#pragma once

#include "dialects/postgresql/libpq.hpp"
#include "retort/error.hpp"

#include <string>
#include <string_view>

namespace retort::dialects::postgresql {

// The server's message and detail, its hint, SQLSTATE, and where in the
// statement. Error(connection) when the connection is gone.
Error make_error(const PGconn* connection, const PGresult* result, std::string_view sql);

// "line 2, column 5" of the code point at `position`, counted from 1.
std::string describe_position(std::string_view sql, std::size_t position);

}  // namespace retort::dialects::postgresql
