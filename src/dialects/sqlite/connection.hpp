// An open SQLite database, through its C interface.
#pragma once

#include "base/url.hpp"
#include "dialects/dialect.hpp"

#include <memory>

namespace retort::dialects::sqlite {

// ?timeout= of the URL: seconds to wait for another's lock, 60 by default;
// ?mode=ro: nothing can be written.
// Throws Error(connection) naming the file.
std::unique_ptr<Connection> connect(const base::Url& url, const ConnectOptions& options);

// An empty database in memory, for trying a statement out.
std::unique_ptr<Connection> connect_to_memory();

}  // namespace retort::dialects::sqlite
