// Tests over PostgreSQL alone: a database, histories written on the spot, and a second
// session that gets in the way.
#pragma once

#include "dialects/database_fixture.hpp"
#include "history.hpp"
#include "picture.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace retort::robustness {

// What goes on in a test of any database.
class OneDatabase {
public:
    explicit OneDatabase(const std::string& dialect_name) : database(dialect_name) {}

    const dialects::Dialect& dialect() const { return database.dialect(); }
    std::vector<std::string> ask(const std::string& sql) { return column_of(*other, sql); }
    std::string message(const runtime::MigrateRequest& request) {
        try {
            migrate(request);
        } catch (const Error& error) {
            return error.describe();
        }
        return "no error";
    }
    runtime::MigrateRequest upgrade(const History& history, const std::string& target = "head") {
        return history.upgrade(dialect(), *connection, target);
    }

    dialects::AnyDatabase database;
    std::unique_ptr<dialects::Connection> connection = database.connect();
    std::unique_ptr<dialects::Connection> other = database.connect();
};

class Server : public testing::Test, protected OneDatabase {
protected:
    Server() : OneDatabase("postgresql") {}

    std::string pid() { return connection->query("SELECT pg_backend_pid()").rows.at(0).at(0).value(); }
    // What the server says of this test's main session, asked by the other.
    std::string activity(const std::string& pid) {
        return ask("SELECT state || ' ' || (xact_start IS NULL)::text || ' ' || (backend_xmin IS NULL)::text "
                   "FROM pg_stat_activity WHERE pid = " +
                   pid)
            .at(0);
    }
};

inline const schema::QualifiedName kVersionTable{"", "alembic_version"};

}  // namespace retort::robustness
