// Raw SQL followed without a database: the schema afterwards is what the
// database has after running it.
#include "dialects/sqlite/dialect.hpp"
#include "operations/readers.hpp"
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
        "CREATE TABLE t (a, CHECK (a > 0)); ALTER TABLE t ADD COLUMN b varchar (9) NOT NULL DEFAULT 'x' "
        "CHECK "
        "(b <> ''); ALTER TABLE T ADD c REFERENCES t (a)",
        "CREATE TABLE t (a, B, c); ALTER TABLE t DROP COLUMN b; ALTER TABLE t DROP c",
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

struct RenameCase {
    const char* schema;
    operations::Operation rename;
};

// With what SQLite itself makes of the texts of triggers and views.
TEST(SqliteReplay, RenamesAreFollowedIntoTriggersAndViews) {
    const operations::Operation table = operations::RenameTable{{"", "t"}, "u v"};
    const operations::Operation column = test::rename_column("t", "a", "select");
    operations::AlterColumn with_type = test::rename_column("t", "a", "z");
    with_type.nullable = false;
    const std::vector<RenameCase> cases{
        {"CREATE TABLE t (a); CREATE VIEW v AS SELECT t.a, 't.a' FROM t", table},
        {"CREATE TABLE t (a); CREATE TABLE o (a); CREATE TRIGGER g AFTER INSERT ON t BEGIN INSERT INTO o "
         "SELECT a FROM t; END; CREATE TRIGGER h AFTER INSERT ON o BEGIN DELETE FROM t WHERE a = new.a; END",
         table},
        {"CREATE TABLE t (a); CREATE VIEW v AS SELECT a FROM t; CREATE VIEW a1 AS SELECT * FROM v; CREATE "
         "TRIGGER b INSTEAD OF INSERT ON v BEGIN INSERT INTO t VALUES (new.a); END",
         table},
        {"CREATE TABLE t (a); CREATE VIEW v AS SELECT a, 'a' FROM t", column},
        {"CREATE TABLE t (a, b); CREATE TABLE o (a); CREATE TRIGGER g AFTER UPDATE OF a ON t WHEN new.a > "
         "old.b BEGIN INSERT INTO o (a) VALUES (new.a); END",
         column},
        {"CREATE TABLE t (a TEXT CHECK (a <> ''), b AS (a || 'x')); CREATE INDEX i ON t (lower(a)) WHERE a > "
         "'b'; CREATE VIEW v AS SELECT a FROM t",
         with_type},
        {"CREATE TABLE t (a); CREATE VIEW v AS SELECT a FROM t; CREATE TABLE a (t)", column},
    };
    for (const RenameCase& each : cases) {
        SCOPED_TRACE(std::string(each.schema) + " / " + operations::describe(each.rename));
        test::SqliteDatabase database;
        database.execute(each.schema);
        schema::MetaData replayed = database.reflect();
        sqlite_dialect().replay(each.rename, replayed);
        database.run(each.rename);
        EXPECT_EQ(replayed.raw_objects, database.reflect().raw_objects);
        EXPECT_EQ(schema::dump_metadata(replayed), schema::dump_metadata(database.reflect()));
    }
}

TEST(SqliteReplay, ARenameThatTheTextsCannotFollowIsAppliedToTheTables) {
    schema::MetaData metadata;
    sqlite_dialect().replay_raw("CREATE TABLE t (a); CREATE VIEW v AS SELECT a, missing.b FROM t, missing",
                                metadata);
    const auto views = metadata.raw_objects;
    sqlite_dialect().replay(operations::RenameTable{{"", "t"}, "u"}, metadata);
    EXPECT_EQ(metadata.tables.at(0).name.name, "u");
    EXPECT_EQ(metadata.raw_objects, views);
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
