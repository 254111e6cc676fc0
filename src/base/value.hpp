// A value that travels to or from a database, or stands in generated text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace retort {

using Bytes = std::vector<std::byte>;

// std::monostate is SQL's NULL.
using Datum = std::variant<std::monostate, bool, std::int64_t, double, std::string, Bytes>;

inline bool is_null(const Datum& datum) {
    return std::holds_alternative<std::monostate>(datum);
}

}  // namespace retort
