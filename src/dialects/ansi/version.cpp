// The version table and the statements that change it; see the end of
// dialects/dialect.hpp.
#include "dialects/dialect.hpp"

#include <algorithm>

namespace retort::dialects {

namespace {

Statement change_one_row(std::string sql) {
    return {std::move(sql), {}, 1, {}};
}

// " WHERE alembic_version.version_num = 'x'"
std::string where_version(const Dialect& dialect, const schema::QualifiedName& table,
                          const std::string& version) {
    return " WHERE " + dialect.quote(table) + ".version_num = " + dialect.literal(version);
}

}  // namespace

schema::Table version_table(const schema::QualifiedName& name, bool with_primary_key) {
    schema::Column column;
    column.name = "version_num";
    column.type.kind = schema::TypeKind::string;
    column.type.length = 32;
    column.nullable = false;

    schema::Table table;
    table.name = name;
    table.columns.push_back(column);
    if (with_primary_key) {
        table.primary_key = schema::PrimaryKey{};
        table.primary_key->name = name.name + "_pkc";
        table.primary_key->columns = {column.name};
    }
    return table;
}

Statement insert_version(const Dialect& dialect, const schema::QualifiedName& table,
                         const std::string& version) {
    return change_one_row("INSERT INTO " + dialect.quote(table) + " (version_num) VALUES (" +
                          dialect.literal(version) + ")");
}

Statement update_version(const Dialect& dialect, const schema::QualifiedName& table, const std::string& from,
                         const std::string& to) {
    return change_one_row("UPDATE " + dialect.quote(table) + " SET version_num=" + dialect.literal(to) +
                          where_version(dialect, table, from));
}

Statement delete_version(const Dialect& dialect, const schema::QualifiedName& table,
                         const std::string& version) {
    return change_one_row("DELETE FROM " + dialect.quote(table) + where_version(dialect, table, version));
}

std::optional<std::vector<std::string>> read_versions(const Dialect& dialect, Connection& connection,
                                                      const schema::QualifiedName& table) {
    if (!dialect.has_table(connection, table)) {
        return std::nullopt;
    }
    const base::RowSet rows = connection.query("SELECT version_num FROM " + dialect.quote(table));
    std::vector<std::string> versions;
    for (const auto& row : rows.rows) {
        versions.push_back(row.at(0).value_or(""));
    }
    std::ranges::sort(versions);
    return versions;
}

}  // namespace retort::dialects
