// A table as far as SQLite's pragmas tell; see reflect_unread.hpp.
#include "dialects/sqlite/reflect_unread.hpp"

#include "dialects/sqlite/parse_create.hpp"
#include "dialects/sqlite/types.hpp"

#include <array>

namespace retort::dialects::sqlite {

schema::Table reflect_unread(Connection& connection, const schema::QualifiedName& name) {
    schema::Table table;
    table.name = name;
    const std::array<Datum, 2> parameters{name.name, name.schema.empty() ? "main" : name.schema};
    const base::RowSet rows = connection.query(
        "SELECT name, type, \"notnull\", dflt_value, pk FROM pragma_table_xinfo(?1, ?2) ORDER BY cid",
        parameters);
    std::map<std::string, std::string> key;  // by place
    for (const auto& row : rows.rows) {
        schema::Column column{.name = row[0].value_or("")};
        column.type = parse_type(row[1].value_or(""));
        column.nullable = row[2] != "1";
        if (row[3]) {
            column.server_default = parse_default(*row[3]);
        }
        if (row[4] != "0") {
            key[*row[4]] = column.name;
        }
        table.columns.push_back(std::move(column));
    }
    if (!key.empty()) {
        table.primary_key.emplace();
        for (const auto& [place, column] : key) {
            table.primary_key->columns.push_back(column);
        }
    }
    return table;
}

}  // namespace retort::dialects::sqlite
