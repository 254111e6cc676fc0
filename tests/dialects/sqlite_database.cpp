// A SQLite database for a test; see sqlite_database.hpp.
#include "sqlite_database.hpp"

#include "dialects/sqlite/dialect.hpp"

#include <algorithm>

namespace retort::dialects::test {

SqliteDatabase::SqliteDatabase(const std::string& path) {
    base::Url url;
    url.scheme = "sqlite";
    url.database = path;
    connection_ = sqlite_dialect().connect(url, {});
}

void SqliteDatabase::execute(std::string_view sql) {
    connection_->run(std::vector<Statement>{{std::string(sql), {}, {}, {}}}, {});
}

std::string SqliteDatabase::rows(std::string_view query) {
    std::string text;
    for (const auto& row : connection_->query(query).rows) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            text += (i > 0 ? "|" : "") + row[i].value_or("NULL");
        }
        text += '\n';
    }
    return text;
}

schema::MetaData SqliteDatabase::reflect() {
    return sqlite_dialect().reflect(*connection_, {});
}

std::vector<Statement> SqliteDatabase::emit(const operations::Operation& operation) {
    schema::MetaData metadata;
    EmitContext context{.schema = [&]() -> const schema::MetaData& { return metadata = reflect(); }};
    if (edits_) {
        context.query = [&](std::string_view sql) { return connection_->query(sql); };
    }
    return sqlite_dialect().emit(operation, context);
}

void SqliteDatabase::run_within(const operations::Operation& operation) {
    connection_->run(emit(operation), {});
}

void SqliteDatabase::run(const operations::Operation& operation) {
    run(std::vector<operations::Operation>{operation});
}

void SqliteDatabase::run(const std::vector<operations::Operation>& operations) {
    connection_->begin(TransactionKind::write);
    try {
        for (const operations::Operation& operation : operations) {
            run_within(operation);
        }
        connection_->commit();
    } catch (...) {
        connection_->rollback();
        throw;
    }
}

std::vector<std::string> texts(const std::vector<Statement>& statements) {
    std::vector<std::string> result;
    for (const Statement& statement : statements) {
        result.push_back(statement.sql);
    }
    return result;
}

bool rebuilds(const std::vector<Statement>& statements) {
    return std::ranges::any_of(statements, [](const Statement& statement) {
        return statement.sql.starts_with("INSERT INTO _retort_tmp_") ||
               statement.sql.starts_with("INSERT INTO \"_retort_tmp_");
    });
}

bool edits_schema(const std::vector<Statement>& statements) {
    return std::ranges::any_of(statements, [](const Statement& statement) {
        return statement.sql == "PRAGMA writable_schema = ON";
    });
}

operations::BatchAlterTable batch(const std::string& table, std::vector<operations::Operation> operations,
                                  operations::Recreate recreate) {
    return {{"", table}, recreate, std::move(operations)};
}

operations::BatchAlterTable rebuild_only(const std::string& table) {
    return batch(table, {operations::SetTableComment{.table = {"", table}}}, operations::Recreate::always);
}

schema::Type type_of(schema::TypeKind kind, int length) {
    schema::Type type;
    type.kind = kind;
    type.length = length;
    return type;
}

schema::Column column_of(const std::string& name, schema::TypeKind kind, int length) {
    schema::Column column;
    column.name = name;
    column.type = type_of(kind, length);
    return column;
}

operations::AddColumn add_column(const std::string& table, schema::Column column) {
    operations::AddColumn op;
    op.table.name = table;
    op.column = std::move(column);
    return op;
}

operations::DropColumn drop_column(const std::string& table, const std::string& column) {
    operations::DropColumn op;
    op.table.name = table;
    op.column = column;
    return op;
}

operations::AlterColumn alter_column(const std::string& table, const std::string& column) {
    operations::AlterColumn op;
    op.table.name = table;
    op.column = column;
    return op;
}

operations::AlterColumn alter_type(const std::string& table, const std::string& column, schema::Type type) {
    operations::AlterColumn op = alter_column(table, column);
    op.type = std::move(type);
    return op;
}

operations::AlterColumn rename_column(const std::string& table, const std::string& from,
                                      const std::string& to) {
    operations::AlterColumn op = alter_column(table, from);
    op.new_name = to;
    return op;
}

}  // namespace retort::dialects::test
