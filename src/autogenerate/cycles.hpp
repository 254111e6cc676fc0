// Tables that reference one another in a circle: the foreign keys that close
// it become operations of their own.
#pragma once

#include "operations/operation.hpp"

#include <vector>

namespace retort::autogenerate {

// Takes keys out of CREATE TABLE, to be added when all tables are there, and
// has those of tables that go dropped before them.
void break_cycles(std::vector<operations::Operation>& operations);

}  // namespace retort::autogenerate
