// The table that a rebuild ends with; see rebuild_table.hpp.
#include "dialects/sqlite/rebuild_table.hpp"

#include "dialects/sqlite/ddl.hpp"
#include "dialects/sqlite/keep_text.hpp"
#include "dialects/sqlite/parse_create.hpp"
#include "dialects/sqlite/rebuild_guards.hpp"
#include "dialects/sqlite/words.hpp"
#include "retort/error.hpp"

#include <algorithm>

namespace retort::dialects::sqlite {

namespace {

using schema::QualifiedName;

// As reflection does: a schema that was replayed is written alike.
void name_referred_key(const Rebuild& rebuild, schema::ForeignKey& key) {
    const QualifiedName name{rebuild.before.name.schema, key.referred_table.name};
    const schema::Table* referred =
        name == rebuild.before.name ? &rebuild.after : schema::find_table(rebuild.metadata, name);
    if (key.referred_columns.empty() && referred != nullptr && referred->primary_key &&
        referred->primary_key->columns.size() == key.columns.size()) {
        key.referred_columns = referred->primary_key->columns;
    }
}

template <class Named>
void order_alike(std::vector<Named>& items, const std::vector<Named>& stored) {
    std::ranges::stable_sort(items, {}, [&](const Named& item) { return std::ranges::find(stored, item); });
}

// Their order is the numbers of their indexes, and reflection sorts them.
void keep_order(schema::Table& table, const std::string& stored) {
    try {
        const schema::Table before = parse_create_table(stored);
        order_alike(table.uniques, before.uniques);
        order_alike(table.checks, before.checks);
    } catch (const Error&) {
        return;  // any order will do
    }
}

// With no expression that knows the final name.
schema::Table new_table(const Rebuild& rebuild) {
    schema::Table table = rebuild.after;
    table.name = temporary_name(rebuild.before.name);
    for (schema::Check& each : table.checks) {
        each.condition = unqualify(each.condition, rebuild.before.name.name);
    }
    for (schema::Column& column : table.columns) {
        if (column.computed) {
            column.computed->expression = unqualify(column.computed->expression, rebuild.before.name.name);
        }
    }
    for (schema::ForeignKey& key : table.foreign_keys) {
        name_referred_key(rebuild, key);
    }
    return table;
}

}  // namespace

QualifiedName temporary_name(const QualifiedName& table) {
    return {table.schema, "_retort_tmp_" + table.name};
}

std::string create_new_table(const Rebuild& rebuild) {
    schema::Table table = new_table(rebuild);
    const std::string stored = read_stored_text(rebuild);
    if (!stored.empty()) {
        keep_order(table, stored);
    }
    return keep_text(table, stored);
}

std::string read_stored_text(const Rebuild& rebuild) {
    if (!rebuild.context.query) {
        return {};
    }
    const base::RowSet rows = rebuild.context.query(
        "SELECT sql FROM " + catalogue(rebuild.before.name) +
        " WHERE type = 'table' AND name = " + literal(rebuild.before.name.name) + " COLLATE NOCASE");
    return rows.rows.empty() ? "" : rows.rows[0][0].value_or("");
}

}  // namespace retort::dialects::sqlite
