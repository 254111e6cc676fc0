// Options of columns that the database tells of; those of other dialects are not
// among them.
#include "autogenerate/comparators.hpp"

namespace retort::autogenerate {

operations::Change<std::string> find_option(const schema::DialectOptions& options, const std::string& key) {
    const auto found = options.find(key);
    return found == options.end() ? operations::Change<std::string>{}
                                  : operations::Change<std::string>{found->second};
}

void compare_column_options(const ColumnPair& pair, operations::AlterColumn& change,
                            std::vector<std::string>& log) {
    for (const auto& key : pair.table.context.options.abilities.column_options) {
        const auto wanted = find_option(pair.canonical.options, key);
        const auto found = find_option(pair.database.options, key);
        // A column of another type has that type's own, until they are set again.
        const bool is_forgotten = change.type && (wanted.to || found.to);
        if (wanted != found) {
            log.push_back("Detected changed option " + key + " of column '" +
                          column_place(pair.table, pair.model.name) + "'");
        }
        if (wanted != found || is_forgotten) {
            change.options[key] = wanted;
            change.existing.options[key] = found;
        }
    }
}

}  // namespace retort::autogenerate
