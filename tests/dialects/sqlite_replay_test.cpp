// Raw SQL followed without a database: the schema afterwards is what the
// database has after running it.
#include "dialects/sqlite/dialect.hpp"
#include "sqlite_database.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace retort::dialects {

namespace {

TEST(SqliteReplay, GivesWhatTheDatabaseHas) {
    const std::vector<const char*> scripts{
        "CREATE TABLE t (a INTEGER, b TEXT); CREATE INDEX i ON T (a); CREATE UNIQUE INDEX j ON t (b) WHERE a "
        "> 0",
        "CREATE TABLE main.t (a); CREATE TABLE IF NOT EXISTS t (b)",
        "CREATE TABLE t (a); CREATE VIEW v AS SELECT a FROM t; CREATE VIEW IF NOT EXISTS v AS SELECT 2",
        "CREATE TABLE t (a); CREATE TRIGGER IF NOT EXISTS main.g AFTER INSERT ON T BEGIN SELECT 1; SELECT 2; "
        "END;",
        "CREATE TABLE t (a); CREATE TRIGGER g AFTER INSERT ON t BEGIN SELECT 1; END; DROP TRIGGER g",
        "CREATE TABLE t (a); CREATE TRIGGER g AFTER INSERT ON t BEGIN SELECT 1; END; DROP TABLE t",
        "CREATE TABLE t (a); CREATE INDEX i ON t (a); DROP INDEX IF EXISTS i; DROP INDEX IF EXISTS i",
        "CREATE VIEW v AS SELECT 1; CREATE TRIGGER g INSTEAD OF INSERT ON v BEGIN SELECT 1; END; DROP VIEW "
        "IF EXISTS v",
        "CREATE TEMP VIEW v AS SELECT 1; CREATE TEMP TABLE x (a)",
        "CREATE TABLE t (a CHECK (a > 0)); CREATE VIEW v AS SELECT a FROM t; ALTER TABLE t RENAME COLUMN a "
        "TO b",
        "CREATE TABLE t (a); CREATE TABLE o (a); CREATE TRIGGER g AFTER INSERT ON t BEGIN INSERT INTO o (a) "
        "VALUES "
        "(new.a); END; ALTER TABLE t RENAME a TO \"b c\"",
        "CREATE TABLE t (a); CREATE VIEW v AS SELECT t.a FROM t; ALTER TABLE t RENAME TO u",
    };
    for (const char* sql : scripts) {
        SCOPED_TRACE(sql);
        test::SqliteDatabase database;
        database.execute(sql);
        schema::MetaData replayed;
        sqlite_dialect().replay_raw(sql, replayed);
        std::ranges::sort(replayed.tables, {}, &schema::Table::name);
        EXPECT_EQ(schema::dump_metadata(replayed), schema::dump_metadata(database.reflect()));
        EXPECT_EQ(replayed.raw_objects, database.reflect().raw_objects);
    }
}

TEST(SqliteReplay, WhatItDoesNotKnowChangesNothing) {
    schema::MetaData metadata;
    sqlite_dialect().replay_raw("CREATE TABLE t (a)", metadata);
    const schema::MetaData before = metadata;
    for (const char* sql : {"UPDATE t SET a = 1", "PRAGMA user_version = 3", "", "-- nothing",
                            "CREATE TABLE t (a)", "CREATE VIRTUAL TABLE f USING fts5(a)", "nonsense (",
                            "DROP TABLE missing", "CREATE TABLE c AS SELECT 1"}) {
        sqlite_dialect().replay_raw(sql, metadata);
        EXPECT_EQ(metadata, before) << sql;
    }
}

}  // namespace

}  // namespace retort::dialects
