// One or more operations of every kind, and a schema that they all apply to.
#pragma once

#include "operations/operation.hpp"

#include <string>
#include <vector>

namespace retort::operations {

struct Sample {
    Operation operation;
    std::string dump, describe, loss;
    // Why it cannot be reversed; empty: it can.
    std::string irreversible{};
};

// Each applies to sample_schema(), and differs from all others.
const std::vector<Sample>& samples();

schema::MetaData sample_schema();
schema::Table sample_table();

}  // namespace retort::operations
