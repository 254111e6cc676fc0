// What is altered in place, what in one rebuild, and what is refused.
#include "dialects/sqlite/dialect.hpp"
#include "retort/error.hpp"
#include "sqlite_database.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace retort::dialects {

namespace {

using operations::Operation;
using schema::TypeKind;
using test::add_column;
using test::alter_column;
using test::alter_type;
using test::batch;
using test::column_of;
using test::drop_column;
using test::rename_column;
using test::type_of;
using testing::HasSubstr;

const char* kTables =
    "CREATE TABLE p (id INTEGER NOT NULL PRIMARY KEY, code TEXT UNIQUE);"
    "CREATE TABLE t (id INTEGER NOT NULL PRIMARY KEY, a TEXT, b INTEGER, c INTEGER DEFAULT 3, d INTEGER "
    "REFERENCES p "
    "(id), e TEXT UNIQUE, f INTEGER CHECK (f > 0), g INTEGER AS (c + 1), h INTEGER, i TEXT);"
    "CREATE INDEX ix_a ON t (a); CREATE INDEX ix_h ON t (id) WHERE h > 0;"
    "CREATE VIEW v AS SELECT i FROM t;"
    "INSERT INTO p VALUES (1, 'x'); INSERT INTO t (id, a, b, d, e, f) VALUES (7, 'a', 2, 1, 'e', 5)";

schema::Column with_default(schema::Column column, Datum value) {
    column.server_default = schema::ServerDefault{std::move(value), std::nullopt};
    return column;
}

schema::Column with_expression(schema::Column column, std::string expression) {
    column.server_default = schema::ServerDefault{{}, std::move(expression)};
    return column;
}

schema::Column not_null(schema::Column column) {
    column.nullable = false;
    return column;
}

schema::Column computed(schema::Column column, bool stored) {
    column.computed = schema::Computed{"b + 1", stored};
    return column;
}

operations::AddColumn with_constraint(operations::AddColumn op, schema::Constraint constraint) {
    op.constraints.push_back(std::move(constraint));
    return op;
}

schema::ForeignKey key_to_p(const std::string& column) {
    schema::ForeignKey key;
    key.columns = {column};
    key.referred_table.name = "p";
    key.referred_columns = {"id"};
    key.on_delete = schema::ReferentialAction::cascade;
    return key;
}

schema::Unique unique_of(const std::string& column) {
    schema::Unique unique;
    unique.columns = {column};
    return unique;
}

schema::Check check_of(const std::string& condition) {
    schema::Check check;
    check.condition = condition;
    return check;
}

struct AlterationCase {
    const char* what;
    Operation operation;
    std::string in_place;  // the statement; empty: a rebuild
};

const schema::Column kNew = column_of("n", TypeKind::integer);

TEST(SqliteAlterations, AreInPlaceWhereThatIsSafe) {
    const std::vector<AlterationCase> cases{
        {"nullable", add_column("t", kNew), "ALTER TABLE t ADD COLUMN n INTEGER"},
        {"default", add_column("t", not_null(with_default(kNew, std::int64_t{5}))),
         "ALTER TABLE t ADD COLUMN n INTEGER DEFAULT 5 NOT NULL"},
        {"true", add_column("t", not_null(with_default(column_of("n", TypeKind::boolean), true))),
         "ALTER TABLE t ADD COLUMN n BOOLEAN DEFAULT 1 NOT NULL"},
        {"expression default", add_column("t", with_expression(kNew, "abs(-1)")), ""},
        {"constant expression", add_column("t", with_expression(kNew, "'x'")),
         "ALTER TABLE t ADD COLUMN n INTEGER DEFAULT ('x')"},
        {"clock default", add_column("t", with_expression(kNew, "CURRENT_TIMESTAMP")), ""},
        {"virtual", add_column("t", computed(kNew, false)),
         "ALTER TABLE t ADD COLUMN n INTEGER GENERATED ALWAYS AS (b + 1) VIRTUAL"},
        {"stored", add_column("t", computed(kNew, true)), ""},
        {"foreign key", with_constraint(add_column("t", kNew), key_to_p("n")),
         "ALTER TABLE t ADD COLUMN n INTEGER REFERENCES p (id) ON DELETE CASCADE"},
        {"foreign key and default",
         with_constraint(add_column("t", with_default(kNew, std::int64_t{1})), key_to_p("n")), ""},
        {"unique", with_constraint(add_column("t", kNew), unique_of("n")), ""},
        {"check", with_constraint(add_column("t", kNew), check_of("n > b")),
         "ALTER TABLE t ADD COLUMN n INTEGER CHECK (n > b)"},
        {"drop", drop_column("t", "b"), "ALTER TABLE t DROP COLUMN b"},
        {"drop of the key", drop_column("t", "id"), ""},
        {"drop of an indexed one", drop_column("t", "a"), ""},
        {"drop of a computed one", drop_column("t", "g"), "ALTER TABLE t DROP COLUMN g"},
        {"drop of a foreign key", drop_column("t", "d"), ""},
        {"drop of a unique one", drop_column("t", "e"), ""},
        {"drop of a checked one", drop_column("t", "f"), ""},
        {"drop of one in an index's condition", drop_column("t", "h"), ""},
        {"rename", rename_column("t", "a", "z"), "ALTER TABLE t RENAME COLUMN a TO z"},
        {"rename in a view", rename_column("t", "i", "z"), "ALTER TABLE t RENAME COLUMN i TO z"},
        {"type", alter_type("t", "a", type_of(TypeKind::string, 50)), ""},
        {"same words", alter_type("t", "a", type_of(TypeKind::unicode_text)), "nothing"},
        {"constraint", operations::CreateConstraint{{"", "t"}, check_of("b > 0")}, ""},
        {"table", operations::RenameTable{{"", "t"}, "u"}, "ALTER TABLE t RENAME TO u"},
    };
    for (const AlterationCase& each : cases) {
        SCOPED_TRACE(each.what);
        test::SqliteDatabase database;
        database.execute(kTables);
        const std::vector<Statement> statements = database.emit(each.operation);
        EXPECT_EQ(test::rebuilds(statements), each.in_place.empty());
        if (each.in_place == "nothing") {
            EXPECT_TRUE(statements.empty());
        } else if (!each.in_place.empty()) {
            EXPECT_EQ(test::texts(statements), std::vector<std::string>{each.in_place});
        }
        database.run(each.operation);
        EXPECT_EQ(database.rows("PRAGMA foreign_key_check"), "");
    }
}

TEST(SqliteAlterations, AColumnThatAnotherIsComputedFromStays) {
    test::SqliteDatabase database;
    database.execute(kTables);
    EXPECT_THROW(database.run(drop_column("t", "c")), Error);
    EXPECT_EQ(database.rows("SELECT id, c, g FROM t"), "7|3|4\n");
}

std::size_t count_copies(const std::vector<Statement>& statements) {
    return static_cast<std::size_t>(std::ranges::count_if(statements, [](const Statement& statement) {
        return statement.sql.starts_with("INSERT INTO _retort_tmp_");
    }));
}

TEST(SqliteAlterations, OfOneBatchMakeOneRebuild) {
    test::SqliteDatabase database;
    database.execute(kTables);
    operations::AlterColumn rename_and_type = rename_column("t", "a", "title");
    rename_and_type.type = type_of(TypeKind::string, 80);
    const operations::BatchAlterTable all =
        batch("t", {alter_type("t", "b", type_of(TypeKind::text)), rename_and_type, add_column("t", kNew),
                    drop_column("t", "e"), operations::CreateConstraint{{"", "t"}, check_of("n <> 9")}});
    const std::vector<Statement> statements = database.emit(all);
    EXPECT_EQ(count_copies(statements), 1u);
    EXPECT_EQ(statements.front().sql, "ALTER TABLE t RENAME COLUMN a TO title");
    database.run(all);
    EXPECT_EQ(database.rows("SELECT id, title, b, typeof(b), f, n FROM t"), "7|a|2|text|5|NULL\n");
}

TEST(SqliteAlterations, ABatchThatNeedsNoRebuildHasNone) {
    test::SqliteDatabase database;
    database.execute(kTables);
    const std::vector<Operation> operations{operations::DropIndex{{"", "t"}, "ix_a"}, drop_column("t", "a"),
                                            add_column("t", column_of("a", TypeKind::text))};
    EXPECT_FALSE(test::rebuilds(database.emit(batch("t", operations))));
    EXPECT_TRUE(test::rebuilds(database.emit(batch("t", operations, operations::Recreate::always))));
    database.run(batch("t", operations, operations::Recreate::always));
    EXPECT_EQ(database.rows("SELECT id, a, b FROM t"), "7|NULL|2\n") << "a new column takes no old values";
}

TEST(SqliteAlterations, NamesThatTradePlacesAreRebuiltInOrder) {
    test::SqliteDatabase database;
    database.execute(
        "CREATE TABLE t (a TEXT CHECK (a <> ''), b INTEGER CHECK (b > 0)); INSERT INTO t VALUES ('x', 1)");
    database.run(batch("t", {drop_column("t", "a"), rename_column("t", "b", "a"),
                             alter_type("t", "a", type_of(TypeKind::text))}));
    EXPECT_EQ(database.rows("SELECT a, typeof(a) FROM t"), "1|text\n");
    EXPECT_EQ(database.rows("SELECT name FROM pragma_table_info('t')"), "a\n");
}

TEST(SqliteAlterations, StatementsOfABatchKeepTheirPlace) {
    test::SqliteDatabase database;
    database.execute("CREATE TABLE t (a INTEGER); INSERT INTO t VALUES (1)");
    operations::AlterColumn strict = alter_column("t", "n");
    strict.nullable = false;
    database.run(
        batch("t", {add_column("t", kNew), operations::Execute{"UPDATE t SET n = a + 1", {}}, strict}));
    EXPECT_EQ(database.rows("SELECT a, n FROM t"), "1|2\n");
    EXPECT_FALSE(schema::find_column(database.reflect().tables[0], "n")->nullable);
}

TEST(SqliteAlterations, RecreateNeverRefusesARebuild) {
    test::SqliteDatabase database;
    database.execute(kTables);
    try {
        database.emit(
            batch("t", {alter_type("t", "a", type_of(TypeKind::integer))}, operations::Recreate::never));
        ADD_FAILURE();
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::command);
        EXPECT_THAT(error.message(), HasSubstr("only by rebuilding the table t"));
    }
}

TEST(SqliteAlterations, UnnamedConstraintsAreDroppedByDefaultNameOrDefinition) {
    test::SqliteDatabase database;
    database.execute(
        "CREATE TABLE p (id INTEGER PRIMARY KEY); CREATE TABLE t (a INTEGER REFERENCES p, b TEXT UNIQUE, c "
        "INTEGER CHECK (c > 0), CONSTRAINT named CHECK (c < 9), PRIMARY KEY (b))");
    for (const char* name : {"t_a_fkey", "t_b_key", "named", "t_pkey"}) {
        operations::DropConstraint drop;
        drop.table.name = "t";
        drop.name = name;
        database.run(drop);
    }
    operations::DropConstraint by_definition;
    by_definition.table.name = "t";
    by_definition.existing = check_of("c > 0");
    database.run(by_definition);
    EXPECT_TRUE(schema::list_constraints(*schema::find_table(database.reflect(), {"", "t"})).empty());
}

TEST(SqliteAlterations, AnUnknownConstraintIsReportedWithThoseThereAre) {
    test::SqliteDatabase database;
    database.execute("CREATE TABLE t (a INTEGER CONSTRAINT positive CHECK (a > 0), b TEXT UNIQUE)");
    operations::DropConstraint drop;
    drop.table.name = "t";
    drop.name = "missing";
    try {
        database.emit(drop);
        ADD_FAILURE();
    } catch (const Error& error) {
        EXPECT_THAT(error.message(), HasSubstr("no constraint missing"));
        EXPECT_THAT(error.hint(), HasSubstr("t_b_key"));
        EXPECT_THAT(error.hint(), HasSubstr("positive"));
    }
}

TEST(SqliteAlterations, ADroppedTableCascadesIntoForeignKeys) {
    test::SqliteDatabase database;
    database.execute(
        "CREATE TABLE p (id INTEGER PRIMARY KEY); CREATE TABLE t (a INTEGER REFERENCES p); INSERT INTO p "
        "VALUES (1); INSERT INTO t VALUES (1)");
    database.run(operations::DropTable{.table = {"", "p"}, .cascade = true});
    EXPECT_TRUE(database.reflect().tables[0].foreign_keys.empty());
    EXPECT_EQ(database.rows("SELECT a FROM t"), "1\n");
}

TEST(SqliteAlterations, ADroppedKeyCascadesIntoForeignKeysFirst) {
    test::SqliteDatabase database;
    database.execute(
        "CREATE TABLE p (id INTEGER PRIMARY KEY, code TEXT, CONSTRAINT uq UNIQUE (code)); CREATE TABLE q "
        "(code TEXT REFERENCES p (code)); INSERT INTO p VALUES (1, 'x'); INSERT INTO q VALUES ('x')");
    operations::DropConstraint drop;
    drop.table.name = "p";
    drop.name = "uq";
    drop.cascade = true;
    database.run(drop);
    const schema::MetaData after = database.reflect();
    EXPECT_TRUE(after.tables[0].uniques.empty());
    EXPECT_TRUE(after.tables[1].foreign_keys.empty());
    EXPECT_EQ(database.rows("SELECT p.code, q.code FROM p, q"), "x|x\n");
}

TEST(SqliteAlterations, StrictTablesGetTheirOwnWords) {
    test::SqliteDatabase database;
    schema::Table table{.name = {"", "t"}};
    table.columns = {column_of("a", TypeKind::date), column_of("b", TypeKind::boolean),
                     column_of("c", TypeKind::numeric)};
    table.options["sqlite_strict"] = "true";
    database.run(operations::CreateTable{table});
    EXPECT_EQ(database.rows("SELECT type FROM pragma_table_info('t')"), "TEXT\nINTEGER\nREAL\n");
    schema::MetaData model;
    model.tables = {table};
    EXPECT_EQ(dump_metadata(sqlite_dialect().canonical(model, database.reflect(), database.connection())),
              dump_metadata(database.reflect()));
    try {
        database.run(add_column("t", column_of("d", TypeKind::string, 5)));
        ADD_FAILURE();
    } catch (const Error& error) {
        EXPECT_THAT(error.hint(), HasSubstr("a STRICT table takes"));
    }
}

TEST(SqliteAlterations, AnIndexIsRenamedByMakingItAgain) {
    test::SqliteDatabase database;
    database.execute("CREATE TABLE t (a); CREATE UNIQUE INDEX i ON t (a DESC) WHERE a > 0");
    database.run(operations::RenameIndex{{"", "t"}, "i", "j"});
    EXPECT_EQ(database.rows("SELECT sql FROM sqlite_schema WHERE type = 'index'"),
              "CREATE UNIQUE INDEX j ON t (a DESC) WHERE a > 0\n");
}

TEST(SqliteAlterations, WhatSqliteHasNotIsRefused) {
    const std::vector<std::pair<Operation, const char*>> cases{
        {operations::CreateSchema{"s"}, "SQLite has no schemas"},
        {operations::CreateSequence{}, "SQLite has no sequences"},
        {operations::DropSequence{}, "SQLite has no sequences"},
    };
    for (const auto& [operation, message] : cases) {
        test::SqliteDatabase database;
        try {
            database.emit(operation);
            ADD_FAILURE() << message;
        } catch (const Error& error) {
            EXPECT_EQ(error.kind(), ErrorKind::command);
            EXPECT_THAT(error.message(), HasSubstr(message));
        }
    }
    test::SqliteDatabase database;
    EXPECT_TRUE(database.emit(operations::CreateEnum{}).empty());
    EXPECT_TRUE(database.emit(operations::CreateDomain{}).empty());
}

TEST(SqliteAlterations, AnArrayColumnIsRefusedWithTheWayOut) {
    test::SqliteDatabase database;
    schema::Column column = column_of("a", TypeKind::array);
    column.type.item = {type_of(TypeKind::integer)};
    schema::Table table{.name = {"", "t"}};
    table.columns = {column};
    try {
        database.emit(operations::CreateTable{table});
        ADD_FAILURE();
    } catch (const Error& error) {
        EXPECT_THAT(error.hint(), HasSubstr(".with_variant(\"sqlite\", JSON())"));
    }
    table.columns[0].type.variants.push_back({"sqlite", type_of(TypeKind::json)});
    EXPECT_EQ(database.emit(operations::CreateTable{table})[0].sql, "CREATE TABLE t (\n    a JSON\n)");
}

}  // namespace

}  // namespace retort::dialects
