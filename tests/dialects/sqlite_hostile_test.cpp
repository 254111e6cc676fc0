// Rebuilds of tables that are hard to rebuild: every clause and every value is
// afterwards what it was.
#include "sqlite_corpus.hpp"
#include "sqlite_database.hpp"
#include "sqlite_hostile_corpus.hpp"
#include "sqlite_rows.hpp"

#include "retort/error.hpp"

#include <gtest/gtest.h>

namespace retort::dialects {

namespace {

std::vector<std::string_view> whole_corpus() {
    std::vector<std::string_view> corpus = test::hostile_corpus();
    corpus.insert(corpus.end(), test::table_corpus().begin(), test::table_corpus().end());
    return corpus;
}

// What an INSERT that a constraint refuses does, as far as a caller can tell.
std::string try_inserts(test::SqliteDatabase& database) {
    std::string outcomes;
    std::mt19937 random(7);
    for (int i = 0; i < 10; ++i) {
        test::fill(database, "t", random, 1);
        outcomes += database.rows("SELECT count(*) FROM t");
    }
    return outcomes;
}

TEST(SqliteHostileTables, AreWhatTheyWereAfterARebuild) {
    for (const std::string_view sql : whole_corpus()) {
        SCOPED_TRACE(sql);
        test::SqliteDatabase database;
        database.edit_where_possible();  // so that comments are kept; the copy is asked for
        database.execute(sql);
        std::mt19937 random(1);
        test::fill(database, "t", random, 60);
        const std::string facts = test::all_facts(database, "t");
        const std::string values = test::all_values(database, "t");
        const schema::MetaData before = database.reflect();
        ASSERT_FALSE(before.tables[0].options.contains("sqlite_unread"))
            << before.tables[0].options.at("sqlite_unread");
        try {
            database.run(test::rebuild_only("t"));
        } catch (const Error& error) {
            ADD_FAILURE() << error.message() << "\n" << error.sql();
        }
        EXPECT_EQ(test::all_facts(database, "t"), facts) << database.rows("SELECT sql FROM sqlite_schema");
        EXPECT_EQ(test::all_values(database, "t"), values);
        EXPECT_EQ(database.rows("PRAGMA integrity_check"), "ok\n");
        database.run(test::rebuild_only("t"));
        EXPECT_EQ(test::all_values(database, "t"), values);
    }
}

TEST(SqliteHostileTables, ConstraintsRefuseWhatTheyRefused) {
    for (const std::string_view sql : whole_corpus()) {
        SCOPED_TRACE(sql);
        test::SqliteDatabase rebuilt, left;
        for (test::SqliteDatabase* database : {&rebuilt, &left}) {
            database->execute(sql);
        }
        rebuilt.run(test::rebuild_only("t"));
        EXPECT_EQ(try_inserts(rebuilt), try_inserts(left));
    }
}

struct CommentCase {
    const char* stored;
    operations::Operation operation;
    const char* expected;
};

TEST(SqliteHostileTables, CommentsStayBesideWhatDoesNotChange) {
    const std::vector<CommentCase> cases{
        {"CREATE TABLE t (\n  id INTEGER PRIMARY KEY, -- the key\n  /* name */ a TEXT,\n  b TEXT -- last\n)",
         test::alter_type("t", "b", test::type_of(schema::TypeKind::integer)),
         "CREATE TABLE \"t\" (\n  id INTEGER PRIMARY KEY, -- the key\n  /* name */ a TEXT,\n    b "
         "INTEGER\n)"},
        {"CREATE TABLE t (a INT /* one */, b TEXT -- two\n, CHECK (a > 0) -- three\n)",
         test::drop_column("t", "b"), "CREATE TABLE \"t\" (a INT /* one */, CHECK (a > 0) -- three\n)"},
        {"CREATE TABLE t (a INT, /* , ) */ b TEXT DEFAULT '-- no' /* \" */, UNIQUE (b) /* u */) STRICT",
         test::alter_type("t", "a", test::type_of(schema::TypeKind::text)),
         "CREATE TABLE \"t\" (\n    a TEXT, /* , ) */ b TEXT DEFAULT '-- no' /* \" */, UNIQUE (b) /* u */\n) "
         "STRICT"},
    };
    for (const CommentCase& each : cases) {
        SCOPED_TRACE(each.stored);
        test::SqliteDatabase database;
        database.edit_where_possible();
        database.execute(each.stored);
        database.run(test::batch("t", {each.operation}, operations::Recreate::always));
        EXPECT_EQ(database.rows("SELECT sql FROM sqlite_schema WHERE name = 't'"),
                  std::string(each.expected) + "\n");
    }
}

}  // namespace

}  // namespace retort::dialects
