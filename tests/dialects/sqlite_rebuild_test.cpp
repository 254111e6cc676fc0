// What a rebuild keeps. Each of these is lost without a sound by some tool.
#include "dialects/sqlite/dialect.hpp"
#include "dialects/sqlite/words.hpp"
#include "retort/error.hpp"
#include "sqlite_corpus.hpp"
#include "sqlite_database.hpp"
#include "support/temp_dir.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <functional>

namespace retort::dialects {

namespace {

using schema::TypeKind;
using test::alter_type;
using test::batch;
using test::column_of;
using test::drop_column;
using test::rebuild_only;
using test::rename_column;
using test::type_of;
using testing::HasSubstr;

Error catch_error(const std::function<void()>& action) {
    try {
        action();
    } catch (const Error& error) {
        return error;
    }
    ADD_FAILURE() << "no error";
    return {ErrorKind::internal, ""};
}

std::string all_objects(test::SqliteDatabase& database) {
    return database.rows(
               "SELECT type, name, tbl_name FROM sqlite_schema WHERE name NOT LIKE 'sqlite!_%' ESCAPE '!' "
               "ORDER BY name") +
           database.rows("SELECT * FROM sqlite_temp_schema");
}

TEST(SqliteRebuild, KeepsEveryShapeOfTable) {
    for (const std::string_view sql : test::table_corpus()) {
        SCOPED_TRACE(sql);
        test::SqliteDatabase database;
        database.execute(sql);
        const schema::MetaData before = database.reflect();
        const std::string objects = all_objects(database);
        database.run(rebuild_only("t"));
        EXPECT_EQ(all_objects(database), objects);
        schema::MetaData after = database.reflect();
        if (sql.find("t.a") != std::string_view::npos) {
            after.tables[0].checks = before.tables[0].checks;  // a table's own name before its columns goes
        }
        EXPECT_EQ(after, before) << database.rows("SELECT sql FROM sqlite_schema");
    }
}

TEST(SqliteRebuild, ChildRowsSurviveWhereTheUserEnforcesForeignKeys) {
    test::SqliteDatabase database;
    database.execute(
        "PRAGMA foreign_keys = ON; CREATE TABLE p (id INTEGER PRIMARY KEY, a TEXT); CREATE TABLE c (p "
        "INTEGER REFERENCES p (id) ON DELETE CASCADE); CREATE TABLE g (c INTEGER REFERENCES p (id) ON "
        "DELETE SET NULL); INSERT INTO p VALUES (1, 'x'), (2, 'y'); INSERT INTO c VALUES (1), (2), (2); "
        "INSERT INTO g VALUES (1)");
    database.run(alter_type("p", "a", type_of(TypeKind::string, 9)));
    EXPECT_EQ(database.rows("SELECT p FROM c"), "1\n2\n2\n");
    EXPECT_EQ(database.rows("SELECT c FROM g"), "1\n");
    EXPECT_EQ(database.rows("PRAGMA foreign_keys"), "1\n");
    EXPECT_EQ(database.rows("SELECT \"table\" FROM pragma_foreign_key_list('c')"), "p\n");
    database.execute("DELETE FROM p WHERE id = 2");
    EXPECT_EQ(database.rows("SELECT p FROM c"), "1\n") << "the foreign key works as before";
}

TEST(SqliteRebuild, IsRefusedInATransactionThatEnforcesForeignKeys) {
    test::SqliteDatabase database;
    database.execute(
        "CREATE TABLE p (id INTEGER PRIMARY KEY, a TEXT); CREATE TABLE c (p INTEGER REFERENCES p (id) ON "
        "DELETE CASCADE); INSERT INTO p VALUES (1, 'x'); INSERT INTO c VALUES (1); PRAGMA foreign_keys = ON; "
        "BEGIN");
    const Error error =
        catch_error([&] { database.run_within(alter_type("p", "a", type_of(TypeKind::string, 9))); });
    EXPECT_THAT(error.message(), HasSubstr("foreign keys are enforced in this transaction"));
    database.connection().rollback();
    EXPECT_EQ(database.rows("SELECT p FROM c"), "1\n");
}

// With the refusal taken out, the row counts are the second line.
TEST(SqliteRebuild, LostChildRowsAreNoticedBeforeTheCommit) {
    test::SqliteDatabase database;
    database.execute(
        "CREATE TABLE p (id INTEGER PRIMARY KEY, a TEXT); CREATE TABLE c (p INTEGER REFERENCES p (id) ON "
        "DELETE CASCADE); INSERT INTO p VALUES (1, 'x'); INSERT INTO c VALUES (1)");
    std::vector<Statement> statements = database.emit(alter_type("p", "a", type_of(TypeKind::string, 9)));
    std::erase_if(statements,
                  [](const Statement& each) { return each.check.find("enforced") != std::string::npos; });
    database.execute("PRAGMA foreign_keys = ON; BEGIN");
    const Error error = catch_error([&] { database.connection().run(statements, {}); });
    EXPECT_EQ(error.message(), "rebuilding p: rows of a table that refers to it are gone: c");
    database.connection().rollback();
    EXPECT_EQ(database.rows("SELECT p FROM c"), "1\n");
}

// The loss goes on through a trigger into a table that no foreign key reaches.
TEST(SqliteRebuild, RowsLostThroughATriggerAreNoticedBeforeTheCommit) {
    test::SqliteDatabase database;
    database.execute(
        "CREATE TABLE p (id INTEGER PRIMARY KEY, a TEXT); CREATE TABLE c (p INTEGER REFERENCES p (id) ON "
        "DELETE CASCADE); CREATE TABLE far (a); CREATE TRIGGER g AFTER DELETE ON c BEGIN DELETE FROM far; "
        "INSERT INTO c VALUES (NULL); END; INSERT INTO p VALUES (1, 'x'); INSERT INTO c VALUES (1); INSERT "
        "INTO far VALUES (1)");
    std::vector<Statement> statements = database.emit(alter_type("p", "a", type_of(TypeKind::string, 9)));
    std::erase_if(statements,
                  [](const Statement& each) { return each.check.find("enforced") != std::string::npos; });
    database.execute("PRAGMA foreign_keys = ON; BEGIN");
    const Error error = catch_error([&] { database.connection().run(statements, {}); });
    EXPECT_EQ(error.message(), "rebuilding p: rows were changed that the rebuild has nothing to do with");
    database.connection().rollback();
    EXPECT_EQ(database.rows("SELECT p FROM c UNION ALL SELECT a FROM far"), "1\n1\n");
}

TEST(SqliteRebuild, ATemporaryTriggerStopsItBecauseItWouldGo) {
    test::SqliteDatabase database;
    database.execute("CREATE TABLE t (a TEXT); CREATE TEMP TRIGGER g AFTER INSERT ON t BEGIN SELECT 1; END");
    EXPECT_THAT(catch_error([&] { database.run(rebuild_only("t")); }).message(),
                HasSubstr("an object is gone or has changed: temporary trigger g"));
    EXPECT_EQ(database.rows("SELECT name FROM sqlite_temp_schema"), "g\n");
}

struct Sabotage {
    const char* what;
    std::string instead_of;  // the statement that begins with this
    std::string run;         // is replaced
    const char* message;
};

TEST(SqliteRebuild, EveryLossIsNoticedBeforeTheCommit) {
    const std::vector<Sabotage> cases{
        {"rows", "INSERT INTO _retort_tmp_t", "INSERT INTO _retort_tmp_t SELECT * FROM t LIMIT 1",
         "not every row could be copied"},
        {"an index", "CREATE INDEX", "SELECT 1", "an object is gone or has changed: index i"},
        {"a trigger", "CREATE TRIGGER", "SELECT 1", "an object is gone or has changed: trigger g"},
        {"another's object", "DROP TABLE t", "DROP TABLE t; DROP VIEW v",
         "an object is gone or has changed: view v"},
        {"an object too many", "DROP TABLE t", "DROP TABLE t; CREATE TABLE x (a)",
         "an object has come or has changed"},
        {"the counter", "INSERT INTO main.sqlite_sequence", "SELECT 1", "the AUTOINCREMENT counter"},
        {"another table's row", "DROP TABLE t", "DROP TABLE t; DELETE FROM far",
         "rows were changed that the rebuild has nothing to do with"},
        {"another table's value", "DROP TABLE t", "DROP TABLE t; UPDATE far SET a = 2",
         "rows were changed that the rebuild has nothing to do with"},
        {"a temporary trigger", "DROP TABLE t", "DROP TABLE t; DROP TRIGGER temp.gone",
         "an object is gone or has changed: temporary trigger gone"},
        {"a parent's row", "DROP TABLE t", "DROP TABLE t; DELETE FROM _retort_tmp_t WHERE id = 2",
         "foreign keys are violated that were not before: c refers to a row that is not in t"},
        {"a view's foreign table", "PRAGMA legacy_alter_table = ON", "SELECT 1", "error in view v"},
    };
    for (const Sabotage& each : cases) {
        SCOPED_TRACE(each.what);
        test::SqliteDatabase database;
        database.execute(
            "CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, a TEXT); CREATE INDEX i ON t (a); CREATE "
            "TABLE c (p INTEGER REFERENCES t (id)); CREATE VIEW v AS SELECT a FROM t; CREATE TRIGGER g "
            "AFTER DELETE ON t BEGIN SELECT 1; END; INSERT INTO t (id, a) VALUES (1, 'x'), (2, 'y'), (9, "
            "'z'); DELETE FROM t WHERE id = 9; INSERT INTO c VALUES (2); CREATE TABLE far (a); INSERT INTO "
            "far VALUES (1), (2); CREATE TEMP TRIGGER gone AFTER INSERT ON far BEGIN SELECT 1; END");
        std::vector<Statement> statements = database.emit(rebuild_only("t"));
        const auto found = std::ranges::find_if(statements, [&](const Statement& statement) {
            return statement.sql.starts_with(each.instead_of);
        });
        ASSERT_NE(found, statements.end()) << testing::PrintToString(test::texts(statements));
        found->sql = each.run;
        database.connection().begin(TransactionKind::write);
        const Error error = catch_error([&] { database.connection().run(statements, {}); });
        EXPECT_THAT(error.message(), HasSubstr(each.message));
        database.connection().rollback();
        database.run(rebuild_only("t"));
        EXPECT_EQ(database.rows("SELECT * FROM t"), "1|x\n2|y\n");
    }
}

TEST(SqliteRebuild, ViewsAndTriggersOfOtherTablesStay) {
    test::SqliteDatabase database;
    database.execute(
        "CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT); CREATE TABLE log (x); CREATE TABLE o (x);"
        "CREATE VIEW v AS SELECT a FROM t; CREATE VIEW vv AS SELECT * FROM v;"
        "CREATE TRIGGER own AFTER UPDATE OF a ON t WHEN new.a <> old.a BEGIN INSERT INTO log VALUES (new.a); "
        "END;"
        "CREATE TRIGGER other AFTER INSERT ON o BEGIN UPDATE t SET a = new.x; END;"
        "CREATE TRIGGER via INSTEAD OF INSERT ON v BEGIN INSERT INTO t (a) VALUES (new.a); END;"
        "INSERT INTO t VALUES (1, 'x')");
    const std::string before =
        database.rows("SELECT name, sql FROM sqlite_schema WHERE name <> 't' ORDER BY name");
    database.run(alter_type("t", "a", type_of(TypeKind::string, 9)));
    EXPECT_EQ(database.rows("SELECT name, sql FROM sqlite_schema WHERE name <> 't' ORDER BY name"), before);
    database.execute("INSERT INTO o VALUES ('new'); INSERT INTO v VALUES ('via')");
    EXPECT_EQ(database.rows("SELECT * FROM log"), "new\n");
    EXPECT_EQ(database.rows("SELECT * FROM vv"), "new\nvia\n");
}

TEST(SqliteRebuild, ADroppedColumnThatATriggerOrViewUsesIsAnError) {
    for (const char* user : {"CREATE VIEW v AS SELECT a FROM t",
                             "CREATE TRIGGER g AFTER INSERT ON t BEGIN INSERT INTO o "
                             "VALUES (new.a); END",
                             "CREATE TRIGGER g AFTER INSERT ON o BEGIN UPDATE t SET a = 1; END"}) {
        SCOPED_TRACE(user);
        test::SqliteDatabase database;
        database.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT); CREATE TABLE o (x);" +
                         std::string(user));
        EXPECT_THAT(catch_error([&] { database.run(drop_column("t", "a")); }).message(),
                    HasSubstr("no such column"));
        EXPECT_EQ(database.rows("SELECT name FROM pragma_table_info('t')"), "id\na\n");
    }
}

TEST(SqliteRebuild, TheAutoincrementCounterIsKept) {
    for (const bool emptied : {false, true}) {
        test::SqliteDatabase database;
        database.execute(
            "CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, a TEXT); INSERT INTO t (id, a) VALUES (1, "
            "'x'), (40, 'y'); DELETE FROM t WHERE id > " +
            std::string(emptied ? "0" : "1"));
        database.run(alter_type("t", "a", type_of(TypeKind::string, 9)));
        EXPECT_EQ(database.rows("SELECT * FROM sqlite_sequence"), "t|40\n");
        database.execute("INSERT INTO t (a) VALUES ('z')");
        EXPECT_EQ(database.rows("SELECT max(id) FROM t"), "41\n");
    }
}

TEST(SqliteRebuild, RowidsAreKept) {
    for (const char* table : {"t (a TEXT, b TEXT)", "t (a TEXT, rowid TEXT)",
                              "t (a TEXT, rowid TEXT, oid TEXT)", "t (a INT PRIMARY KEY, b TEXT)"}) {
        SCOPED_TRACE(table);
        test::SqliteDatabase database;
        database.execute("CREATE TABLE " + std::string(table) +
                         "; INSERT INTO t (_rowid_, a) VALUES (5, 1), (77, 2)");
        database.run(rebuild_only("t"));
        EXPECT_EQ(database.rows("SELECT _rowid_, a FROM t"), "5|1\n77|2\n");
    }
}

TEST(SqliteRebuild, DataOfEveryStorageClassIsKept) {
    test::SqliteDatabase database;
    database.execute("CREATE TABLE t (a, b BLOB, c TEXT, d INTEGER, e REAL, f NUMERIC, g DATETIME)");
    const std::vector<std::string> values{"NULL",
                                          "1",
                                          "-9223372036854775808",
                                          "9223372036854775807",
                                          "0.1",
                                          "1e300",
                                          "9e999",
                                          "''",
                                          "'tex''t'",
                                          "'12abc'",
                                          "x''",
                                          "x'00ff00'",
                                          "CAST(x'610062' AS TEXT)",
                                          "'2026-11-22 13:40:00'",
                                          "'\xF0\x9F\x92\xBE'"};
    for (const std::string& value : values) {
        std::string row = value;
        for (int i = 1; i < 7; ++i) {
            row += ", " + value;
        }
        database.execute("INSERT INTO t VALUES (" + row + ")");
    }
    std::string query = "SELECT rowid";
    for (const char* column : {"a", "b", "c", "d", "e", "f", "g"}) {
        query += std::string(", typeof(") + column + "), quote(" + column + ")";
    }
    const std::string before = database.rows(query + " FROM t");
    database.run(test::add_column("t", [] {
        schema::Column column = column_of("extra", TypeKind::integer);
        column.computed = schema::Computed{"length(c)", true};
        return column;
    }()));
    EXPECT_EQ(database.rows(query + " FROM t"), before);
}

TEST(SqliteRebuild, AFailureInTheMiddleLeavesNothingAndARerunWorks) {
    test::SqliteDatabase database;
    database.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT); INSERT INTO t VALUES (1, NULL)");
    operations::AlterColumn strict = test::alter_column("t", "a");
    strict.nullable = false;
    EXPECT_THAT(catch_error([&] { database.run(strict); }).message(),
                HasSubstr("NOT NULL constraint failed"));
    EXPECT_EQ(database.rows("SELECT name FROM sqlite_schema"), "t\n");
    EXPECT_EQ(database.rows("SELECT * FROM sqlite_temp_schema"), "");
    EXPECT_EQ(database.rows("PRAGMA legacy_alter_table"), "0\n");
    database.execute("UPDATE t SET a = 'x'");
    database.run(strict);
    EXPECT_EQ(database.rows("SELECT * FROM t"), "1|x\n");
}

struct ConversionCase {
    const char* from;
    const char* value;
    schema::Type to;
    const char* expected;  // "typeof|value", or the error's text
};

TEST(SqliteRebuild, ConvertsValuesWithAChangeOfTypeAndLosesNone) {
    const std::vector<ConversionCase> cases{
        {"TEXT", "'12'", type_of(TypeKind::integer), "integer|12\n"},
        {"TEXT", "'007'", type_of(TypeKind::integer), "integer|7\n"},
        {"TEXT", "'1.5'", type_of(TypeKind::double_), "real|1.5\n"},
        {"TEXT", "NULL", type_of(TypeKind::integer), "null|NULL\n"},
        {"TEXT", "'abc'", type_of(TypeKind::integer), "column a holds a value that is no INTEGER: abc"},
        {"TEXT", "'1.5'", type_of(TypeKind::integer), "column a holds a value that is no INTEGER: 1.5"},
        {"INTEGER", "12", type_of(TypeKind::text), "text|12\n"},
        {"INTEGER", "1", type_of(TypeKind::boolean), "integer|1\n"},
        {"REAL", "2.5", type_of(TypeKind::string, 9), "text|2.5\n"},
        {"REAL", "2.0", type_of(TypeKind::integer), "integer|2\n"},
        {"REAL", "2.5", type_of(TypeKind::integer), "column a holds a value that is no INTEGER: 2.5"},
        {"TEXT", "'2026-11-22'", type_of(TypeKind::date), "text|2026-11-22\n"},
        {"TEXT", "'{\"a\": 1}'", type_of(TypeKind::json), "text|{\"a\": 1}\n"},
        {"TEXT", "'ab'", type_of(TypeKind::large_binary), "blob|ab\n"},
        {"DATETIME", "'2026-11-22'", type_of(TypeKind::text), "text|2026-11-22\n"},
    };
    for (const ConversionCase& each : cases) {
        SCOPED_TRACE(std::string(each.from) + " " + each.value + " to " + schema::dump_type(each.to));
        test::SqliteDatabase database;
        database.execute("CREATE TABLE t (a " + std::string(each.from) + "); INSERT INTO t VALUES (" +
                         each.value + ")");
        try {
            database.run(alter_type("t", "a", each.to));
            EXPECT_EQ(database.rows("SELECT typeof(a), a FROM t"), each.expected);
        } catch (const Error& error) {
            EXPECT_THAT(error.message(), HasSubstr(each.expected));
        }
    }
}

TEST(SqliteRebuild, AUsingExpressionMakesTheNewValues) {
    test::SqliteDatabase database;
    database.execute("CREATE TABLE t (a TEXT, b TEXT); INSERT INTO t VALUES ('yes', 'z'), ('no', 'z')");
    operations::AlterColumn alter = alter_type("t", "a", type_of(TypeKind::boolean));
    alter.using_expression = "a = 'yes'";
    database.run(alter);
    EXPECT_EQ(database.rows("SELECT a, b FROM t"), "1|z\n0|z\n");
}

TEST(SqliteRebuild, FollowsARenamedColumnEverywhere) {
    test::SqliteDatabase database;
    database.execute(
        "CREATE TABLE t (k TEXT PRIMARY KEY, a INTEGER UNIQUE CHECK (a > 0), b INTEGER AS (a + 1) STORED);"
        "CREATE INDEX i ON t (a + 1) WHERE a < 9; CREATE TABLE c (x INTEGER REFERENCES t (a));"
        "CREATE VIEW v AS SELECT a FROM t; CREATE TABLE log (a);"
        "CREATE TRIGGER g AFTER UPDATE OF a ON t BEGIN INSERT INTO log (a) VALUES (new.a); END;"
        "INSERT INTO t (k, a) VALUES ('x', 1)");
    operations::AlterColumn alter = rename_column("t", "a", "amount");
    alter.type = type_of(TypeKind::big_integer);
    database.run(alter);
    EXPECT_EQ(database.rows("SELECT \"to\" FROM pragma_foreign_key_list('c')"), "amount\n");
    database.execute("UPDATE t SET amount = 5");
    EXPECT_EQ(database.rows("SELECT * FROM log"), "5\n");
    EXPECT_EQ(database.rows("SELECT k, amount, b FROM t"), "x|5|6\n");
    EXPECT_EQ(database.rows("SELECT * FROM v"), "5\n");
    EXPECT_EQ(schema::dump_type(
                  schema::find_column(*schema::find_table(database.reflect(), {"", "t"}), "amount")->type),
              "BigInteger");
}

TEST(SqliteRebuild, AColumnOfAnIndexOverSeveralTakesTheIndexAlong) {
    test::SqliteDatabase database;
    database.execute(
        "CREATE TABLE t (a, b, c, UNIQUE (a, b)); CREATE INDEX i ON t (a, b); CREATE INDEX j ON t (c)");
    database.run(drop_column("t", "b"));
    EXPECT_EQ(database.rows("SELECT name FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY 1"), "j\nt\n");
}

TEST(SqliteRebuild, ATableReferringToItselfStillDoes) {
    test::SqliteDatabase database;
    database.execute(
        "PRAGMA foreign_keys = ON; CREATE TABLE t (id INTEGER PRIMARY KEY, up INTEGER REFERENCES t (id) ON "
        "DELETE CASCADE, a TEXT); INSERT INTO t VALUES (1, NULL, 'x'), (2, 1, 'y'), (3, 2, 'z')");
    database.run(alter_type("t", "a", type_of(TypeKind::string, 9)));
    EXPECT_EQ(database.rows("SELECT * FROM t"), "1|NULL|x\n2|1|y\n3|2|z\n");
    database.execute("DELETE FROM t WHERE id = 2");
    EXPECT_EQ(database.rows("SELECT id FROM t"), "1\n");
}

TEST(SqliteRebuild, OldViolationsAreTolerated) {
    test::SqliteDatabase database;
    database.execute(
        "CREATE TABLE p (id INTEGER PRIMARY KEY, a TEXT); CREATE TABLE c (p INTEGER REFERENCES p (id)); "
        "INSERT INTO c VALUES (7), (7)");
    database.run(alter_type("p", "a", type_of(TypeKind::string, 9)));
    EXPECT_EQ(database.rows("SELECT * FROM c"), "7\n7\n");
}

TEST(SqliteRebuild, NewForeignKeysAreCheckedAgainstTheRows) {
    test::SqliteDatabase database;
    database.execute(
        "CREATE TABLE p (id INTEGER PRIMARY KEY); CREATE TABLE c (p INTEGER); INSERT INTO c VALUES (7)");
    schema::ForeignKey key;
    key.columns = {"p"};
    key.referred_table.name = "p";
    const Error error = catch_error([&] { database.run(operations::CreateConstraint{{"", "c"}, key}); });
    EXPECT_THAT(error.message(), HasSubstr("foreign keys are violated"));
}

TEST(SqliteRebuild, AColumnNotKnownHereStopsIt) {
    test::SqliteDatabase database;
    database.execute("CREATE TABLE t (a TEXT, by_hand TEXT)");
    schema::MetaData history;
    history.tables.push_back(schema::Table{.name = {"", "t"}});
    history.tables[0].columns = {column_of("a", TypeKind::text)};
    const EmitContext context{.schema = [&]() -> const schema::MetaData& { return history; }};
    const auto statements =
        sqlite_dialect().emit(alter_type("t", "a", type_of(TypeKind::string, 9)), context);
    const Error error = catch_error([&] { database.connection().run(statements, {}); });
    EXPECT_THAT(error.message(), HasSubstr("a column that is not known here: by_hand"));
}

TEST(SqliteRebuild, ATriggerNotKnownHereStopsIt) {
    test::SqliteDatabase database;
    database.execute("CREATE TABLE t (a TEXT)");
    const schema::MetaData history = database.reflect();
    database.execute("CREATE TRIGGER by_hand AFTER INSERT ON t BEGIN SELECT 1; END");
    const EmitContext context{.schema = [&]() -> const schema::MetaData& { return history; }};
    const auto statements = sqlite_dialect().emit(rebuild_only("t"), context);
    const Error error = catch_error([&] { database.connection().run(statements, {}); });
    EXPECT_THAT(error.message(), HasSubstr("a trigger that is not known here, or not in this form: by_hand"));
}

TEST(SqliteRebuild, HostileNamesAreOnlyNames) {
    const std::vector<std::string> names{"select",    "a b",           "a]b", "a\"b",  "a'b",  "a`b",
                                         "new\nline", "größe",         "💾",   "table", "a;--", "[x]",
                                         "%s",        "_retort_tmp_x", "A",   "rowid"};
    for (const std::string& name : names) {
        SCOPED_TRACE(name);
        test::SqliteDatabase database;
        const std::string quoted = sqlite::quote(name);
        database.execute("CREATE TABLE " + quoted + " (id INTEGER PRIMARY KEY AUTOINCREMENT, " + quoted +
                         " TEXT, other TEXT, CHECK (" + quoted + " <> '')); CREATE INDEX " +
                         sqlite::quote(name + " i") + " ON " + quoted + " (" + quoted +
                         "); CREATE TRIGGER g AFTER INSERT ON " + quoted +
                         " BEGIN SELECT 1; END; CREATE TABLE c (x INTEGER REFERENCES " + quoted +
                         " (id)); INSERT INTO " + quoted + " VALUES (1, 'x', 'y'); INSERT INTO c VALUES (1)");
        database.run(alter_type(name, name, type_of(TypeKind::string, 9)));
        database.run(rename_column(name, name, name + " 2"));
        database.run(alter_type(name, name + " 2", type_of(TypeKind::text)));
        EXPECT_EQ(database.rows("SELECT * FROM " + quoted), "1|x|y\n");
        EXPECT_EQ(schema::find_table(database.reflect(), {"", name})->indexes.size(), 1u);
    }
}

TEST(SqliteRebuild, AttachedDatabasesAreRebuiltWhereTheyAre) {
    test::SqliteDatabase database;
    database.execute(
        "ATTACH ':memory:' AS aux; CREATE TABLE aux.t (id INTEGER PRIMARY KEY AUTOINCREMENT, a TEXT); CREATE "
        "INDEX aux.i ON t (a); CREATE TRIGGER aux.g AFTER INSERT ON t BEGIN SELECT 1; END; INSERT INTO aux.t "
        "VALUES (5, 'x')");
    ReflectOptions everything;
    everything.all_schemas = true;
    const schema::MetaData metadata = sqlite_dialect().reflect(database.connection(), everything);
    const EmitContext context{.schema = [&]() -> const schema::MetaData& { return metadata; }};
    operations::AlterColumn alter = alter_type("t", "a", type_of(TypeKind::string, 9));
    alter.table.schema = "aux";
    database.connection().run(sqlite_dialect().emit(alter, context), {});
    EXPECT_EQ(database.rows("SELECT name FROM aux.sqlite_schema WHERE sql IS NOT NULL ORDER BY 1"),
              "g\ni\nsqlite_sequence\nt\n");
    EXPECT_EQ(database.rows("SELECT * FROM sqlite_schema"), "");
    EXPECT_EQ(database.rows("SELECT * FROM aux.t"), "5|x\n");
}

TEST(SqliteRebuild, OutsideATransactionItIsStillAllOrNothing) {
    const test_support::TempDir folder;
    const std::string path = folder / "x.db";
    {
        test::SqliteDatabase database(path);
        database.execute("CREATE TABLE t (a TEXT); INSERT INTO t VALUES (NULL)");
        operations::AlterColumn strict = test::alter_column("t", "a");
        strict.nullable = false;
        catch_error([&] { database.run_within(strict); });
    }
    test::SqliteDatabase again(path);
    EXPECT_EQ(again.rows("SELECT name FROM sqlite_schema"), "t\n");
}

}  // namespace

}  // namespace retort::dialects
