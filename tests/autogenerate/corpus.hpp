// Small schemas that each show one thing, to be compared with one another.
#pragma once

#include "retort/schema.hpp"

#include <string>
#include <vector>

namespace retort::test {

struct NamedModel {
    std::string name;
    MetaData model;
};

std::vector<NamedModel> corpus();

}  // namespace retort::test
