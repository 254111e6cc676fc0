// Server defaults, where the options ask for it.
#include "autogenerate/comparators.hpp"

namespace retort::autogenerate {

namespace {

// The database fits a default to the column's new type by a cast; it is said anew.
bool is_cast(const ColumnPair& pair, const operations::AlterColumn& change) {
    return change.type && !pair.table.context.options.abilities.rebuilds && pair.database.server_default &&
           pair.canonical.server_default &&
           (pair.canonical.type.kind != pair.database.type.kind ||
            pair.canonical.type.timezone != pair.database.type.timezone);
}

}  // namespace

void compare_server_defaults(const ColumnPair& pair, operations::AlterColumn& change,
                             std::vector<std::string>& log) {
    // A generated column or identity has none of its own.
    const bool generated = pair.canonical.computed || pair.canonical.identity;
    const bool differs = generated ? pair.database.server_default && !pair.database.computed
                                   : pair.canonical.server_default != pair.database.server_default;
    if (!pair.table.context.options.compare_server_default ||
        (!differs && (generated || !is_cast(pair, change)))) {
        return;
    }
    change.server_default = {generated ? std::nullopt : pair.model.server_default};
    change.existing.server_default = {pair.database.server_default};
    if (differs) {
        log.push_back("Detected server default on column '" + column_place(pair.table, pair.model.name) +
                      "'");
    }
}

}  // namespace retort::autogenerate
