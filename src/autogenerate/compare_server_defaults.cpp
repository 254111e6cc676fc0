// Server defaults, where the options ask for it.
#include "autogenerate/comparators.hpp"

namespace retort::autogenerate {

void compare_server_defaults(const ColumnPair& pair, operations::AlterColumn& change,
                             std::vector<std::string>& log) {
    const bool generated = pair.canonical.computed || pair.canonical.identity;
    if (!pair.table.context.options.compare_server_default || generated ||
        pair.canonical.server_default == pair.database.server_default) {
        return;
    }
    change.server_default = {pair.model.server_default};
    change.existing.server_default = {pair.database.server_default};
    log.push_back("Detected server default on column '" + column_place(pair.table, pair.model.name) + "'");
}

}  // namespace retort::autogenerate
