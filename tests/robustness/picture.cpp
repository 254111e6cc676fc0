// A database in full; see picture.hpp.
#include "picture.hpp"

#include <algorithm>

namespace retort::robustness {

namespace {

std::string dump_rows(dialects::Connection& connection, const std::string& sql) {
    std::vector<std::string> lines;
    for (const auto& row : connection.query(sql).rows) {
        std::string& line = lines.emplace_back();
        for (const auto& value : row) {
            line += value.value_or("NULL") + "|";
        }
    }
    std::sort(lines.begin(), lines.end());
    std::string text;
    for (const auto& line : lines) {
        text += line + "\n";
    }
    return text;
}

// What reflection passes over.
std::string stored_text(const dialects::Dialect& dialect) {
    return dialect.traits().rebuilds
               ? "SELECT type, name, tbl_name, sql FROM sqlite_schema"
               : "SELECT c.oid::regclass::text, c.relkind, i.indisvalid, pg_get_indexdef(c.oid), "
                 "pg_get_viewdef(c.oid) FROM pg_class c LEFT JOIN pg_index i ON i.indexrelid = c.oid "
                 "WHERE c.relnamespace NOT IN ('pg_catalog'::regnamespace, "
                 "'information_schema'::regnamespace, "
                 "'pg_toast'::regnamespace) AND c.relkind IN ('i', 'v')";
}

}  // namespace

std::string picture(const dialects::Dialect& dialect, dialects::Connection& connection) {
    const auto metadata =
        dialect.reflect(connection, {.schemas = {}, .all_schemas = true, .include_table = {}});
    std::string text = dump_metadata(metadata) + "\n" + dump_rows(connection, stored_text(dialect));
    for (const auto& table : metadata.tables) {
        // Of what was applied, the moments differ.
        const bool is_history = table.name.name == "alembic_version_history";
        text +=
            "rows of " + schema::display_name(table.name) + "\n" +
            dump_rows(connection, std::string("SELECT ") + (is_history ? "revision, action, checksum" : "*") +
                                      " FROM " + dialect.quote(table.name));
    }
    return text;
}

std::vector<std::string> column_of(dialects::Connection& connection, const std::string& sql) {
    std::vector<std::string> values;
    for (const auto& row : connection.query(sql).rows) {
        values.push_back(row.at(0).value_or("NULL"));
    }
    std::sort(values.begin(), values.end());
    return values;
}

}  // namespace retort::robustness
