// The columns of a table that both sides have: added, removed, and altered as
// the list of column comparators says.
#include "autogenerate/comparators.hpp"

namespace retort::autogenerate {

namespace {

bool is_column_included(const TablePair& pair, const std::string& name, bool reflected,
                        bool has_counterpart) {
    return is_included(pair.context, {.type = "column",
                                      .schema = pair.canonical.name.schema,
                                      .table = pair.canonical.name.name,
                                      .name = name,
                                      .reflected = reflected,
                                      .has_counterpart = has_counterpart});
}

// That an added column counts by itself follows from its table's key, which the
// operation does not carry.
schema::Column column_to_add(const TablePair& pair, std::size_t i) {
    auto column = pair.model.columns[i];
    column.renamed_from.clear();
    if (schema::counts_by_itself(pair.canonical, pair.canonical.columns[i])) {
        column.autoincrement = schema::Autoincrement::on;
    }
    // Words that its table asks for, which only the canonical form knows.
    for (const auto& [key, value] : pair.canonical.columns[i].options) {
        column.options.emplace(key, value);
    }
    return column;
}

bool says_something(const operations::AlterColumn& change) {
    return change.type || change.nullable || change.server_default || change.comment || change.identity ||
           change.computed || change.autoincrement || !change.options.empty();
}

// What a database may have to restate whatever changes, and what a reader of
// the revision wants to know.
void add_existing(const schema::Column& database, const Abilities& abilities,
                  operations::AlterColumn& change) {
    auto& existing = change.existing;
    existing.type = database.type;
    existing.nullable = database.nullable;
    if (database.server_default) {
        existing.server_default = {database.server_default};
    }
    if (database.comment && abilities.comments) {
        existing.comment = {database.comment};
    }
    if (database.identity) {
        existing.identity = {database.identity};
    }
    if (database.computed) {
        existing.computed = {database.computed};
    }
}

void alter_column(const ColumnPair& pair, Findings& findings) {
    operations::AlterColumn change;
    change.table = pair.table.model.name;
    change.column = pair.model.name;
    for (const auto& comparator : column_comparators()) {
        comparator(pair, change, findings.log);
    }
    if (says_something(change)) {
        add_existing(pair.database, pair.table.context.options.abilities, change);
        findings.operations.push_back(change);
    }
}

void add_and_alter_columns(const TablePair& pair, Findings& findings) {
    for (std::size_t i = 0; i < pair.canonical.columns.size(); ++i) {
        const auto& canonical = pair.canonical.columns[i];
        const auto* database = schema::find_column(pair.database, canonical.name);
        if (!is_column_included(pair, canonical.name, false, database != nullptr)) {
            continue;
        }
        if (database != nullptr) {
            alter_column({pair, *database, pair.model.columns[i], canonical}, findings);
        } else {
            operations::AddColumn add;
            add.table = pair.model.name;
            add.column = column_to_add(pair, i);
            findings.operations.push_back(add);
            findings.log.push_back("Detected added column '" + column_place(pair, canonical.name) + "'");
        }
    }
}

}  // namespace

void compare_columns(const TablePair& pair, Findings& findings) {
    add_and_alter_columns(pair, findings);
    for (const auto& column : pair.database.columns) {
        if (schema::find_column(pair.canonical, column.name) == nullptr &&
            is_column_included(pair, column.name, true, false)) {
            operations::DropColumn drop;
            drop.table = pair.model.name;
            drop.column = column.name;
            drop.existing = column;
            findings.operations.push_back(drop);
            findings.log.push_back("Detected removed column '" + column_place(pair, column.name) + "'");
        }
    }
}

}  // namespace retort::autogenerate
