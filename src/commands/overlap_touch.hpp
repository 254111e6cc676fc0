// Which objects an operation changes, by name.
#pragma once

#include "operations/operation.hpp"

#include <string>
#include <vector>

namespace retort::commands {

struct Touch {
    std::string object;  // "table users", "enumeration mood"; "" for SQL of the user's own
    std::string column;  // "users.email"; "" for the object as a whole
    std::string what;    // a sentence about the operation
};

// Those of groups one by one.
std::vector<Touch> list_touches(const operations::Operation& operation);

}  // namespace retort::commands
