// The journal of an interrupted step; see journal.hpp.
#include "runtime/journal.hpp"

#include "base/text.hpp"

#include <cstdlib>

namespace retort::runtime {

namespace {

// No identifier may be longer in any of the databases.
constexpr std::size_t kLongestName = 63;
constexpr std::string_view kSuffix = "_journal";

schema::Column make_column(const std::string& name, schema::TypeKind kind, bool nullable) {
    schema::Column column;
    column.name = name;
    column.type.kind = kind;
    column.nullable = nullable;
    return column;
}

struct Field {
    std::string column;
    std::string literal;
};

std::vector<Field> list_fields(const dialects::Dialect& dialect, const JournalEntry& entry) {
    const auto text = [&](const std::string& value) { return dialect.literal(value); };
    return {{"revision", text(entry.revision)},
            {"direction", text(entry.direction == revisions::Direction::upgrade ? "upgrade" : "downgrade")},
            {"position", std::to_string(entry.position)},
            {"checksum", text(entry.checksum)},
            {"statement", text(entry.statement)},
            {"statement_checksum", text(entry.statement_checksum)},
            {"started", text(entry.started)}};
}

std::string join_fields(const std::vector<Field>& fields, std::string Field::*part) {
    std::vector<std::string> words;
    for (const auto& field : fields) {
        words.push_back(field.*part);
    }
    return base::join(words, ", ");
}

// None where a run that has finished dropped the table since it was looked for.
base::RowSet read_rows(const dialects::Dialect& dialect, dialects::Connection& connection,
                       const schema::QualifiedName& table) {
    try {
        return connection.query("SELECT " + join_fields(list_fields(dialect, {}), &Field::column) + " FROM " +
                                dialect.quote(table));
    } catch (const Error&) {
        if (connection.in_transaction() || dialect.has_table(connection, table)) {
            throw;
        }
        return {};
    }
}

// "a = '1' AND b = '2'"
std::string join_equations(const std::vector<Field>& fields, std::string_view separator) {
    std::vector<std::string> equations;
    for (const auto& field : fields) {
        equations.push_back(field.column + " = " + field.literal);
    }
    return base::join(equations, separator);
}

}  // namespace

schema::QualifiedName journal_table(const schema::QualifiedName& version_table) {
    return {version_table.schema,
            version_table.name.substr(0, kLongestName - kSuffix.size()) + std::string(kSuffix)};
}

std::optional<JournalEntry> read_journal(const dialects::Dialect& dialect, dialects::Connection& connection,
                                         const schema::QualifiedName& version_table) {
    const auto table = journal_table(version_table);
    if (!dialect.has_table(connection, table)) {
        return std::nullopt;
    }
    const auto rows = read_rows(dialect, connection, table);
    if (rows.rows.empty()) {
        return std::nullopt;
    }
    const auto text = [&](std::size_t column) { return rows.rows.front().at(column).value_or(""); };
    return JournalEntry{
        .revision = text(0),
        .direction = text(1) == "upgrade" ? revisions::Direction::upgrade : revisions::Direction::downgrade,
        .position = std::strtoul(text(2).c_str(), nullptr, 10),
        .checksum = text(3),
        .statement = text(4),
        .statement_checksum = text(5),
        .started = text(6)};
}

std::vector<dialects::Statement> emit_open_journal(const dialects::Dialect& dialect,
                                                   const schema::QualifiedName& version_table,
                                                   const JournalEntry& entry) {
    const auto fields = list_fields(dialect, entry);
    schema::Table table;
    table.name = journal_table(version_table);
    for (const auto& field : fields) {
        const bool is_number = field.column == "position";
        table.columns.push_back(make_column(
            field.column, is_number ? schema::TypeKind::big_integer : schema::TypeKind::text, false));
    }
    auto statements = dialect.emit(operations::CreateTable{.table = table}, {});
    statements.push_back({.sql = "INSERT INTO " + dialect.quote(table.name) + " (" +
                                 join_fields(fields, &Field::column) + ") VALUES (" +
                                 join_fields(fields, &Field::literal) + ")",
                          .parameters = {},
                          .expected_rows = 1,
                          .check = {}});
    return statements;
}

dialects::Statement emit_journal_entry(const dialects::Dialect& dialect,
                                       const schema::QualifiedName& version_table, const JournalEntry& before,
                                       const JournalEntry& entry) {
    // The statement is long, and its checksum says as much.
    auto known = list_fields(dialect, before);
    std::erase_if(known, [](const Field& field) { return field.column == "statement"; });
    return {.sql = "UPDATE " + dialect.quote(journal_table(version_table)) + " SET " +
                   join_equations(list_fields(dialect, entry), ", ") + " WHERE " +
                   join_equations(known, " AND "),
            .parameters = {},
            .expected_rows = 1,
            .check = {}};
}

std::vector<dialects::Statement> emit_close_journal(const dialects::Dialect& dialect,
                                                    const schema::QualifiedName& version_table) {
    return dialect.emit(operations::DropTable{.table = journal_table(version_table)}, {});
}

std::string describe_interrupted(const JournalEntry& entry) {
    return (entry.direction == revisions::Direction::upgrade ? "upgrade of " : "downgrade of ") +
           entry.revision;
}

}  // namespace retort::runtime
