// A whole database read back: what is left out, what is normalised, in what order.
#include "dialects/sqlite/dialect.hpp"
#include "sqlite_database.hpp"
#include "support/temp_dir.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace retort::dialects {

namespace {

std::vector<std::string> table_names(const schema::MetaData& metadata) {
    std::vector<std::string> names;
    for (const schema::Table& table : metadata.tables) {
        names.push_back(schema::display_name(table.name));
    }
    return names;
}

TEST(SqliteReflect, TablesIndexesTriggersAndViewsAreSorted) {
    test::SqliteDatabase database;
    database.execute(
        "CREATE TABLE z (a UNIQUE); CREATE TABLE b (c, d, CONSTRAINT y CHECK (c), CONSTRAINT x CHECK (d));"
        "CREATE INDEX i2 ON b (d); CREATE INDEX i1 ON b (c); CREATE VIEW w AS SELECT * FROM b;"
        "CREATE TRIGGER g AFTER INSERT ON z BEGIN SELECT 1; END");
    const schema::MetaData metadata = database.reflect();
    EXPECT_EQ(table_names(metadata), (std::vector<std::string>{"b", "z"}));
    EXPECT_EQ(metadata.tables[0].checks[0].name, "x");
    EXPECT_EQ(metadata.tables[0].indexes[0].name, "i1");
    const std::vector<schema::RawObject> objects{
        {"trigger", {"", "g"}, "z", "CREATE TRIGGER g AFTER INSERT ON z BEGIN SELECT 1; END"},
        {"view", {"", "w"}, "", "CREATE VIEW w AS SELECT * FROM b"}};
    EXPECT_EQ(metadata.raw_objects, objects);
}

TEST(SqliteReflect, InternalVirtualAndShadowTablesAreLeftOut) {
    test::SqliteDatabase database;
    database.execute(
        "CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT); INSERT INTO t DEFAULT VALUES; ANALYZE;"
        "CREATE VIRTUAL TABLE f USING fts5(body); CREATE TABLE f_mine (a)");
    EXPECT_EQ(table_names(database.reflect()), (std::vector<std::string>{"f_mine", "t"}));
}

TEST(SqliteReflect, ForeignKeysNameTheReferredColumnsAsDefined) {
    test::SqliteDatabase database;
    database.execute(
        "CREATE TABLE Parent (Id INTEGER PRIMARY KEY); CREATE TABLE c (p REFERENCES parent, q REFERENCES "
        "PARENT(ID), r REFERENCES nowhere)");
    const schema::Table child = *schema::find_table(database.reflect(), {"", "c"});
    ASSERT_EQ(child.foreign_keys.size(), 3u);
    for (const schema::ForeignKey& key : child.foreign_keys) {
        const bool is_known = key.columns.front() != "r";
        EXPECT_EQ(key.referred_table.name, is_known ? "Parent" : "nowhere");
        EXPECT_EQ(key.referred_columns,
                  is_known ? std::vector<std::string>{"Id"} : std::vector<std::string>{});
    }
}

TEST(SqliteReflect, FilteredTablesAreNotRead) {
    test::SqliteDatabase database;
    database.execute("CREATE TABLE a (x); CREATE TABLE b (x); CREATE INDEX i ON b (x)");
    ReflectOptions options;
    options.include_table = [](const auto& name) { return name.name != "b"; };
    EXPECT_EQ(table_names(sqlite_dialect().reflect(database.connection(), options)),
              std::vector<std::string>{"a"});
}

TEST(SqliteReflect, AttachedDatabasesAreSchemas) {
    test::SqliteDatabase database;
    database.execute(
        "ATTACH ':memory:' AS aux; CREATE TABLE a (x); CREATE TABLE aux.a (y); CREATE INDEX aux.i ON a (y)");
    ReflectOptions everything, named;
    everything.all_schemas = true;
    named.schemas = {"aux"};
    const schema::MetaData metadata = sqlite_dialect().reflect(database.connection(), everything);
    EXPECT_EQ(table_names(metadata), (std::vector<std::string>{"a", "aux.a"}));
    EXPECT_EQ(metadata.tables[1].indexes.size(), 1u);
    EXPECT_EQ(sqlite_dialect().reflect(database.connection(), named), metadata);
    EXPECT_EQ(table_names(database.reflect()), std::vector<std::string>{"a"});
}

TEST(SqliteReflect, ATableThatSqliteAlteredInPlaceIsReadLikeOneMadeSo) {
    test::SqliteDatabase altered;
    altered.execute(
        "CREATE TABLE old (id INTEGER NOT NULL, gone TEXT, PRIMARY KEY (id)); "
        "ALTER TABLE old ADD COLUMN name VARCHAR(20) DEFAULT 'x' NOT NULL CHECK (name <> '');"
        "ALTER TABLE old RENAME COLUMN name TO title; ALTER TABLE old DROP COLUMN gone;"
        "ALTER TABLE old RENAME TO t");
    test::SqliteDatabase fresh;
    fresh.execute(
        "CREATE TABLE t (id INTEGER NOT NULL PRIMARY KEY, title VARCHAR(20) DEFAULT 'x' NOT NULL, "
        "CHECK (title <> ''))");
    EXPECT_EQ(schema::dump_metadata(altered.reflect()), schema::dump_metadata(fresh.reflect()));
}

TEST(SqliteReflect, HasTableLooksAtTablesOnly) {
    test::SqliteDatabase database;
    database.execute("CREATE TABLE t (a); CREATE VIEW v AS SELECT 1");
    EXPECT_TRUE(sqlite_dialect().has_table(database.connection(), {"", "t"}));
    EXPECT_FALSE(sqlite_dialect().has_table(database.connection(), {"", "v"}));
    EXPECT_FALSE(sqlite_dialect().has_table(database.connection(), {"", "nothing"}));
}

}  // namespace

}  // namespace retort::dialects
