// The history table in words that every database knows; see
// dialects/history_table.hpp.
#include "dialects/history_table.hpp"

#include "base/text.hpp"

#include <charconv>

namespace retort::dialects {

namespace {

schema::Column required(std::string name, schema::TypeKind kind) {
    schema::Column column;
    column.name = std::move(name);
    column.type.kind = kind;
    column.nullable = false;
    return column;
}

constexpr const char* kColumns = "revision, action, applied_at, applied_by, duration_ms, tool, checksum";

std::string row_values(const Dialect& dialect, const HistoryRow& row) {
    const Datum checksum = row.checksum ? Datum(*row.checksum) : Datum();
    std::vector<std::string> texts;
    for (const Datum& value : {Datum(row.revision), Datum(row.action), Datum(row.applied_at),
                               Datum(row.applied_by), Datum(row.duration_ms), Datum(row.tool), checksum}) {
        texts.push_back(dialect.literal(value));
    }
    return "(" + base::join(texts, ", ") + ")";
}

std::int64_t parse_number(const std::string& text) {
    std::int64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

}  // namespace

schema::QualifiedName history_table_name(const schema::QualifiedName& version_table) {
    return {version_table.schema, version_table.name + "_history"};
}

schema::Table history_table(const schema::QualifiedName& name) {
    schema::Table table;
    table.name = name;
    schema::Column id = required("id", schema::TypeKind::big_integer);
    id.identity = schema::SequenceOptions{};
    table.columns.push_back(std::move(id));
    for (const char* column : {"revision", "action", "applied_at", "applied_by"}) {
        table.columns.push_back(required(column, schema::TypeKind::text));
    }
    table.columns.push_back(required("duration_ms", schema::TypeKind::big_integer));
    table.columns.push_back(required("tool", schema::TypeKind::text));
    schema::Column checksum = required("checksum", schema::TypeKind::text);
    checksum.nullable = true;
    table.columns.push_back(std::move(checksum));
    table.primary_key = schema::PrimaryKey{.name = name.name + "_pkc", .columns = {"id"}};
    return table;
}

std::vector<Statement> insert_history(const Dialect& dialect, const schema::QualifiedName& table,
                                      std::span<const HistoryRow> rows) {
    if (rows.empty()) {
        return {};
    }
    std::vector<std::string> values;
    for (const auto& row : rows) {
        values.push_back(row_values(dialect, row));
    }
    Statement statement;
    statement.sql =
        "INSERT INTO " + dialect.quote(table) + " (" + kColumns + ") VALUES " + base::join(values, ", ");
    statement.expected_rows = static_cast<std::int64_t>(rows.size());
    return {std::move(statement)};
}

std::vector<HistoryRow> read_history(const Dialect& dialect, Connection& connection,
                                     const schema::QualifiedName& table) {
    if (!dialect.has_table(connection, table)) {
        return {};
    }
    const base::RowSet found = connection.query(std::string("SELECT ") + kColumns + " FROM " +
                                                dialect.quote(table) + " ORDER BY id");
    std::vector<HistoryRow> rows;
    for (const auto& row : found.rows) {
        rows.push_back({.revision = row.at(0).value_or(""),
                        .action = row.at(1).value_or(""),
                        .applied_at = row.at(2).value_or(""),
                        .applied_by = row.at(3).value_or(""),
                        .duration_ms = parse_number(row.at(4).value_or("")),
                        .tool = row.at(5).value_or(""),
                        .checksum = row.at(6)});
    }
    return rows;
}

}  // namespace retort::dialects
