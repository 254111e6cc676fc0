// SQLite, 3.35 and later.
#pragma once

#include "dialects/dialect.hpp"

namespace retort::dialects {

const Dialect& sqlite_dialect();

}  // namespace retort::dialects
