// Stored CREATE statements: parsed, written and parsed again they are the same,
// and SQLite makes the same table of both.
#include "dialects/sqlite/ddl.hpp"
#include "dialects/sqlite/parse_create.hpp"
#include "retort/error.hpp"
#include "sqlite_corpus.hpp"
#include "sqlite_database.hpp"

#include <gtest/gtest.h>

namespace retort::dialects {

namespace {

using sqlite::parse_create_table;

// What SQLite itself says of the table. Left out: a default of NULL, which is
// none; NOT NULL on the rowid's alias, which cannot be NULL; the spelling of types.
const char* kColumns =
    "SELECT name, upper(replace(type, ' ', '')), \"notnull\" OR (pk = 1 AND upper(type) = 'INTEGER'), pk, "
    "hidden "
    "FROM pragma_table_xinfo('t') ORDER BY cid";
const char* kForeignKeys = "SELECT * FROM pragma_foreign_key_list('t') ORDER BY id, seq";
const char* kIndexes =
    "SELECT \"unique\", origin, partial, iif(origin = 'c', l.name, ''), x.seqno, x.name, x.\"desc\", x.coll, "
    "x.key "
    "FROM pragma_index_list('t') AS l, pragma_index_xinfo(l.name) AS x ORDER BY 1, 2, 4, l.name, x.seqno";
const char* kTable = "SELECT type, ncol, wr, strict FROM pragma_table_list('t')";

std::string describe_table(test::SqliteDatabase& database) {
    return database.rows(kColumns) + "--\n" + database.rows(kForeignKeys) + "--\n" + database.rows(kIndexes) +
           "--\n" + database.rows(kTable);
}

std::string table_statement(std::string_view sql) {
    return std::string(sql.substr(0, sql.find(';')));
}

TEST(SqliteParse, WritingAndParsingAgainGivesTheSameTable) {
    for (const std::string_view sql : test::table_corpus()) {
        SCOPED_TRACE(sql);
        const schema::Table table = parse_create_table(table_statement(sql));
        const std::string written = sqlite::ddl().create_table(table, false);
        EXPECT_EQ(parse_create_table(written), table) << written;
    }
}

TEST(SqliteParse, SqliteMakesTheSameTableOfTheWrittenText) {
    for (const std::string_view sql : test::table_corpus()) {
        SCOPED_TRACE(sql);
        test::SqliteDatabase original, copy;
        original.execute(sql);
        const schema::MetaData metadata = original.reflect();
        ASSERT_EQ(metadata.tables.size(), 1u);
        const std::string written = sqlite::ddl().create_table(
            parse_create_table(
                table_statement(original.rows("SELECT sql FROM sqlite_schema WHERE name = 't'"))),
            false);
        copy.execute(written);
        for (const schema::Index& index : metadata.tables[0].indexes) {
            copy.execute(sqlite::ddl().create_index({"", "t"}, index, {}));
        }
        EXPECT_EQ(describe_table(copy), describe_table(original)) << written;
        EXPECT_EQ(copy.reflect(), metadata) << written;
    }
}

TEST(SqliteParse, SqliteInsertsTheSameDefaults) {
    for (const std::string_view sql : test::table_corpus()) {
        if (sql.find("DEFAULT") == std::string_view::npos || sql.find("datetime") != std::string_view::npos) {
            continue;
        }
        SCOPED_TRACE(sql);
        test::SqliteDatabase original, copy;
        original.execute(sql);
        copy.execute(sqlite::ddl().create_table(parse_create_table(sql), false));
        for (test::SqliteDatabase* database : {&original, &copy}) {
            database->execute("INSERT INTO t DEFAULT VALUES");
        }
        EXPECT_EQ(copy.rows("SELECT * FROM t"), original.rows("SELECT * FROM t"));
    }
}

struct DefaultCase {
    const char* text;
    std::optional<schema::ServerDefault> expected;
};

schema::ServerDefault a_literal(Datum value) {
    return {std::move(value), std::nullopt};
}

schema::ServerDefault an_expression(std::string text) {
    return {{}, std::move(text)};
}

TEST(SqliteParse, DefaultsAreLiteralsWhereTheyAre) {
    const std::vector<DefaultCase> cases{
        {"1", a_literal(std::int64_t{1})},
        {"-1", a_literal(std::int64_t{-1})},
        {"((1))", a_literal(std::int64_t{1})},
        {"TRUE", a_literal(std::int64_t{1})},
        {"(false)", a_literal(std::int64_t{0})},
        {"1.50", a_literal(1.5)},
        {"'it''s'", a_literal("it's")},
        {"word", a_literal("word")},
        {"\"word\"", a_literal("word")},
        {"(word)", an_expression("word")},
        {"x'0a'", a_literal(Bytes{std::byte{10}})},
        {"NULL", std::nullopt},
        {"(NULL)", std::nullopt},
        {"CURRENT_TIMESTAMP", an_expression("CURRENT_TIMESTAMP")},
        {"(datetime('now'))", an_expression("datetime('now')")},
        {"(1) + (2)", an_expression("(1) + (2)")},
    };
    for (const DefaultCase& each : cases) {
        EXPECT_EQ(sqlite::parse_default(each.text), each.expected) << each.text;
    }
}

struct TypeCase {
    const char* text;
    const char* expected;
};

TEST(SqliteParse, DeclaredTypesAreKnownByTheirWords) {
    const std::vector<TypeCase> cases{
        {"VARCHAR(36)", "String(36)"},
        {"varchar ( 36 )", "String(36)"},
        {"BOOLEAN", "Boolean"},
        {"BOOL", "Boolean"},
        {"INT", "Integer"},
        {"BIGINT", "BigInteger"},
        {"NUMERIC(10,2)", "Numeric(10, 2)"},
        {"DECIMAL(8)", "Numeric(8)"},
        {"NUMERIC(20, 0)", "Numeric(20, 0)"},
        {"CHAR(32)", "Char(32)"},
        {"DATETIME", "DateTime"},
        {"TIMESTAMP", "Timestamp"},
        {"JSON", "JSON"},
        {"DOUBLE PRECISION", "Double"},
        {"REAL", "Float"},
        {"FLOAT(53)", "Float"},
        {"SMALLINT", "SmallInteger"},
        {"BLOB", "LargeBinary"},
        {"TEXT(9)", "named_type('TEXT(9)')"},
        {"INET", "INET"},
        {"", "named_type('')"},
    };
    for (const TypeCase& each : cases) {
        const schema::Table table = parse_create_table("CREATE TABLE t (a " + std::string(each.text) + ")");
        EXPECT_EQ(schema::dump_type(table.columns[0].type), each.expected) << each.text;
    }
}

TEST(SqliteParse, WhatIsNoCreateTableIsRefusedWithThePlace) {
    const std::vector<std::pair<const char*, const char*>> cases{
        {"CREATE TABLE t", "expected (, found the end"},
        {"CREATE TABLE t AS SELECT 1", "expected (, found \"AS\""},
        {"CREATE TABLE t (a", "expected ), found the end"},
        {"CREATE TABLE t (a CHECK (", "expected more, found the end"},
        {"CREATE TABLE t (a) SOMEHOW", "expected WITHOUT ROWID or STRICT, found \"SOMEHOW\""},
        {"CREATE VIRTUAL TABLE t USING fts5(a)", "expected TABLE, found \"VIRTUAL\""},
        {"", "expected CREATE, found the end"},
    };
    for (const auto& [sql, message] : cases) {
        try {
            parse_create_table(sql);
            ADD_FAILURE() << "accepted: " << sql;
        } catch (const Error& error) {
            EXPECT_EQ(error.message(), message) << sql;
        }
    }
}

}  // namespace

}  // namespace retort::dialects
