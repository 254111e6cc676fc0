// NULL and NOT NULL. A primary key and an identity imply it on both sides and
// are compared as such.
#include "autogenerate/comparators.hpp"

#include <algorithm>

namespace retort::autogenerate {

namespace {

bool in_primary_key(const schema::Table& table, const std::string& column) {
    if (!table.primary_key) {
        return false;
    }
    const auto& columns = table.primary_key->columns;
    return std::find(columns.begin(), columns.end(), column) != columns.end();
}

}  // namespace

void compare_nullability(const ColumnPair& pair, operations::AlterColumn& change,
                         std::vector<std::string>& log) {
    const bool key_before = in_primary_key(pair.table.database, pair.database.name);
    const bool key_after = in_primary_key(pair.table.canonical, pair.canonical.name);
    if ((key_before && key_after) || (pair.canonical.identity && pair.database.identity)) {
        return;
    }
    // A column that leaves the key stays NOT NULL unless told otherwise.
    const bool before = pair.database.nullable && !key_before;
    const bool after = pair.canonical.nullable && !key_after;
    if (before != after) {
        change.nullable = after;
        log.push_back(std::string("Detected ") + (after ? "NULL" : "NOT NULL") + " on column '" +
                      column_place(pair.table, pair.model.name) + "'");
    }
}

}  // namespace retort::autogenerate
