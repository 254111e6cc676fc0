// A process that is killed after any statement of a rebuild, copy or edit,
// leaves a database that is wholly before or wholly after it.
#include "dialects/sqlite/dialect.hpp"
#include "sqlite_database.hpp"
#include "sqlite_rows.hpp"
#include "support/temp_dir.hpp"

#include <gtest/gtest.h>

#include <sys/wait.h>
#include <unistd.h>
#include <csignal>

namespace retort::dialects {

namespace {

const char* kTables =
    "CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, a TEXT NOT NULL, b INTEGER UNIQUE);"
    "CREATE TABLE c (t INTEGER REFERENCES t (id) ON DELETE CASCADE); CREATE INDEX i ON t (a);"
    "CREATE VIEW v AS SELECT a FROM t; CREATE TRIGGER g AFTER INSERT ON t BEGIN SELECT 1; END;"
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 400) INSERT INTO t SELECT i, "
    "hex(randomblob(100)), i FROM n; INSERT INTO c SELECT id FROM t; DELETE FROM t WHERE id > 390";

operations::AlterColumn change() {
    operations::AlterColumn op = test::alter_column("t", "a");
    op.nullable = true;
    return op;
}

std::string picture(test::SqliteDatabase& database) {
    return database.rows("SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name") +
           test::all_values(database, "t") + test::all_values(database, "c") +
           database.rows("SELECT * FROM sqlite_sequence");
}

void prepare(test::SqliteDatabase& database, bool edit) {
    if (edit) {
        database.edit_where_possible();
    }
    // Pages reach the file before the commit, as in a large table.
    database.execute("PRAGMA cache_size = 8; PRAGMA cache_spill = 8; PRAGMA synchronous = OFF");
}

// Runs the change and is killed after `statements` of it; one more is the COMMIT.
// Never returns.
[[noreturn]] void run_and_die(const std::string& path, bool edit, std::size_t statements) {
    test::SqliteDatabase database(path);
    prepare(database, edit);
    database.connection().begin(TransactionKind::write);
    std::vector<Statement> all = database.emit(change());
    const bool commits = statements > all.size();
    all.resize(std::min(statements, all.size()));
    database.connection().run(all, {});
    if (commits) {
        database.connection().commit();
    }
    kill(getpid(), SIGKILL);
    _exit(1);
}

void kill_after(const std::string& path, bool edit, std::size_t statements) {
    const pid_t child = fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
        run_and_die(path, edit, statements);
    }
    int status = 0;
    ASSERT_EQ(waitpid(child, &status, 0), child);
    ASSERT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
}

class SqliteKill : public testing::TestWithParam<const char*> {};

TEST_P(SqliteKill, AfterAnyStatementLeavesAllOrNothing) {
    const bool edit = std::string_view(GetParam()) == "edit";
    const test_support::TempDir folder;
    const std::string original = folder / "original.db";
    const std::string changed = folder / "changed.db";
    test::SqliteDatabase(original).execute(kTables);
    std::filesystem::copy_file(original, changed);
    std::size_t count = 0;
    std::string before, after;
    {
        test::SqliteDatabase first(original), second(changed);
        prepare(second, edit);
        const std::vector<Statement> statements = second.emit(change());
        ASSERT_EQ(test::edits_schema(statements), edit);
        count = statements.size();
        second.run(change());
        before = picture(first);
        after = picture(second);
    }
    ASSERT_NE(before, after);
    for (std::size_t stop = 0; stop <= count + 1; ++stop) {
        SCOPED_TRACE("killed after statement " + std::to_string(stop));
        const std::string path = folder / "killed.db";
        for (const char* suffix : {"", "-journal", "-wal", "-shm"}) {
            std::filesystem::remove(path + suffix);
        }
        std::filesystem::copy_file(original, path);
        ASSERT_NO_FATAL_FAILURE(kill_after(path, edit, stop));
        test::SqliteDatabase database(path);
        EXPECT_EQ(database.rows("PRAGMA integrity_check"), "ok\n");
        EXPECT_EQ(picture(database), stop > count ? after : before);
        prepare(database, edit);
        if (stop <= count) {
            database.run(change());
        }
        EXPECT_EQ(picture(database), after);
        EXPECT_EQ(database.rows("PRAGMA integrity_check"), "ok\n");
    }
}

INSTANTIATE_TEST_SUITE_P(Procedures, SqliteKill, testing::Values("copy", "edit"),
                         [](const auto& param) { return std::string(param.param); });

}  // namespace

}  // namespace retort::dialects
