// Options of the table itself; canonical() has left those that can change.
#include "autogenerate/comparators.hpp"

namespace retort::autogenerate {

void compare_table_options(const TablePair& pair, Findings& findings) {
    auto all = pair.canonical.options;
    all.insert(pair.database.options.begin(), pair.database.options.end());
    operations::AlterTableOptions op{.table = pair.model.name};
    for (const auto& [key, value] : all) {
        const auto wanted = find_option(pair.canonical.options, key);
        const auto existing = find_option(pair.database.options, key);
        if (wanted != existing) {
            op.options[key] = wanted;
            op.existing[key] = existing;
            findings.log.push_back("Detected changed option " + key + " of table '" +
                                   display_name(pair.model.name) + "'");
        }
    }
    if (!op.options.empty()) {
        findings.operations.push_back(std::move(op));
    }
}

}  // namespace retort::autogenerate
