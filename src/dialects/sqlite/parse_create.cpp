// CREATE TABLE's frame: name, members, options. Columns are parse_column.cpp's,
// constraints parse_constraint.cpp's.
#include "dialects/sqlite/parse_create.hpp"

#include "dialects/sqlite/cursor.hpp"
#include "dialects/sqlite/parse_members.hpp"
#include "dialects/sqlite/types.hpp"
#include "retort/error.hpp"

#include <algorithm>

namespace retort::dialects::sqlite {

namespace {

// "CREATE TEMP TABLE IF NOT EXISTS s.t" up to the name; `what` is TABLE or INDEX.
schema::QualifiedName take_created_name(Cursor& cursor, std::string_view what) {
    cursor.expect(what);
    if (cursor.accept("IF")) {
        cursor.expect("NOT");
        cursor.expect("EXISTS");
    }
    schema::QualifiedName name{"", cursor.take_name()};
    if (cursor.accept_symbol(".")) {
        name = {name.name, cursor.take_name()};
    }
    return name;
}

void parse_table_options(Cursor& cursor, schema::Table& table) {
    while (!cursor.at_end()) {
        if (cursor.accept("WITHOUT", "ROWID")) {
            table.options[kWithoutRowidOption] = "true";
        } else if (cursor.accept("STRICT")) {
            table.options["sqlite_strict"] = "true";
        } else if (!cursor.accept_symbol(",")) {
            cursor.fail("WITHOUT ROWID or STRICT");
        }
    }
}

// Constraints may spell a column in other letters than its definition does.
void spell_as_defined(const schema::Table& table, std::vector<std::string>& names) {
    for (std::string& name : names) {
        const auto found = std::ranges::find_if(
            table.columns, [&](const schema::Column& column) { return same_name(column.name, name); });
        if (found != table.columns.end()) {
            name = found->name;
        }
    }
}

void spell_as_defined(schema::Table& table) {
    if (table.primary_key) {
        spell_as_defined(table, table.primary_key->columns);
    }
    for (schema::ForeignKey& key : table.foreign_keys) {
        spell_as_defined(table, key.columns);
    }
    for (schema::Unique& unique : table.uniques) {
        spell_as_defined(table, unique.columns);
    }
}

// What the primary key says of its columns without a word: no NULLs in the
// rowid, nor in the key of a table that is stored by it or is STRICT.
void settle_key_columns(schema::Table& table) {
    if (!table.primary_key) {
        return;
    }
    for (schema::Column& column : table.columns) {
        const bool in_key = std::ranges::count(table.primary_key->columns, column.name) > 0;
        if (in_key && (is_without_rowid(table) || is_strict(table) || is_rowid_alias(table, column))) {
            column.nullable = false;
        }
    }
}

}  // namespace

schema::Table parse_create_table(std::string_view sql) {
    Cursor cursor(sql);
    schema::Table table;
    cursor.expect("CREATE");
    const bool temporary = cursor.accept("TEMP") || cursor.accept("TEMPORARY");
    table.name = take_created_name(cursor, "TABLE");
    if (temporary) {
        table.name.schema = "temp";
    }
    cursor.expect_symbol("(");
    std::vector<ColumnText> columns;
    do {
        if (begins_table_constraint(cursor)) {
            break;
        }
        columns.push_back(parse_column(cursor, table));
    } while (cursor.accept_symbol(","));
    parse_table_constraints(cursor, table);
    cursor.expect_symbol(")");
    parse_table_options(cursor, table);
    spell_as_defined(table);
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (!columns[i].type.empty()) {
            keep_declared_type(table, table.columns[i], columns[i].type);
        }
    }
    settle_key_columns(table);
    return table;
}

ParsedIndex parse_create_index(std::string_view sql) {
    Cursor cursor(sql);
    ParsedIndex parsed;
    cursor.expect("CREATE");
    parsed.index.unique = cursor.accept("UNIQUE");
    const schema::QualifiedName name = take_created_name(cursor, "INDEX");
    parsed.index.name = name.name;
    cursor.expect("ON");
    parsed.table = {name.schema, cursor.take_name()};
    cursor.expect_symbol("(");
    do {
        parsed.index.elements.push_back(parse_index_element(cursor));
    } while (cursor.accept_symbol(","));
    cursor.expect_symbol(")");
    if (cursor.accept("WHERE")) {
        parsed.index.where = cursor.take_rest();
    }
    if (!cursor.at_end()) {
        cursor.fail("the end");
    }
    return parsed;
}

}  // namespace retort::dialects::sqlite
