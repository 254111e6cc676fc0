// The session of one schema of many: its options, and the look whether it is still there.
#include "dialects/postgresql/search_path.hpp"

#include "database_fixture.hpp"
#include "retort/error.hpp"
#include "support/temp_dir.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>

namespace retort::dialects::postgresql {
namespace {

using testing::HasSubstr;

TEST(PostgresqlSearchPath, IsAnOptionOfTheSession) {
    struct Row {
        const char* options;
        const char* schema;
        const char* expected;
    };
    const Row rows[] = {
        {"", "tenant_a", R"(-c search_path="tenant_a")"},
        {"-c lock_timeout=5s", "a", R"(-c lock_timeout=5s -c search_path="a")"},
        {"", "Mixed Case", R"(-c search_path="Mixed\ Case")"},
        {"", "a\"b'c", R"(-c search_path="a""b'c")"},
        {"", "a, public", R"(-c search_path="a,\ public")"},
        {"", "back\\slash\t", "-c search_path=\"back\\\\slash\\\t\""},
        {"", "1 100%", R"(-c search_path="1\ 100%")"},
    };
    for (const Row& row : rows) {
        EXPECT_EQ(add_search_path(row.options, row.schema), row.expected) << row.schema;
    }
}

// A variable of the environment for as long as the object lives.
class Variable {
public:
    Variable(const char* name, const std::string& value) : name_(name) { ::setenv(name, value.c_str(), 1); }
    ~Variable() { ::unsetenv(name_); }
    Variable(const Variable&) = delete;
    Variable& operator=(const Variable&) = delete;

private:
    const char* name_;
};

class PostgresqlSchemaSession : public testing::Test {
protected:
    PostgresqlSchemaSession() { database_.connect()->query("CREATE SCHEMA \"it's\""); }

    std::unique_ptr<Connection> connect(const base::Url& url) const {
        return database_.dialect().connect(url, {.must_exist = true, .schema = "it's"});
    }
    const base::Url& url() const { return database_.url(); }

    static std::string show(Connection& connection, const std::string& setting) {
        return connection.query("SHOW " + setting).rows.at(0).at(0).value();
    }

private:
    AnyDatabase database_{"postgresql"};
};

TEST_F(PostgresqlSchemaSession, KeepsTheOptionsThatItWouldHave) {
    const test_support::TempDir folder;
    folder.write("services", "[app]\noptions=-c lock_timeout=1234\n[plain]\nuser=nobody\n");
    const Variable file("PGSERVICEFILE", (folder / "services").string());
    const Variable options("PGOPTIONS", "-c lock_timeout=2345");
    const auto lock_timeout = [this](const std::string& service, const std::string& own) {
        base::Url with = url();
        if (!service.empty()) {
            with.query.emplace_back("service", service);
        }
        if (!own.empty()) {
            with.query.emplace_back("options", own);
        }
        const auto connection = connect(with);
        EXPECT_EQ(show(*connection, "search_path"), "\"it's\"");
        return show(*connection, "lock_timeout");
    };
    EXPECT_EQ(lock_timeout("", ""), "2345ms");
    EXPECT_EQ(lock_timeout("app", ""), "1234ms");
    EXPECT_EQ(lock_timeout("plain", ""), "2345ms");
    EXPECT_EQ(lock_timeout("app", "-c lock_timeout=3456"), "3456ms");
    const Variable service("PGSERVICE", "app");
    EXPECT_EQ(lock_timeout("", ""), "1234ms");
    EXPECT_THROW(lock_timeout("nowhere", ""), Error);
}

TEST_F(PostgresqlSchemaSession, KnowsWhetherARevisionLeftTheSchema) {
    const auto connection = connect(url());
    const auto look = [&connection]() -> std::string {
        try {
            connection->run(connection->emit_schema_check(), [](std::size_t) {});
        } catch (const Error& error) {
            return error.message();
        }
        return "";
    };
    EXPECT_EQ(look(), "");
    const std::string left = "the revision leaves search_path changed: it was \"it's\", and is now: ";
    for (const char* path : {"public", "\"it's\", public", "public, \"it's\"", "pg_catalog", "nowhere"}) {
        connection->query(std::string("SET search_path TO ") + path);
        EXPECT_EQ(look(), left + path);
        connection->query("RESET search_path");
        EXPECT_EQ(look(), "") << path;
    }
    connection->query("SELECT set_config('search_path', '', false)");
    EXPECT_EQ(look(), left + "\"\"");
    connection->query("SET search_path TO \"it's\"");
    connection->query("CREATE TEMPORARY TABLE of_the_session (id integer)");
    EXPECT_EQ(look(), "");
    EXPECT_THAT(connection->emit_schema_check().at(0).hint, HasSubstr("RESET search_path"));
}

TEST_F(PostgresqlSchemaSession, IsLookedForOnlyWhereASchemaWasAskedFor) {
    const auto plain = get_dialect(url()).connect(url(), {});
    EXPECT_TRUE(plain->emit_schema_check().empty());
}

}  // namespace
}  // namespace retort::dialects::postgresql
