// Runs what c_api.c checks.
#include "retort/retort.h"

#include "history.hpp"
#include "interrupted.hpp"
#include "retort/env.hpp"
#include "support/postgres_server.hpp"
#include "support/temp_dir.hpp"

#include <gtest/gtest.h>
#include <libpq-fe.h>
#include <sqlite3.h>

extern "C" int check_c_api(const retort_migrations* migrations, const retort_migrations* failing,
                           const char* url, sqlite3* database);

extern "C" int check_c_options(const retort_migrations* with_environment, const char* url);
extern "C" int check_c_interrupted(const retort_migrations* migrations, const char* url);
extern "C" int check_c_postgresql(const retort_migrations* migrations, PGconn* connection);

namespace retort::embed_test {
namespace {

const retort_migrations* for_c(const Migrations& migrations) {
    return reinterpret_cast<const retort_migrations*>(&migrations);
}

TEST(CInterface, DoesWhatAMigratorDoes) {
    const test_support::TempDir folder;
    const std::string url = "sqlite:///" + (folder / "c.db").string();
    sqlite3* database = nullptr;
    ASSERT_EQ(sqlite3_open(":memory:", &database), SQLITE_OK);
    EXPECT_EQ(check_c_api(for_c(blog()), for_c(failing()), url.c_str(), database), 0)
        << "is the line of tests/embed/c_api.c that failed";
    EXPECT_EQ(sqlite3_close(database), SQLITE_OK);
}

// Refuses arguments that did not arrive.
void read_arguments(Environment& env) {
    if (env.x_arguments.at("table") != "x_version" || !env.x_arguments.at("flag").empty() ||
        env.database != "main") {
        throw Error(ErrorKind::script, "not what was given");
    }
    env.version_table = env.x_arguments.at("table");
}

TEST(CInterface, HasTheOptions) {
    const test_support::TempDir folder;
    const std::string url = "sqlite:///" + (folder / "c.db").string();
    Migrations migrations = blog();
    migrations.environment = &read_arguments;
    EXPECT_EQ(check_c_options(for_c(migrations), url.c_str()), 0)
        << "is the line of tests/embed/c_api.c that failed";
    const MigratorOptions options{.version_table = "x_version"};
    EXPECT_EQ(Migrator(blog(), url, options).current().size(), 1U);
    sqlite3* database = nullptr;
    ASSERT_EQ(sqlite3_open((folder / "c.db").c_str(), &database), SQLITE_OK);
    EXPECT_NE(sqlite3_exec(database, "SELECT * FROM x_version_history", nullptr, nullptr, nullptr),
              SQLITE_OK);
    EXPECT_EQ(sqlite3_close(database), SQLITE_OK);
}

TEST(CInterface, SettlesAnInterruptedStatement) {
    const test_support::TempDir folder;
    const std::string url = "sqlite:///" + (folder / "c.db").string();
    ASSERT_NO_FATAL_FAILURE(upgrade_and_die(sending(), url, "INSERT INTO sent"));
    EXPECT_EQ(check_c_interrupted(for_c(sending()), url.c_str()), 0)
        << "is the line of tests/embed/c_api.c that failed";
}

TEST(CInterface, TakesAConnectionToPostgresql) {
    const test_support::TestDatabase database;
    const std::unique_ptr<PGconn, void (*)(PGconn*)> connection(PQconnectdb(database.url().c_str()),
                                                                &PQfinish);
    ASSERT_EQ(PQstatus(connection.get()), CONNECTION_OK);
    EXPECT_EQ(check_c_postgresql(for_c(blog()), connection.get()), 0)
        << "is the line of tests/embed/c_api.c that failed";
    EXPECT_EQ(Migrator(blog(), connection.get()).current().at(0).id, "a1");
}

}  // namespace
}  // namespace retort::embed_test
