// Options of the table itself; canonical() has left those that can change.
#include "autogenerate/comparators.hpp"

namespace retort::autogenerate {

namespace {

operations::Change<std::string> find_option(const schema::DialectOptions& options, const std::string& key) {
    const auto found = options.find(key);
    return found == options.end() ? operations::Change<std::string>{}
                                  : operations::Change<std::string>{found->second};
}

}  // namespace

// What goes, and what comes or changes, are two operations: they have places of their own.
void compare_table_options(const TablePair& pair, Findings& findings) {
    auto all = pair.canonical.options;
    all.insert(pair.database.options.begin(), pair.database.options.end());
    operations::AlterTableOptions gone{.table = pair.model.name};
    operations::AlterTableOptions changed = gone;
    for (const auto& [key, value] : all) {
        const auto wanted = find_option(pair.canonical.options, key);
        const auto existing = find_option(pair.database.options, key);
        if (wanted != existing) {
            auto& op = wanted.to ? changed : gone;
            op.options[key] = wanted;
            op.existing[key] = existing;
            findings.log.push_back("Detected changed option " + key + " of table '" +
                                   display_name(pair.model.name) + "'");
        }
    }
    for (auto& op : {gone, changed}) {
        if (!op.options.empty()) {
            findings.operations.push_back(op);
        }
    }
}

}  // namespace retort::autogenerate
