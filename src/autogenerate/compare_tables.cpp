// Tables that come and go with all they hold, and the comparison of those that
// stay, by the list of table comparators.
#include "autogenerate/comparators.hpp"
#include "autogenerate/fold_references.hpp"
#include "autogenerate/given_names.hpp"
#include "autogenerate/index_log.hpp"

#include <algorithm>

namespace retort::autogenerate {

namespace {

std::vector<schema::Index> sorted_by_name(std::vector<schema::Index> indexes) {
    std::sort(indexes.begin(), indexes.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
    return indexes;
}

bool is_index_included(const Context& context, const schema::Table& table, const schema::Index& index,
                       bool reflected) {
    return is_included(context, {.type = "index",
                                 .schema = table.name.schema,
                                 .table = table.name.name,
                                 .name = index.name,
                                 .reflected = reflected,
                                 .has_counterpart = false});
}

void add_table(const Context& context, const schema::Table& model, Findings& findings) {
    findings.log.push_back("Detected added table '" + display_name(model.name) + "'");
    auto table = model;
    table.indexes.clear();
    table.renamed_from.clear();
    for (auto& column : table.columns) {
        column.renamed_from.clear();
    }
    findings.operations.push_back(operations::CreateTable{.table = table});
    for (const auto& index : sorted_by_name(model.indexes)) {
        if (is_index_included(context, model, index, false)) {
            findings.operations.push_back(operations::CreateIndex{.table = model.name, .index = index});
            findings.log.push_back(added_index_line(index));
        }
    }
}

// Its indexes go one by one, so that the reverse makes them one by one; a
// filtered one goes with the table all the same.
void remove_table(const schema::Table& database, Findings& findings) {
    findings.log.push_back("Detected removed table '" + display_name(database.name) + "'");
    auto table = database;
    table.indexes.clear();
    for (const auto& index : sorted_by_name(database.indexes)) {
        findings.operations.push_back(
            operations::DropIndex{.table = database.name, .name = index.name, .existing = index});
        findings.log.push_back(removed_index_line(index, database.name));
    }
    findings.operations.push_back(operations::DropTable{.table = database.name, .existing = table});
}

}  // namespace

void compare_tables(const Context& context, Findings& findings) {
    const auto match = match_tables(context);
    for (const auto& added : match.added) {
        add_table(context, *added.model, findings);
    }
    for (const auto* removed : match.removed) {
        remove_table(*removed, findings);
    }
    for (const auto& pair : match.common) {
        const auto first = findings.operations.size();
        for (const auto& comparator : table_comparators()) {
            comparator(pair, findings);
        }
        if (context.options.abilities.rebuilds) {
            fold_references(findings.operations, first);
        }
        name_added_constraints(pair, std::span(findings.operations).subspan(first));
    }
}

}  // namespace retort::autogenerate
