// A connection to a PostgreSQL server.
#pragma once

#include "dialects/dialect.hpp"

#include <memory>

namespace retort::dialects::postgresql {

// Throws Error(connection), naming the URL without its password.
std::unique_ptr<Connection> connect(const base::Url& url);

// Over a PGconn that the program keeps: see Dialect::adopt, and adopted.cpp.
std::unique_ptr<Connection> adopt(void* connection);

// The plain connection over it, without regard for a transaction that is open.
std::unique_ptr<Connection> borrow(void* connection);

}  // namespace retort::dialects::postgresql
