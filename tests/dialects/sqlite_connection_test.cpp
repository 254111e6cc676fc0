// SQLite's connection: opening, transactions, errors with their facts.
#include "dialects/sqlite/dialect.hpp"
#include "retort/error.hpp"
#include "sqlite_database.hpp"
#include "support/temp_dir.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <functional>

namespace retort::dialects {

namespace {

using testing::HasSubstr;

base::Url url_of(const std::string& path, std::vector<std::pair<std::string, std::string>> query = {}) {
    base::Url url;
    url.scheme = "sqlite";
    url.database = path;
    url.query = std::move(query);
    return url;
}

Error catch_error(const std::function<void()>& action) {
    try {
        action();
    } catch (const Error& error) {
        return error;
    }
    ADD_FAILURE() << "no error";
    return {ErrorKind::internal, ""};
}

TEST(SqliteConnection, AMissingFileIsMadeOnlyWhereThatIsAllowed) {
    const test_support::TempDir folder;
    const std::string path = folder / "new.db";
    const auto empty = sqlite_dialect().connect(url_of(path), {.may_create = false});
    EXPECT_FALSE(std::filesystem::exists(path));
    EXPECT_EQ(empty->query("SELECT count(*) FROM sqlite_schema").rows[0][0], "0");
    sqlite_dialect().connect(url_of(path), {});
    EXPECT_TRUE(std::filesystem::exists(path));
}

TEST(SqliteConnection, WhatCannotBeOpenedIsNamed) {
    const test_support::TempDir folder;
    const std::string text = folder.write("text.db", "this is not a database, but long enough to look at");
    const Error not_a_database = catch_error([&] { sqlite_dialect().connect(url_of(text), {}); });
    EXPECT_EQ(not_a_database.kind(), ErrorKind::connection);
    EXPECT_EQ(not_a_database.message(), "cannot open the database " + text + ": file is not a database");

    const std::string nowhere = folder / "missing/x.db";
    const Error no_folder = catch_error([&] { sqlite_dialect().connect(url_of(nowhere), {}); });
    EXPECT_EQ(no_folder.kind(), ErrorKind::connection);
    EXPECT_THAT(no_folder.message(), HasSubstr(nowhere));
    EXPECT_THAT(no_folder.hint(), HasSubstr("there is no folder"));
}

TEST(SqliteConnection, AReadOnlyDatabaseRefusesAWriteTransaction) {
    const test_support::TempDir folder;
    const std::string path = folder / "ro.db";
    test::SqliteDatabase(path).execute("CREATE TABLE t (a)");
    const auto connection = sqlite_dialect().connect(url_of(path, {{"mode", "ro"}}), {});
    connection->begin(TransactionKind::read);
    connection->rollback();
    const Error error = catch_error([&] { connection->begin(TransactionKind::write); });
    EXPECT_EQ(error.kind(), ErrorKind::connection);
    EXPECT_EQ(error.message(), "the database is read-only: " + path);
    EXPECT_FALSE(connection->in_transaction());
}

TEST(SqliteConnection, WaitsForTheWriteLockAsLongAsTheUrlSays) {
    const test_support::TempDir folder;
    const std::string path = folder / "busy.db";
    test::SqliteDatabase holder(path);
    holder.connection().begin(TransactionKind::write);
    const auto waiting = sqlite_dialect().connect(url_of(path, {{"timeout", "0.05"}}), {});
    const auto start = std::chrono::steady_clock::now();
    const Error error = catch_error([&] { waiting->begin(TransactionKind::write); });
    EXPECT_GE(std::chrono::steady_clock::now() - start, std::chrono::milliseconds(40));
    EXPECT_THAT(error.message(), HasSubstr("locked"));
    EXPECT_THAT(error.hint(), HasSubstr("another program is writing"));
    holder.connection().commit();
    waiting->begin(TransactionKind::write);
    EXPECT_TRUE(waiting->in_transaction());
}

TEST(SqliteConnection, AMalformedTimeoutIsAConfigurationError) {
    const Error error = catch_error([] { sqlite_dialect().connect(url_of("", {{"timeout", "soon"}}), {}); });
    EXPECT_EQ(error.kind(), ErrorKind::config);
}

TEST(SqliteConnection, AWriteTransactionSwitchesForeignKeysOffAndBackOn) {
    test::SqliteDatabase database;
    database.execute("PRAGMA foreign_keys = ON");
    for (const bool commit : {true, false}) {
        database.connection().begin(TransactionKind::write);
        EXPECT_EQ(database.rows("PRAGMA foreign_keys"), "0\n");
        database.execute("PRAGMA legacy_alter_table = ON");
        if (commit) {
            database.connection().commit();
        } else {
            database.connection().rollback();
        }
        EXPECT_EQ(database.rows("PRAGMA foreign_keys"), "1\n") << commit;
        EXPECT_EQ(database.rows("PRAGMA legacy_alter_table"), "0\n") << commit;
        EXPECT_FALSE(database.connection().in_transaction());
    }
    database.connection().rollback();
}

TEST(SqliteConnection, AFailingStatementIsReportedWithCodeAndPlace) {
    test::SqliteDatabase database;
    const Error syntax = catch_error([&] { database.execute("SELECT 1;\nSELECT frob(1) FROM"); });
    EXPECT_EQ(syntax.kind(), ErrorKind::database);
    EXPECT_EQ(syntax.sql(), "SELECT frob(1) FROM");
    database.execute("CREATE TABLE t (a UNIQUE); INSERT INTO t VALUES (1)");
    const Error unique = catch_error([&] { database.execute("INSERT INTO t VALUES (1)"); });
    EXPECT_EQ(unique.message(), "UNIQUE constraint failed: t.a");
    EXPECT_EQ(unique.sqlstate(), "2067");
    const Error column = catch_error([&] { database.execute("SELECT a,\n nope FROM t"); });
    EXPECT_THAT(column.hint(), HasSubstr("line 2, at \"nope FROM t\""));
}

TEST(SqliteConnection, RunStopsAtTheStatementThatFails) {
    test::SqliteDatabase database;
    std::size_t last = 99;
    const std::vector<Statement> statements{{"CREATE TABLE t (a)", {}, {}, {}},
                                            {"INSERT INTO gone VALUES (1)", {}, {}, {}},
                                            {"DROP TABLE t", {}, {}, {}}};
    catch_error([&] { database.connection().run(statements, [&](std::size_t index) { last = index; }); });
    EXPECT_EQ(last, 1u);
    EXPECT_EQ(database.rows("SELECT name FROM sqlite_schema"), "t\n");
}

TEST(SqliteConnection, RowCountsAndChecksAreHeld) {
    test::SqliteDatabase database;
    database.execute("CREATE TABLE t (a); INSERT INTO t VALUES (1), (2)");
    const auto run = [&](Statement statement) {
        database.connection().run(std::vector<Statement>{std::move(statement)}, {});
    };
    run({"DELETE FROM t WHERE a = ?1", {std::int64_t{1}}, 1, {}});
    EXPECT_EQ(catch_error([&] {
                  run({"DELETE FROM t WHERE a = 7", {}, 1, {}});
              }).message(),
              "the statement changed 0 rows, expected 1");
    run({"SELECT 'x' FROM t WHERE a = 7", {}, {}, "something is wrong"});
    EXPECT_EQ(catch_error([&] {
                  run({"SELECT 'two' FROM t", {}, {}, "something is wrong"});
              }).message(),
              "something is wrong: two");
}

TEST(SqliteConnection, ValuesOfEveryKindGoThere) {
    test::SqliteDatabase database;
    const std::vector<Datum> values{std::monostate{},
                                    true,
                                    std::int64_t{-5},
                                    1.5,
                                    std::string("a\0b", 3),
                                    Bytes{std::byte{0}, std::byte{255}},
                                    Bytes{}};
    const auto rows = database.connection().query(
        "SELECT ?1, ?2, ?3, ?4, length(CAST(?5 AS BLOB)), hex(?6), "
        "typeof(?7)",
        values);
    const std::vector<std::optional<std::string>> expected{std::nullopt, "1",    "-5",  "1.5",
                                                           "3",          "00FF", "blob"};
    EXPECT_EQ(rows.rows.at(0), expected);
    EXPECT_THROW(database.connection().query("SELECT ?1, ?2", std::span(values).first(1)), Error);
}

TEST(SqliteConnection, TriggersAndOtherScriptsRunStatementByStatement) {
    test::SqliteDatabase database;
    database.execute(
        "CREATE TABLE t (a); -- and\n"
        "CREATE TRIGGER g AFTER INSERT ON t BEGIN UPDATE t SET a = 1; DELETE FROM t WHERE a = 2; END;\n"
        "INSERT INTO t VALUES (5); ; -- done");
    EXPECT_EQ(database.rows("SELECT a FROM t"), "1\n");
}

}  // namespace

}  // namespace retort::dialects
