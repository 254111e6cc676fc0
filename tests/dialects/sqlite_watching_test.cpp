// A look at SQLite's statements while they run: how far a copy is, and their end before
// the end.
#include "dialects/sqlite/connection.hpp"
#include "dialects/sqlite/dialect.hpp"
#include "retort/error.hpp"
#include "sqlite_database.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sqlite3.h>

#include <algorithm>
#include <memory>
#include <stdexcept>

namespace retort::dialects {

namespace {

using testing::HasSubstr;

// Has to be ended.
const char* kEndless =
    "INSERT INTO t WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT NULL, i FROM n "
    "WHERE i < 0";

void run(Connection& connection, const std::string& sql) {
    connection.run(std::vector<Statement>{{.sql = sql}}, {});
}

class SqliteWatching : public testing::Test {
protected:
    SqliteWatching() { database_.execute("CREATE TABLE t (a INTEGER PRIMARY KEY, b)"); }

    Error error_of(const std::string& sql) {
        try {
            run(database_.connection(), sql);
        } catch (const Error& error) {
            return error;
        }
        return {ErrorKind::internal, "no error"};
    }

    test::SqliteDatabase database_;
};

TEST_F(SqliteWatching, SaysHowFarACopyIs) {
    database_.execute(
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000) "
        "INSERT INTO t SELECT i + 5000000, 'some text that has to be copied' FROM n");
    std::vector<Working> told;
    database_.connection().watch({.on_working = [&](const Working& working) { told.push_back(working); },
                                  .is_cancelled = {},
                                  .takes_handler = false});
    database_.run(test::rebuild_only("t"));
    std::vector<int> percents;
    for (const Working& each : told) {
        if (each.percent) {
            percents.push_back(*each.percent);
            EXPECT_EQ(each.unit, "rows");
            // The keys have no gaps: the part of them is the part of the rows.
            EXPECT_NEAR(static_cast<double>(each.done.value()) / 10000, *each.percent, 1.5);
        }
    }
    ASSERT_FALSE(percents.empty()) << "too fast for this test: give it more rows";
    EXPECT_TRUE(std::is_sorted(percents.begin(), percents.end()));
    EXPECT_TRUE(told.back().is_over);
}

TEST_F(SqliteWatching, RebuildsAskForTheExtentOfWhatKeepsItsKeys) {
    struct Row {
        const char* table;
        const char* extent;
    };
    for (const Row& row : {Row{"CREATE TABLE x (a INTEGER PRIMARY KEY, b)",
                               "SELECT (SELECT min(rowid) FROM \"x\"), (SELECT max(rowid) FROM \"x\")"},
                           Row{"CREATE TABLE x (a, rowid)",
                               "SELECT (SELECT min(_rowid_) FROM \"x\"), (SELECT max(_rowid_) FROM \"x\")"},
                           Row{"CREATE TABLE x (a PRIMARY KEY, b) WITHOUT ROWID", ""}}) {
        test::SqliteDatabase database;
        database.execute(row.table);
        std::string extent = "no copy";
        for (const Statement& statement : database.emit(test::rebuild_only("x"))) {
            extent = statement.sql.starts_with("INSERT INTO") ? statement.extent : extent;
        }
        std::erase_if(extent, [](char c) { return c == '"'; });
        std::string expected = row.extent;
        std::erase_if(expected, [](char c) { return c == '"'; });
        EXPECT_EQ(extent, expected) << row.table;
    }
}

TEST_F(SqliteWatching, CancelsWhatARollbackTakesBack) {
    database_.connection().watch(
        {.on_working = {}, .is_cancelled = [] { return true; }, .takes_handler = false});
    database_.connection().begin(TransactionKind::write);
    run(database_.connection(), "INSERT INTO t VALUES (1, 1)");
    const Error error = error_of(kEndless);
    EXPECT_EQ(error.kind(), ErrorKind::cancelled);
    EXPECT_EQ(error.message(), "cancelled during a statement");
    EXPECT_EQ(error.sql(), kEndless);
    database_.connection().rollback();
    database_.connection().watch({});
    EXPECT_EQ(database_.rows("SELECT count(*) FROM t"), "0\n");
}

TEST_F(SqliteWatching, LeavesWhatNoRollbackTakesBackAlone) {
    bool was_asked = false;
    database_.connection().watch(
        {.on_working = {}, .is_cancelled = [&] { return was_asked = true; }, .takes_handler = false});
    run(database_.connection(),
        "INSERT INTO t WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 600000) "
        "SELECT NULL, i FROM n");
    EXPECT_EQ(database_.rows("SELECT count(*) FROM t"), "600000\n");
    EXPECT_FALSE(was_asked);
}

TEST_F(SqliteWatching, HandsOutWhatACallbackThrows) {
    database_.connection().watch({.on_working = [](const Working&) { throw std::runtime_error("enough"); },
                                  .is_cancelled = {},
                                  .takes_handler = false});
    database_.connection().begin(TransactionKind::write);
    try {
        run(database_.connection(), kEndless);
        FAIL() << "no exception";
    } catch (const std::runtime_error& error) {
        EXPECT_STREQ(error.what(), "enough");
    }
    database_.connection().rollback();
    database_.connection().watch({});
    EXPECT_EQ(error_of("INSERT INTO t VALUES (1, 1)").message(), "no error");
}

// A progress handler of the program's that is replaced cannot be put back.
TEST_F(SqliteWatching, TakesTheHandlerOfALentConnectionOnlyWhereItMay) {
    sqlite3* raw = nullptr;
    ASSERT_EQ(sqlite3_open(":memory:", &raw), SQLITE_OK);
    const std::unique_ptr<sqlite3, decltype(&sqlite3_close)> owner(raw, &sqlite3_close);
    sqlite3_exec(raw, "CREATE TABLE t (a INTEGER PRIMARY KEY, b)", nullptr, nullptr, nullptr);
    const auto stop = [](void* count) { return ++*static_cast<int*>(count) == 100 ? 1 : 0; };
    struct Row {
        bool may_take;
        const char* before;
        const char* message;
    };
    for (const Row& row :
         {Row{false, "SELECT 1", "interrupted"}, Row{true, "SELECT 1", "cancelled during a statement"},
          Row{true, "BEGIN", "interrupted"}}) {
        int calls = 0;
        sqlite3_progress_handler(raw, 1000, stop, &calls);
        sqlite3_exec(raw, row.before, nullptr, nullptr, nullptr);
        const auto connection = sqlite::adopt(raw);
        connection->watch(
            {.on_working = {}, .is_cancelled = [] { return true; }, .takes_handler = row.may_take});
        connection->begin(TransactionKind::write);
        try {
            run(*connection, kEndless);
            ADD_FAILURE() << "no error";
        } catch (const Error& error) {
            EXPECT_EQ(error.message(), row.message) << row.before;
        }
        connection->rollback();
        sqlite3_exec(raw, "ROLLBACK", nullptr, nullptr, nullptr);
    }
}

}  // namespace

}  // namespace retort::dialects
