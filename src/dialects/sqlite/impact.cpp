// Read off the statements: whether a table is edited, altered or copied is decided
// where they are made.
#include "dialects/sqlite/impact.hpp"

#include "dialects/ansi/dialect.hpp"

#include <algorithm>

namespace retort::dialects::sqlite {

namespace {

using namespace operations;

bool has(std::span<const Statement> statements, std::string_view words) {
    return std::any_of(statements.begin(), statements.end(), [words](const Statement& statement) {
        return statement.sql.find(words) != std::string::npos;
    });
}

bool starts_any(std::span<const Statement> statements, std::string_view words) {
    return std::any_of(statements.begin(), statements.end(),
                       [words](const Statement& statement) { return statement.sql.starts_with(words); });
}

// The longest of what is done.
Impact find_work(std::span<const Statement> statements) {
    if (has(statements, "RENAME TO") && starts_any(statements, "INSERT INTO") &&
        starts_any(statements, "DROP TABLE")) {
        return {.work = "copies the table: every row is written anew", .rewrites = true};
    }
    if (has(statements, "DROP COLUMN")) {
        return {.work = "writes every row anew without the column", .rewrites = true};
    }
    if (has(statements, "CREATE INDEX") || has(statements, "CREATE UNIQUE INDEX")) {
        return {.work = "builds an index over every row"};
    }
    if (has(statements, "PRAGMA writable_schema")) {
        return {.work = "edits the stored definition; reads rows, writes none"};
    }
    return {};
}

bool is_data(const Operation& operation) {
    return std::holds_alternative<Execute>(operation.value) ||
           std::holds_alternative<BulkInsert>(operation.value) ||
           std::holds_alternative<CreateTable>(operation.value) ||
           std::holds_alternative<DropTable>(operation.value);
}

}  // namespace

std::vector<Impact> list_impacts(const Operation& operation, std::span<const Statement> statements) {
    const auto* table = table_of(operation);
    if (table == nullptr || is_data(operation)) {
        return {};
    }
    Impact impact = find_work(statements);
    impact.table = *table;
    return impact.work.empty() ? std::vector<Impact>{} : std::vector<Impact>{std::move(impact)};
}

std::optional<std::int64_t> estimate_rows(Connection& connection, const std::string& table) {
    if (connection.query("SELECT 1 FROM sqlite_schema WHERE name = 'sqlite_stat1'").rows.empty()) {
        return std::nullopt;
    }
    const Datum name = table;
    // The first of the numbers is that of the rows: https://www.sqlite.org/fileformat2.html#stat1tab
    const base::RowSet rows =
        connection.query("SELECT stat FROM sqlite_stat1 WHERE tbl = ?1 ORDER BY idx", std::span(&name, 1));
    return read_estimate(rows);
}

}  // namespace retort::dialects::sqlite
