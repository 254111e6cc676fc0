// PostgreSQL, 12 and later.
#pragma once

#include "dialects/dialect.hpp"

namespace retort::dialects {

const Dialect& postgresql_dialect();

}  // namespace retort::dialects
