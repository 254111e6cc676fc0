// What fills a column by itself: identity, computed expression, autoincrement.
#include "autogenerate/comparators.hpp"

namespace retort::autogenerate {

namespace {

schema::Autoincrement explicitly(bool counts) {
    return counts ? schema::Autoincrement::on : schema::Autoincrement::off;
}

}  // namespace

void compare_identities(const ColumnPair& pair, operations::AlterColumn& change,
                        std::vector<std::string>& log) {
    const auto& wanted = pair.canonical.identity;
    const auto& found = pair.database.identity;
    if (wanted == found) {
        return;
    }
    change.identity = {pair.model.identity};
    change.existing.identity = {found};
    log.push_back("Detected identity on column '" + column_place(pair.table, pair.model.name) + "'");
}

void compare_computed(const ColumnPair& pair, operations::AlterColumn& change,
                      std::vector<std::string>& log) {
    if (pair.canonical.computed == pair.database.computed) {
        return;
    }
    change.computed = {pair.model.computed};
    change.existing.computed = {pair.database.computed};
    const bool loses_values = pair.canonical.computed && !pair.database.computed;
    log.push_back("Detected computed expression on column '" + column_place(pair.table, pair.model.name) +
                  "'" + (loses_values ? ": the values that it has are lost" : ""));
}

void compare_autoincrement(const ColumnPair& pair, operations::AlterColumn& change,
                           std::vector<std::string>& log) {
    const bool wanted = schema::counts_by_itself(pair.table.canonical, pair.canonical);
    const bool found = schema::counts_by_itself(pair.table.database, pair.database);
    if (wanted == found) {
        return;
    }
    change.autoincrement = explicitly(wanted);
    change.existing.autoincrement = explicitly(found);
    log.push_back("Detected autoincrement on column '" + column_place(pair.table, pair.model.name) + "'");
}

}  // namespace retort::autogenerate
