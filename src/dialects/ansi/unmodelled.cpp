// What a database has beside the things that models describe, as a line for people.
#include "dialects/ansi/dialect.hpp"

namespace retort::dialects {

namespace {

std::string plural(const std::string& kind) {
    return kind.ends_with("y") ? kind.substr(0, kind.size() - 1) + "ies" : kind + "s";
}

}  // namespace

std::string describe_unmodelled(const Unmodelled& unmodelled) {
    return std::to_string(unmodelled.count) + " " +
           (unmodelled.count == 1 ? unmodelled.kind : plural(unmodelled.kind));
}

std::vector<Unmodelled> read_unmodelled(const base::RowSet& rows) {
    std::vector<Unmodelled> all;
    for (const auto& row : rows.rows) {
        all.push_back({.kind = row.at(0).value(), .count = std::stoll(row.at(1).value())});
    }
    return all;
}

}  // namespace retort::dialects
