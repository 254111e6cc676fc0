// Counts that a database gives: of things beside those that models describe, of rows.
#include "base/text.hpp"
#include "dialects/ansi/dialect.hpp"

#include <charconv>

namespace retort::dialects {

std::string describe_unmodelled(const Unmodelled& unmodelled) {
    return base::count(unmodelled.count, unmodelled.kind);
}

std::vector<Unmodelled> read_unmodelled(const base::RowSet& rows) {
    std::vector<Unmodelled> all;
    for (const auto& row : rows.rows) {
        all.push_back({.kind = row.at(0).value(), .count = std::stoll(row.at(1).value())});
    }
    return all;
}

std::optional<std::int64_t> read_estimate(const base::RowSet& rows) {
    if (rows.rows.empty()) {
        return std::nullopt;
    }
    const std::string text = rows.rows.front().at(0).value_or("");
    std::int64_t number = -1;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number < 0 ? std::nullopt : std::optional(number);
}

}  // namespace retort::dialects
