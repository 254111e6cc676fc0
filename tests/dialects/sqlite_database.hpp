// A SQLite database for a test: statements in, rows out as text, operations run
// the way a migration runs them.
#pragma once

#include "dialects/dialect.hpp"
#include "operations/operation.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace retort::dialects::test {

class SqliteDatabase {
public:
    // In memory without a path.
    explicit SqliteDatabase(const std::string& path = "");

    Connection& connection() { return *connection_; }
    // Several statements, each committed by itself.
    void execute(std::string_view sql);
    // "1|NULL|text" a row.
    std::string rows(std::string_view query);
    schema::MetaData reflect();

    // What leaves the rows as they are edits the stored schema from now on, as in a
    // run of migrations; before, everything is copied.
    void edit_where_possible() { edits_ = true; }

    // In one write transaction; after an error it is rolled back.
    void run(const operations::Operation& operation);
    void run(const std::vector<operations::Operation>& operations);
    // In the transaction that is open, if one is.
    void run_within(const operations::Operation& operation);
    std::vector<Statement> emit(const operations::Operation& operation);

private:
    std::unique_ptr<Connection> connection_;
    bool edits_ = false;
};

// The statements' texts, a line each.
std::vector<std::string> texts(const std::vector<Statement>& statements);
// Whether rows are copied.
bool rebuilds(const std::vector<Statement>& statements);
bool edits_schema(const std::vector<Statement>& statements);

operations::BatchAlterTable batch(const std::string& table, std::vector<operations::Operation> operations,
                                  operations::Recreate recreate = operations::Recreate::automatic);
// A rebuild that changes nothing.
operations::BatchAlterTable rebuild_only(const std::string& table);

schema::Type type_of(schema::TypeKind kind, int length = 0);
schema::Column column_of(const std::string& name, schema::TypeKind kind, int length = 0);
operations::AddColumn add_column(const std::string& table, schema::Column column);
operations::DropColumn drop_column(const std::string& table, const std::string& column);
operations::AlterColumn alter_column(const std::string& table, const std::string& column);
operations::AlterColumn alter_type(const std::string& table, const std::string& column, schema::Type type);
operations::AlterColumn rename_column(const std::string& table, const std::string& from,
                                      const std::string& to);

}  // namespace retort::dialects::test
