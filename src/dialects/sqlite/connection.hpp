// An open SQLite database, through its C interface.
#pragma once

#include "base/url.hpp"
#include "dialects/dialect.hpp"

#include <memory>

struct sqlite3;

namespace retort::dialects::sqlite {

// ?timeout= of the URL: seconds to wait for another's lock, 60 by default;
// ?mode=ro: nothing can be written.
// Throws Error(connection) naming the file.
std::unique_ptr<Connection> connect(const base::Url& url, const ConnectOptions& options);

// Over a handle that the program keeps: see Dialect::adopt, and adopted.cpp.
std::unique_ptr<Connection> adopt(sqlite3* database);

// The plain connection over it, without regard for a transaction that is open.
std::unique_ptr<Connection> borrow(sqlite3* database);

// An empty database in memory, for trying a statement out.
std::unique_ptr<Connection> connect_to_memory();

}  // namespace retort::dialects::sqlite
