// A private PostgreSQL server for tests, and databases in it.
//
// Under ctest one server serves the whole run (tests/CMakeLists' fixture
// postgres_server); a test program started by hand starts one for itself. A
// machine without the server's programs fails the test.
#pragma once

#include <string>

namespace retort::test_support {

// Of the database "postgres" on the server, as superuser:
// postgresql://retort@127.0.0.1:PORT/postgres. Starts the server if there is
// none; throws std::runtime_error with the server's log when that fails.
const std::string& postgres_server_url();

// Runs SQL, one or more statements, and gives the last one's rows: a line a
// row, values between `|`, NULL as the empty string. Throws std::runtime_error
// with the server's message.
std::string query_postgres(const std::string& url, const std::string& sql);

// An empty database made from template0, dropped with the object; connections
// that a failing test left open are cut.
class TestDatabase {
public:
    TestDatabase();
    ~TestDatabase();
    TestDatabase(const TestDatabase&) = delete;
    TestDatabase& operator=(const TestDatabase&) = delete;

    // postgresql://retort@127.0.0.1:PORT/NAME
    const std::string& url() const noexcept { return url_; }
    const std::string& name() const noexcept { return name_; }

    // query_postgres on this database.
    std::string query(const std::string& sql) const { return query_postgres(url_, sql); }

private:
    std::string name_;
    std::string url_;
};

}  // namespace retort::test_support
