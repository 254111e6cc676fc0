// Scripts for the sqlite3 shell: run with -bail they end where the online run
// ends, and stop where it stops.
#include "dialects/sqlite/dialect.hpp"
#include "sqlite_database.hpp"
#include "support/process.hpp"
#include "support/temp_dir.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace retort::dialects {

namespace {

using operations::Operation;
using schema::TypeKind;
using test::alter_type;
using test::batch;
using test::column_of;
using test::rename_column;
using test::type_of;
using testing::HasSubstr;

void replay(const Operation& operation, schema::MetaData& metadata) {
    if (const auto* block = std::get_if<operations::BatchAlterTable>(&operation.value)) {
        for (const Operation& each : block->operations) {
            replay(each, metadata);
        }
    } else {
        sqlite_dialect().replay(operation, metadata);
    }
}

// The schema by replay alone, as `--sql` knows it.
std::string script(const std::vector<Operation>& operations) {
    const ScriptFormat& format = sqlite_dialect().script_format();
    std::string text;
    const auto add = [&](const std::string& statement) { text += statement + format.terminator + "\n\n"; };
    for (const std::string& statement : format.preamble) {
        add(statement);
    }
    add(format.begin);
    schema::MetaData replayed;
    for (const Operation& operation : operations) {
        const EmitContext context{.offline = true,
                                  .schema = [&]() -> const schema::MetaData& { return replayed; }};
        for (const Statement& statement : sqlite_dialect().emit(operation, context)) {
            EXPECT_TRUE(statement.check.empty() && statement.parameters.empty()) << statement.sql;
            add(statement.sql);
        }
        replay(operation, replayed);
        if (const auto* execute = std::get_if<operations::Execute>(&operation.value)) {
            sqlite_dialect().replay_raw(execute->sql, replayed);
        }
    }
    add(format.commit);
    return text;
}

const char* kSabotaged =
    "CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT); CREATE TABLE c (p INTEGER REFERENCES t (id)); CREATE "
    "TABLE far (a); INSERT INTO t VALUES (1, 'x'); INSERT INTO c VALUES (1); INSERT INTO far VALUES (7)";

test_support::ProcessResult run_shell(const std::string& path, const std::string& text) {
    return test_support::run_process({"sqlite3", "-bail", path}, {.input = text});
}

std::vector<Operation> history() {
    schema::Table parent{.name = {"", "p"}};
    parent.columns = {column_of("id", TypeKind::integer), column_of("a", TypeKind::text)};
    parent.columns[0].nullable = false;
    parent.primary_key = schema::PrimaryKey{.columns = {"id"}};
    parent.options["sqlite_autoincrement"] = "true";
    schema::Table child{.name = {"", "c"}};
    child.columns = {column_of("p", TypeKind::integer), column_of("x y", TypeKind::string, 5)};
    schema::ForeignKey key;
    key.columns = {"p"};
    key.referred_table.name = "p";
    key.on_delete = schema::ReferentialAction::cascade;
    child.foreign_keys = {key};
    schema::Check check;
    check.condition = "a <> ''";
    return {operations::CreateTable{parent},
            operations::CreateTable{child},
            operations::Execute{
                "CREATE TRIGGER g AFTER INSERT ON p BEGIN INSERT INTO c VALUES (new.id, 'it''s'); END", {}},
            operations::Execute{"CREATE VIEW v AS SELECT a FROM p", {}},
            operations::BulkInsert{
                {"", "p"}, {"id", "a"}, {{std::int64_t{1}, "x"}, {std::int64_t{5}, "it's; --"}}},
            operations::Execute{"DELETE FROM p WHERE id = :id", {{"id", std::int64_t{5}}}},
            alter_type("p", "a", type_of(TypeKind::string, 80)),
            batch("c", {rename_column("c", "x y", "text"), alter_type("c", "text", type_of(TypeKind::text))}),
            operations::CreateConstraint{{"", "p"}, check}};
}

const char* kRows =
    "SELECT 'p', id, a FROM p UNION ALL SELECT 'c', p, text FROM c UNION ALL SELECT 's', name, seq FROM "
    "sqlite_sequence";

TEST(SqliteOffline, TheScriptEndsWhereTheOnlineRunEnds) {
    const test_support::TempDir folder;
    const std::string online = folder / "online.db";
    const std::string offline = folder / "offline.db";
    test::SqliteDatabase(online).run(history());
    const auto result = run_shell(offline, script(history()));
    ASSERT_EQ(result.exit_code, 0) << result.describe();
    EXPECT_EQ(result.out, "");
    test::SqliteDatabase a(online), b(offline);
    EXPECT_EQ(b.reflect(), a.reflect());
    EXPECT_EQ(b.rows(kRows), a.rows(kRows));
    EXPECT_EQ(b.rows(kRows), "p|1|x\nc|1|it's\nc|5|it's\ns|p|5\n");
    EXPECT_EQ(b.rows("SELECT name, sql FROM sqlite_schema ORDER BY name"),
              a.rows("SELECT name, sql FROM sqlite_schema ORDER BY name"));
}

// The rebuilds after the renames need the texts that the database has by then.
TEST(SqliteOffline, RebuildsFollowRenamesWithTriggersAndViews) {
    std::vector<Operation> operations = history();
    operations.emplace_back(operations::RenameTable{{"", "p"}, "parent"});
    operations.emplace_back(alter_type("parent", "a", type_of(TypeKind::string, 90)));
    operations.emplace_back(rename_column("parent", "a", "name"));
    operations.emplace_back(alter_type("parent", "name", type_of(TypeKind::string, 100)));
    operations.emplace_back(batch("c", {operations::RenameTable{{"", "c"}, "child"}}));
    operations.emplace_back(alter_type("child", "text", type_of(TypeKind::string, 40)));
    const test_support::TempDir folder;
    const std::string online = folder / "online.db";
    const std::string offline = folder / "offline.db";
    test::SqliteDatabase(online).run(operations);
    const auto result = run_shell(offline, script(operations));
    ASSERT_EQ(result.exit_code, 0) << result.describe();
    test::SqliteDatabase a(online), b(offline);
    EXPECT_EQ(b.reflect(), a.reflect());
    const char* texts = "SELECT name, sql FROM sqlite_schema ORDER BY name";
    EXPECT_EQ(b.rows(texts), a.rows(texts));
    const char* rows = "SELECT 'p', id, name FROM parent UNION ALL SELECT 'c', p, text FROM child";
    EXPECT_EQ(b.rows(rows), a.rows(rows));
}

TEST(SqliteOffline, AFailingCheckStopsTheShellAndSaysWhy) {
    const test_support::TempDir folder;
    const std::string path = folder / "x.db";
    test::SqliteDatabase(path).execute(
        "CREATE TABLE t (a TEXT, by_hand TEXT); INSERT INTO t VALUES ('x', 'y')");
    schema::MetaData known;
    known.tables.push_back(schema::Table{.name = {"", "t"}});
    known.tables[0].columns = {column_of("a", TypeKind::text)};
    const EmitContext context{.offline = true, .schema = [&]() -> const schema::MetaData& { return known; }};
    std::string text = "BEGIN;\n";
    for (const Statement& statement :
         sqlite_dialect().emit(alter_type("t", "a", type_of(TypeKind::string, 9)), context)) {
        text += statement.sql + ";\n";
    }
    const auto result = run_shell(path, text + "COMMIT;\n");
    EXPECT_NE(result.exit_code, 0);
    EXPECT_THAT(result.err, HasSubstr("rebuilding t: the table has a column that is not known here"));
    EXPECT_EQ(test::SqliteDatabase(path).rows("SELECT * FROM t"), "x|y\n");
}

struct ShellSabotage {
    const char* instead_of;  // the line that begins with this
    const char* run;         // is replaced
    const char* message;
};

// The shell holds the same guards: without foreign keys off, and with each loss.
TEST(SqliteOffline, EveryLossStopsTheShell) {
    const std::vector<ShellSabotage> cases{
        {"BEGIN", "PRAGMA foreign_keys = ON; BEGIN", "foreign keys are enforced in this transaction"},
        {"INSERT INTO _retort_tmp_t", "SELECT 1;", "not every row could be copied"},
        {"DROP TABLE t;", "DROP TABLE t; DELETE FROM far;", "rows were changed that the rebuild has nothing"},
        {"DROP TABLE t;", "DROP TABLE t; DELETE FROM c;", "rows of a table that refers to it are gone"},
        {"DROP TABLE t;", "DROP TABLE t; DROP TABLE far;", "an object is gone or has changed"},
        {"", "", ""},
    };
    const schema::MetaData known = [] {
        test::SqliteDatabase database;
        database.execute(kSabotaged);
        return database.reflect();
    }();
    const EmitContext context{.offline = true, .schema = [&]() -> const schema::MetaData& { return known; }};
    for (const ShellSabotage& each : cases) {
        SCOPED_TRACE(each.run);
        const test_support::TempDir folder;
        const std::string path = folder / "x.db";
        test::SqliteDatabase(path).execute(kSabotaged);
        std::vector<std::string> lines{"BEGIN;"};
        for (const Statement& statement :
             sqlite_dialect().emit(alter_type("t", "a", type_of(TypeKind::string, 9)), context)) {
            lines.push_back(statement.sql + ";");
        }
        const bool is_whole = std::string_view(each.run).empty();
        const auto found = std::ranges::find_if(
            lines, [&](const std::string& line) { return line.starts_with(each.instead_of); });
        ASSERT_NE(found, lines.end());
        *found = is_whole ? *found : each.run;
        std::string text;
        for (const std::string& line : lines) {
            text += line + (line.ends_with(";") ? "\n" : ";\n");
        }
        const auto result = run_shell(path, text + "COMMIT;\n");
        EXPECT_EQ(result.exit_code == 0, is_whole) << result.describe();
        EXPECT_THAT(result.err, HasSubstr(each.message));
        EXPECT_EQ(test::SqliteDatabase(path).rows("SELECT * FROM t, c, far"), "1|x|1|7\n");
    }
}

}  // namespace

}  // namespace retort::dialects
