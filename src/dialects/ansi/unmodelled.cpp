// What a database has beside the things that models describe, as a line for people.
#include "base/text.hpp"
#include "dialects/ansi/dialect.hpp"

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

}  // namespace retort::dialects
