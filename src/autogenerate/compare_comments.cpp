// Comments of tables and columns, where the database has such.
#include "autogenerate/comparators.hpp"

namespace retort::autogenerate {

void compare_column_comments(const ColumnPair& pair, operations::AlterColumn& change,
                             std::vector<std::string>& log) {
    if (!pair.table.context.options.abilities.comments || pair.canonical.comment == pair.database.comment) {
        return;
    }
    change.comment = {pair.model.comment};
    change.existing.comment = {pair.database.comment};
    log.push_back("Detected column comment '" + column_place(pair.table, pair.model.name) + "'");
}

void compare_table_comments(const TablePair& pair, Findings& findings) {
    if (!pair.context.options.abilities.comments || pair.canonical.comment == pair.database.comment) {
        return;
    }
    findings.operations.push_back(operations::SetTableComment{
        pair.model.name, pair.model.comment, operations::Change<std::string>{pair.database.comment}});
    findings.log.push_back("Detected table comment '" + display_name(pair.model.name) + "'");
}

}  // namespace retort::autogenerate
