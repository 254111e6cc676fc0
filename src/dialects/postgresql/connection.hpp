// A connection to a PostgreSQL server.
#pragma once

#include "dialects/dialect.hpp"

#include <memory>

namespace retort::dialects::postgresql {

// Throws Error(connection), naming the URL without its password.
std::unique_ptr<Connection> connect(const base::Url& url);

}  // namespace retort::dialects::postgresql
