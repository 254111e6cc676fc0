// Operations to be rendered, compiled and recorded again: every one of them
// with every option, and names chosen to break out of where they stand.
#pragma once

#include "operations/operation.hpp"

#include <string>
#include <vector>

namespace retort::test {

struct Sample {
    std::string name;
    std::vector<operations::Operation> operations;
};

// In a fixed order; each sample is what one upgrade() records.
std::vector<Sample> samples();

// Every type that the factories make.
std::vector<schema::Type> sample_types();

}  // namespace retort::test
