// A Migrator over a sqlite3 handle of the program's own.
#include "retort/migrator.hpp"

#include "caught.hpp"
#include "history.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sqlite3.h>

#include <memory>

namespace retort::embed_test {
namespace {

using testing::HasSubstr;

class SqliteHandleTest : public testing::Test {
protected:
    SqliteHandleTest() {
        sqlite3* raw = nullptr;
        sqlite3_open(":memory:", &raw);
        database_.reset(raw);
        run("PRAGMA foreign_keys = ON");
    }

    sqlite3* handle() { return database_.get(); }

    void run(const char* sql) {
        char* message = nullptr;
        ASSERT_EQ(sqlite3_exec(handle(), sql, nullptr, nullptr, &message), SQLITE_OK)
            << sql << ": " << message;
    }
    std::string ask(const char* sql) {
        std::string text;
        const auto append = [](void* to, int count, char** values, char**) {
            for (int i = 0; i < count; ++i) {
                *static_cast<std::string*>(to) +=
                    values[i] == nullptr ? "NULL " : std::string(values[i]) + " ";
            }
            return 0;
        };
        if (sqlite3_exec(handle(), sql, append, &text, nullptr) != SQLITE_OK) {
            return sqlite3_errmsg(handle());
        }
        return text;
    }
    bool is_in_transaction() { return sqlite3_get_autocommit(handle()) == 0; }

private:
    struct Closer {
        void operator()(sqlite3* database) const {
            // Nothing of retort's may be left in it.
            EXPECT_EQ(sqlite3_close(database), SQLITE_OK);
        }
    };
    std::unique_ptr<sqlite3, Closer> database_;
};

TEST_F(SqliteHandleTest, MigratesADatabaseInMemoryAndKeepsSettings) {
    sqlite3_db_config(handle(), SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    Migrator migrator(blog(), handle());
    migrator.upgrade();
    EXPECT_EQ(ask("SELECT version_num FROM alembic_version"), "c3 ");
    EXPECT_EQ(ask("SELECT id, user_id FROM posts"), "7 1 ");
    EXPECT_EQ(ask("PRAGMA foreign_keys"), "1 ");
    int is_defensive = 0;
    sqlite3_db_config(handle(), SQLITE_DBCONFIG_DEFENSIVE, -1, &is_defensive);
    EXPECT_EQ(is_defensive, 1);
    EXPECT_FALSE(is_in_transaction());
    migrator.downgrade("base");
    EXPECT_EQ(ask("SELECT count(*) FROM alembic_version"), "0 ");
}

TEST_F(SqliteHandleTest, WorksInTheCallersTransaction) {
    run("BEGIN; CREATE TABLE mine (id)");
    Migrator migrator(blog(), handle());
    migrator.upgrade("b2");
    EXPECT_TRUE(is_in_transaction());
    EXPECT_EQ(migrator.current().at(0).id, "b2");
    run("ROLLBACK");
    EXPECT_TRUE(migrator.current().empty());
    EXPECT_EQ(ask("SELECT count(*) FROM sqlite_schema"), "0 ");
}

TEST_F(SqliteHandleTest, FailureInTheCallersTransactionLeavesIt) {
    run("BEGIN; CREATE TABLE mine (id)");
    Migrator migrator(failing(), handle(), {.transaction_per_migration = true});
    EXPECT_EQ(error_of([&] { migrator.upgrade(); }).message(), "no such thing");
    EXPECT_TRUE(is_in_transaction());
    run("COMMIT");
    EXPECT_EQ(ask("SELECT name FROM sqlite_schema"), "mine ");
}

TEST_F(SqliteHandleTest, RefusesToRebuildAParentInTheCallersTransaction) {
    Migrator migrator(copying(), handle());
    migrator.upgrade("b2");
    run("BEGIN");
    const Error up = error_of([&] { migrator.upgrade(); });
    EXPECT_THAT(up.describe(), HasSubstr("rebuilding users: foreign keys are enforced in this transaction"));
    EXPECT_TRUE(is_in_transaction());
    run("COMMIT");
    EXPECT_EQ(ask("SELECT count(*) FROM posts"), "1 ");
    EXPECT_EQ(migrator.current().at(0).id, "b2");
    migrator.upgrade();
    EXPECT_EQ(ask("SELECT count(*) FROM posts"), "1 ");
}

TEST_F(SqliteHandleTest, RefusesToDropAParentInTheCallersTransaction) {
    Migrator migrator(dropping(), handle());
    migrator.upgrade("b2");
    run("BEGIN");
    const Error error = error_of([&] { migrator.upgrade(); });
    EXPECT_EQ(error.kind(), ErrorKind::command);
    EXPECT_THAT(error.describe(), HasSubstr("posts refers to it"));
    EXPECT_THAT(error.describe(), HasSubstr("hint: migrate outside of a transaction"));
    EXPECT_THAT(error.describe(), HasSubstr("upgrade b2 -> f7"));
    run("COMMIT");
    EXPECT_EQ(ask("SELECT count(*) FROM posts"), "1 ");
}

TEST_F(SqliteHandleTest, RebuildsInTheCallersTransactionWithForeignKeysOff) {
    run("PRAGMA foreign_keys = OFF; BEGIN");
    Migrator(copying(), handle()).upgrade();
    run("COMMIT");
    EXPECT_EQ(ask("SELECT count(*) FROM posts"), "1 ");
    EXPECT_EQ(ask("PRAGMA foreign_keys"), "0 ");
}

TEST_F(SqliteHandleTest, RefusesAnAutocommitBlockInTheCallersTransaction) {
    run("BEGIN");
    Migrator migrator(autocommit(), handle());
    EXPECT_THAT(error_of([&] { migrator.upgrade(); }).describe(), HasSubstr("autocommit block"));
    run("COMMIT");
    EXPECT_EQ(ask("SELECT count(*) FROM sqlite_schema"), "0 ");
    migrator.upgrade();
    EXPECT_EQ(ask("SELECT count(*) FROM inside_block"), "0 ");
}

TEST_F(SqliteHandleTest, NullIsRefused) {
    const Error error = error_of([] { Migrator(blog(), static_cast<sqlite3*>(nullptr)); });
    EXPECT_EQ(error.kind(), ErrorKind::connection);
}

}  // namespace
}  // namespace retort::embed_test
