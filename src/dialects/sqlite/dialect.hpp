// SQLite, 3.35 and later.
#pragma once

#include "dialects/dialect.hpp"

namespace retort::dialects {

const Dialect& sqlite_dialect();

}  // namespace retort::dialects

// The same, by the name under which the registry looks for it.
extern "C" const retort::dialects::Dialect* retort_sqlite_dialect() noexcept;
