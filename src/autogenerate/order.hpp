// Puts operations in an order that runs.
#pragma once

#include "autogenerate/context.hpp"

namespace retort::autogenerate {

// By the dependency graph; where it leaves a choice: schemas, types and
// sequences, new tables, alterations table by table, dropped tables, dropped
// sequences and types. With render_as_batch the alterations of a table that
// stays are one BatchAlterTable.
std::vector<operations::Operation> order_operations(std::vector<operations::Operation> operations,
                                                    const Context& context);

}  // namespace retort::autogenerate
