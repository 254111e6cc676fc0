// The tables that retort keeps for itself in a database.
#pragma once

#include "schema/table.hpp"

#include <vector>

namespace retort::runtime {

// The version table, the history table, the journal: no part of anybody's models.
std::vector<schema::QualifiedName> own_tables(const schema::QualifiedName& version_table);

}  // namespace retort::runtime
