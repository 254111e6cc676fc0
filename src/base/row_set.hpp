// A query's result as text, the way every driver can give it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace retort::base {

struct RowSet {
    std::vector<std::string> columns;
    std::vector<std::vector<std::optional<std::string>>> rows;  // nullopt is NULL
    std::int64_t affected = 0;                                  // rows inserted, updated or deleted
};

}  // namespace retort::base
