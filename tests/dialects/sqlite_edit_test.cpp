// Changes that leave the rows as they are edit the stored schema, and end with
// what a copy ends with.
#include "dialects/sqlite/dialect.hpp"
#include "retort/error.hpp"
#include "sqlite_database.hpp"
#include "sqlite_rows.hpp"
#include "support/temp_dir.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

namespace retort::dialects {

namespace {

using operations::Operation;
using schema::TypeKind;
using test::alter_column;
using test::alter_type;
using test::batch;
using test::type_of;
using testing::HasSubstr;

operations::AlterColumn nullable(const std::string& column, bool value) {
    operations::AlterColumn op = alter_column("t", column);
    op.nullable = value;
    return op;
}

operations::AlterColumn with_default(const std::string& column, std::optional<schema::ServerDefault> value) {
    operations::AlterColumn op = alter_column("t", column);
    op.server_default = operations::Change<schema::ServerDefault>{std::move(value)};
    return op;
}

schema::ServerDefault text_default(const std::string& text) {
    return {text, std::nullopt};
}

schema::ServerDefault expression_default(const std::string& expression) {
    return {{}, expression};
}

operations::CreateConstraint check_of(const std::string& condition, const std::string& name = "") {
    return {{"", "t"}, schema::Check{.name = name, .condition = condition}};
}

operations::CreateConstraint key_to_p(const std::string& column) {
    return {{"", "t"},
            schema::ForeignKey{.columns = {column}, .referred_table = {"", "p"}, .referred_columns = {"id"}}};
}

operations::DropConstraint drop_named(const std::string& name) {
    operations::DropConstraint drop;
    drop.table.name = "t";
    drop.name = name;
    return drop;
}

std::string error_of(const std::function<void()>& action) {
    try {
        action();
    } catch (const Error& error) {
        return error.message();
    }
    return "";
}

const std::string kTables =
    "CREATE TABLE p (id INTEGER PRIMARY KEY); INSERT INTO p VALUES (1), (2);"
    "CREATE TABLE t (id INTEGER NOT NULL PRIMARY KEY, a TEXT, b INTEGER NOT NULL, c VARCHAR(20) DEFAULT 'c', "
    "d "
    "INTEGER CONSTRAINT fk REFERENCES p (id), e TEXT UNIQUE, f REAL CONSTRAINT ck CHECK (f < 100), g INTEGER "
    "AS "
    "(b + 1), h DATETIME DEFAULT CURRENT_TIMESTAMP, UNIQUE (b, a));"
    "CREATE INDEX ix_a ON t (a); CREATE INDEX ix_g ON t (g) WHERE c <> 'x';"
    "CREATE VIEW v AS SELECT a, g FROM t; CREATE TABLE log (x);"
    "CREATE TRIGGER tr AFTER UPDATE OF a ON t BEGIN INSERT INTO log VALUES (new.a); END;"
    "INSERT INTO t (id, h, a, b, c, d, e, f) VALUES (1, '2020-01-01', 'x', 5, 'cc', 1, 'e', 1.5), (9, "
    "'2020-01-02', 'y', 6, 'dd', 2, NULL, "
    "NULL)";

struct EditCase {
    const char* what;
    Operation operation;
    bool edits = true;
};

const std::vector<EditCase>& edit_cases() {
    static const std::vector<EditCase> cases{
        {"NOT NULL dropped", nullable("b", true)},
        {"NOT NULL added", nullable("a", false)},
        {"NOT NULL where a row has NULL", nullable("e", false), false},
        {"CHECK added", check_of("b > 0", "positive")},
        {"CHECK that a NULL satisfies", check_of("f > 0 /* why */")},
        {"CHECK that a row breaks", check_of("b > 5"), false},
        {"CHECK of the table's own name", check_of("t.b <> \"t\".id AND b <> 'b'")},
        {"CHECK dropped", drop_named("ck")},
        {"foreign key dropped", drop_named("fk")},
        {"foreign key added", key_to_p("d")},
        {"VARCHAR widened", alter_type("t", "c", type_of(TypeKind::string, 90))},
        {"VARCHAR to TEXT", alter_type("t", "c", type_of(TypeKind::text))},
        {"INTEGER to BIGINT", alter_type("t", "b", type_of(TypeKind::big_integer))},
        {"another affinity", alter_type("t", "b", type_of(TypeKind::text)), false},
        {"a family that is cast", alter_type("t", "h", type_of(TypeKind::numeric)), false},
        {"default added, no NULLs", with_default("a", text_default("new"))},
        {"default added, a NULL", with_default("e", text_default("new")), false},
        {"default changed, no row has it", with_default("c", text_default("new"))},
        {"default dropped, no row has it", with_default("c", std::nullopt)},
        {"default made an expression", with_default("c", expression_default("lower('X')"))},
        {"default from an expression", with_default("h", text_default("2026-11-22"))},
        {"default kept in other words", with_default("c", expression_default("'c'"))},
        {"unique added", operations::CreateConstraint{{"", "t"}, schema::Unique{.columns = {"c"}}}, false},
        {"unique dropped", drop_named("t_e_key"), false},
        {"several at once", batch("t", {nullable("a", false), check_of("b < 99"), drop_named("fk"),
                                        alter_type("t", "c", type_of(TypeKind::string, 40))})},
        {"with indexes",
         batch("t", {nullable("b", true), operations::DropIndex{{"", "t"}, "ix_a"},
                     operations::CreateIndex{{"", "t"},
                                             schema::Index{.name = "ix_new", .elements = {{.text = "c"}}}}})},
        {"with a column",
         batch("t", {nullable("b", true), test::add_column("t", test::column_of("n", TypeKind::text))}),
         false},
        {"forced", batch("t", {nullable("b", true)}, operations::Recreate::always), false},
    };
    return cases;
}

std::string catalogue_of(test::SqliteDatabase& database) {
    return database.rows("SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name");
}

// The copy as it is forced in a run of migrations.
void run_with(test::SqliteDatabase& database, const Operation& operation, bool edit) {
    database.edit_where_possible();
    if (!edit) {
        setenv("RETORT_SQLITE_COPY", "1", 1);
    }
    try {
        database.run(operation);
    } catch (...) {
        unsetenv("RETORT_SQLITE_COPY");
        throw;
    }
    unsetenv("RETORT_SQLITE_COPY");
}

TEST(SqliteEdit, IsMadeWhereNoRowChanges) {
    for (const EditCase& each : edit_cases()) {
        SCOPED_TRACE(each.what);
        test::SqliteDatabase database;
        database.execute(kTables);
        database.edit_where_possible();
        const std::vector<Statement> statements = database.emit(each.operation);
        EXPECT_EQ(test::edits_schema(statements), each.edits)
            << testing::PrintToString(test::texts(statements));
        EXPECT_NE(test::rebuilds(statements), each.edits);
    }
}

TEST(SqliteEdit, EndsWithWhatACopyEndsWith) {
    for (const EditCase& each : edit_cases()) {
        for (unsigned seed = 0; seed < 4; ++seed) {
            SCOPED_TRACE(std::string(each.what) + ", seed " + std::to_string(seed));
            test::SqliteDatabase copied, edited;
            std::string errors[2];
            for (test::SqliteDatabase* database : {&copied, &edited}) {
                std::mt19937 random(seed);
                database->execute(kTables);
                test::fill(*database, "t", random, seed == 0 ? 0 : 20);
                database->execute("UPDATE t SET h = '2020-01-01' WHERE h IS NOT NULL");
                errors[database == &edited] =
                    error_of([&] { run_with(*database, each.operation, database == &edited); });
                EXPECT_EQ(database->rows("PRAGMA integrity_check").substr(0, 3), "ok\n");
                EXPECT_EQ(database->rows("PRAGMA writable_schema"), "0\n");
            }
            EXPECT_EQ(errors[1], errors[0]);
            EXPECT_EQ(catalogue_of(edited), catalogue_of(copied));
            EXPECT_EQ(test::all_facts(edited, "t"), test::all_facts(copied, "t"));
            EXPECT_EQ(test::all_values(edited, "t"), test::all_values(copied, "t"));
        }
    }
}

// A row older than the column has no value of it and reads the default of the
// stored statement: an edit of that would change the row.
TEST(SqliteEdit, ADefaultThatOldRowsReadIsNotEdited) {
    struct TrapCase {
        const char* added;  // the column as ALTER TABLE adds it
        std::optional<schema::ServerDefault> to;
        const char* value;
    };
    const std::vector<TrapCase> cases{
        {"n TEXT DEFAULT 'old'", text_default("new"), "old\n"},
        {"n TEXT DEFAULT 'old'", std::nullopt, "old\n"},
        {"n TEXT", text_default("new"), "NULL\n"},
        {"n TEXT DEFAULT NULL", text_default("new"), "NULL\n"},
        {"n TEXT DEFAULT (NULL)", expression_default("lower('X')"), "NULL\n"},
        {"n INTEGER DEFAULT '5' NOT NULL", schema::ServerDefault{std::int64_t{6}, std::nullopt}, "5\n"},
        {"n TEXT DEFAULT \"id\"", text_default("new"), "id\n"},
        {"n TEXT DEFAULT (x'6f6c64')", text_default("new"), "old\n"},
        {"n TEXT COLLATE NOCASE DEFAULT 'OLD'", text_default("old"), "OLD\n"},
        {"n REAL DEFAULT 0.1", schema::ServerDefault{0.2, std::nullopt}, "0.1\n"},
    };
    for (const TrapCase& each : cases) {
        SCOPED_TRACE(each.added);
        test::SqliteDatabase database;
        database.edit_where_possible();
        database.execute(
            "CREATE TABLE t (id INTEGER PRIMARY KEY); INSERT INTO t VALUES (1); ALTER TABLE t ADD COLUMN " +
            std::string(each.added));
        const Operation operation = with_default("n", each.to);
        EXPECT_FALSE(test::edits_schema(database.emit(operation)));
        database.run(operation);
        EXPECT_EQ(database.rows("SELECT n FROM t"), each.value);
        // The copy has stored the value: now the default is nothing but a default.
        database.execute("DELETE FROM t; INSERT INTO t (id, n) VALUES (1, 'other')");
        EXPECT_TRUE(test::edits_schema(database.emit(with_default("n", text_default("third")))));
    }
}

TEST(SqliteEdit, ADefaultThatOnlyTheWordsChangeOfIsNotEditedEither) {
    test::SqliteDatabase database;
    database.edit_where_possible();
    database.execute(
        "CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT NOT NULL); INSERT INTO t VALUES (1, 'x'); ALTER "
        "TABLE t "
        "ADD COLUMN n TEXT DEFAULT TRUE");
    EXPECT_EQ(database.rows("SELECT typeof(n) FROM t"), "integer\n") << "as SQLite reads it";
    EXPECT_FALSE(test::edits_schema(database.emit(nullable("a", true))));
}

// That the trap is there: SQLite's procedure without the query before it.
TEST(SqliteEdit, TheTrapIsReal) {
    test::SqliteDatabase database;
    database.execute(
        "CREATE TABLE t (id INTEGER PRIMARY KEY); INSERT INTO t VALUES (1); ALTER TABLE t ADD COLUMN n TEXT "
        "DEFAULT 'old'; PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, 'old', "
        "'new'); "
        "PRAGMA writable_schema = RESET");
    EXPECT_EQ(database.rows("SELECT n FROM t"), "new\n");
}

// The trees of keys are known by the number of the constraint in the statement.
TEST(SqliteEdit, KeysWhoseOrderWouldChangeAreCopied) {
    test::SqliteDatabase database;
    database.edit_where_possible();
    database.execute(
        "CREATE TABLE t (b TEXT UNIQUE, a TEXT PRIMARY KEY, c TEXT NOT NULL); INSERT INTO t VALUES ('b', "
        "'a', "
        "'c')");
    EXPECT_FALSE(test::edits_schema(database.emit(nullable("c", true))));
    database.run(nullable("c", true));
    EXPECT_EQ(database.rows("PRAGMA integrity_check"), "ok\n");
    EXPECT_TRUE(test::edits_schema(database.emit(nullable("c", false)))) << "now they have the order";
    database.run(nullable("c", false));
    EXPECT_EQ(database.rows("PRAGMA integrity_check"), "ok\n");
}

TEST(SqliteEdit, KeysKeepTheOrderThatTheyHave) {
    test::SqliteDatabase database;
    database.edit_where_possible();
    database.execute(
        "CREATE TABLE t (b TEXT UNIQUE, a TEXT UNIQUE, c TEXT NOT NULL); INSERT INTO t VALUES ('b', 'a', "
        "'c')");
    EXPECT_TRUE(test::edits_schema(database.emit(nullable("c", true))));
    database.run(nullable("c", true));
    EXPECT_EQ(database.rows("PRAGMA integrity_check"), "ok\n");
}

TEST(SqliteEdit, KeysStrictTablesAndGeneratedColumnsAreCopied) {
    struct KeyCase {
        const char* table;
        operations::AlterColumn operation;
        bool edits;
    };
    operations::AlterColumn stored = alter_column("t", "b");
    stored.computed = operations::Change<schema::Computed>{schema::Computed{"id + 2", false}};
    schema::Type no_case = type_of(TypeKind::text);
    no_case.collation = "NOCASE";
    schema::Type strict_text = type_of(TypeKind::text);
    const std::vector<KeyCase> cases{
        {"t (id INT PRIMARY KEY, b TEXT)", alter_type("t", "id", type_of(TypeKind::integer)), false},
        {"t (id INTEGER PRIMARY KEY, b INT AS (id + 1))", stored, false},
        {"t (id INTEGER PRIMARY KEY, b TEXT)", alter_type("t", "b", no_case), false},
        {"t (id INTEGER PRIMARY KEY, b ANY) STRICT", alter_type("t", "b", strict_text), false},
        {"t (id INTEGER PRIMARY KEY, b TEXT NOT NULL) STRICT", nullable("b", true), true},
        {"t (id INTEGER PRIMARY KEY AUTOINCREMENT, b TEXT NOT NULL)", nullable("b", true), true},
        {"t (id TEXT PRIMARY KEY, b TEXT NOT NULL) WITHOUT ROWID", nullable("b", true), true},
        {"t (id INTEGER PRIMARY KEY, b TEXT /* text */ NOT NULL)", nullable("b", true), true},
    };
    for (const KeyCase& each : cases) {
        SCOPED_TRACE(each.table);
        test::SqliteDatabase database;
        database.edit_where_possible();
        database.execute("CREATE TABLE " + std::string(each.table));
        EXPECT_EQ(test::edits_schema(database.emit(each.operation)), each.edits);
    }
}

TEST(SqliteEdit, ForeignKeysThatAreAddedAreCheckedAgainstTheRows) {
    test::SqliteDatabase database;
    database.edit_where_possible();
    database.execute(kTables + "; UPDATE t SET b = 77 WHERE id = 1");
    EXPECT_TRUE(test::edits_schema(database.emit(key_to_p("b"))));
    const std::string before = catalogue_of(database);
    EXPECT_THAT(error_of([&] { database.run(key_to_p("b")); }), HasSubstr("foreign keys are violated"));
    EXPECT_EQ(catalogue_of(database), before);
}

TEST(SqliteEdit, WorksWhereForeignKeysAreEnforcedAndInAttachedDatabases) {
    test::SqliteDatabase database;
    database.edit_where_possible();
    database.execute(
        "ATTACH ':memory:' AS aux; CREATE TABLE aux.t (a TEXT NOT NULL); INSERT INTO aux.t VALUES ('x');" +
        kTables + "; PRAGMA foreign_keys = ON; BEGIN");
    database.run_within(nullable("b", true));
    EXPECT_EQ(database.rows("SELECT count(*) FROM t"), "2\n");
    ReflectOptions everything;
    everything.all_schemas = true;
    const schema::MetaData metadata = sqlite_dialect().reflect(database.connection(), everything);
    const EmitContext context{
        .schema = [&]() -> const schema::MetaData& { return metadata; },
        .query = [&](std::string_view sql) { return database.connection().query(sql); }};
    operations::AlterColumn alter = nullable("a", true);
    alter.table.schema = "aux";
    const std::vector<Statement> statements = sqlite_dialect().emit(alter, context);
    EXPECT_TRUE(test::edits_schema(statements));
    database.connection().run(statements, {});
    database.execute("INSERT INTO aux.t VALUES (NULL); COMMIT");
    EXPECT_EQ(database.rows("SELECT a FROM aux.t"), "x\nNULL\n");
    EXPECT_EQ(database.rows("SELECT name FROM aux.sqlite_schema"), "t\n");
}

TEST(SqliteEdit, OtherConnectionsReadTheSchemaAgain) {
    const test_support::TempDir folder;
    const std::string path = folder / "x.db";
    test::SqliteDatabase database(path), other(path);
    database.edit_where_possible();
    database.execute(
        "CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT NOT NULL); INSERT INTO t VALUES (1, 'x')");
    EXPECT_THAT(error_of([&] { other.execute("INSERT INTO t VALUES (2, NULL)"); }), HasSubstr("NOT NULL"));
    database.run(nullable("a", true));
    other.execute("INSERT INTO t VALUES (2, NULL)");
    database.execute("DELETE FROM t WHERE id = 2");
    database.run(nullable("a", false));
    EXPECT_THAT(error_of([&] { other.execute("INSERT INTO t VALUES (2, NULL)"); }), HasSubstr("NOT NULL"));
}

TEST(SqliteEdit, ARollbackAtAnyPlaceLeavesNothing) {
    std::size_t count = 1;
    for (std::size_t stop = 0; stop <= count; ++stop) {
        SCOPED_TRACE("after " + std::to_string(stop) + " statements");
        test::SqliteDatabase database;
        database.edit_where_possible();
        database.execute(kTables);
        const std::string before = catalogue_of(database);
        database.connection().begin(TransactionKind::write);
        std::vector<Statement> statements = database.emit(nullable("b", true));
        count = statements.size();
        statements.resize(std::min(stop, count));
        database.connection().run(statements, {});
        database.connection().rollback();
        EXPECT_EQ(database.rows("PRAGMA writable_schema"), "0\n");
        EXPECT_EQ(catalogue_of(database), before);
        EXPECT_EQ(database.rows("SELECT * FROM sqlite_temp_schema"), "");
        EXPECT_THAT(error_of([&] { database.execute("INSERT INTO t (id) VALUES (77)"); }),
                    HasSubstr("NOT NULL constraint failed: t.b"));
        EXPECT_EQ(database.rows("SELECT count(*) FROM t"), "2\n");
    }
    EXPECT_GT(count, 8u);
}

TEST(SqliteEdit, WritableSchemaIsOffAfterAnErrorOutsideATransaction) {
    test::SqliteDatabase database;
    database.execute("CREATE TABLE t (a)");
    const std::vector<Statement> statements{{"PRAGMA writable_schema = ON", {}, {}, {}},
                                            {"SELECT * FROM missing", {}, {}, {}}};
    EXPECT_NE(error_of([&] { database.connection().run(statements, {}); }), "");
    EXPECT_EQ(database.rows("PRAGMA writable_schema"), "0\n");
}

TEST(SqliteEdit, EveryLossIsNoticedBeforeTheCommit) {
    struct Sabotage {
        std::string instead_of;  // the statement that begins with this
        std::string run;         // is replaced
        const char* message;
    };
    const std::vector<Sabotage> cases{
        {"SAVEPOINT", "SAVEPOINT retort_rebuild; ALTER TABLE t ADD COLUMN z",
         "is not what it was a moment ago"},
        {"UPDATE main.sqlite_schema", "SELECT 1", "the statement changed"},
        {"PRAGMA writable_schema = RESET",
         "UPDATE sqlite_schema SET sql = sql || ' ' WHERE name = 't'; PRAGMA writable_schema = RESET",
         "its CREATE statement is not the new one"},
        {"DROP TABLE _retort_tmp_t", "DROP TABLE _retort_tmp_t; DROP VIEW v",
         "an object is gone or has changed: view v"},
        {"DROP TABLE _retort_tmp_t", "DROP TABLE _retort_tmp_t; DROP INDEX ix_a",
         "an object is gone or has changed: index ix_a"},
        {"DROP TABLE _retort_tmp_t", "SELECT 1", "an object has come or has changed: table _retort_tmp_t"},
        {"DROP TABLE _retort_tmp_t", "DROP TABLE _retort_tmp_t; DELETE FROM t WHERE id = 1",
         "rows were changed that the rebuild has nothing to do with"},
        {"DROP TABLE _retort_tmp_t", "DROP TABLE _retort_tmp_t; UPDATE p SET id = 7 WHERE id = 2",
         "rows were changed that the rebuild has nothing to do with"},
    };
    for (const Sabotage& each : cases) {
        SCOPED_TRACE(each.run);
        test::SqliteDatabase database;
        database.edit_where_possible();
        database.execute(kTables);
        const std::string before = catalogue_of(database) + test::all_values(database, "t");
        database.connection().begin(TransactionKind::write);
        std::vector<Statement> statements = database.emit(nullable("b", true));
        const auto found = std::ranges::find_if(statements, [&](const Statement& statement) {
            return statement.sql.starts_with(each.instead_of);
        });
        ASSERT_NE(found, statements.end()) << testing::PrintToString(test::texts(statements));
        found->sql = each.run;
        EXPECT_THAT(error_of([&] { database.connection().run(statements, {}); }), HasSubstr(each.message));
        database.connection().rollback();
        EXPECT_EQ(catalogue_of(database) + test::all_values(database, "t"), before);
    }
}

TEST(SqliteEdit, RecreateNeverForbidsTheCopyOnly) {
    test::SqliteDatabase database;
    database.edit_where_possible();
    database.execute(kTables);
    database.run(batch("t", {nullable("b", true)}, operations::Recreate::never));
    EXPECT_TRUE(schema::find_column(database.reflect().tables.at(2), "b")->nullable);
    EXPECT_THAT(error_of([&] {
                    database.run(batch("t", {alter_type("t", "b", type_of(TypeKind::text))},
                                       operations::Recreate::never));
                }),
                HasSubstr("only by rebuilding the table t"));
}

TEST(SqliteEdit, TheCopyCanBeForcedByTheEnvironment) {
    test::SqliteDatabase database;
    database.edit_where_possible();
    database.execute(kTables);
    ASSERT_EQ(setenv("RETORT_SQLITE_COPY", "1", 1), 0);
    const bool edits = test::edits_schema(database.emit(nullable("b", true)));
    unsetenv("RETORT_SQLITE_COPY");
    EXPECT_FALSE(edits);
}

}  // namespace

}  // namespace retort::dialects
