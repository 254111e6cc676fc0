// A connection to a PostgreSQL server.
#pragma once

#include "dialects/dialect.hpp"

#include <memory>

namespace retort::dialects::postgresql {

// Throws Error(connection), naming the URL without its password. With a schema, that is the
// whole search path for as long as the connection lasts, RESET included.
std::unique_ptr<Connection> connect(const base::Url& url, const std::string& schema = {});

// Over a PGconn that the program keeps: see Dialect::adopt, and adopted.cpp.
std::unique_ptr<Connection> adopt(void* connection);

// The plain connection over it, without regard for a transaction that is open.
std::unique_ptr<Connection> borrow(void* connection);

}  // namespace retort::dialects::postgresql
