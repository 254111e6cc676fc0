// The script engine, over a small shell script in place of retort.
#include "cli/runner.hpp"
#include "support/files.hpp"
#include "support/temp_dir.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <stdexcept>

namespace retort::cli_script {
namespace {

using testing::HasSubstr;

// Says its name and arguments; some arguments make it do more.
constexpr const char* kFake = R"(#!/bin/sh
echo "$(basename "$0") $*"
case $1 in
    fail) echo "no: $2" >&2; exit "$2" ;;
    crash) kill -SEGV $$ ;;
    say) printf '%b' "$2" ;;
    url) echo "${DATABASE_URL-unset}"; pwd ;;
    check) test ! -e drift ;;
esac
)";

class Engine : public testing::Test {
protected:
    Engine() {
        std::filesystem::permissions(fake_, std::filesystem::perms::owner_all);
        ::unsetenv("RETORT_ACCEPT");
    }
    ~Engine() override { ::unsetenv("RETORT_ACCEPT"); }

    std::string run(const std::string& text, const std::string& database = "none") {
        dir_.write("x.txtar", "databases: sqlite postgresql none\n" + text);
        return run_script(load_script(dir_ / "x.txtar"), database, fake_);
    }

    test_support::TempDir dir_;
    std::filesystem::path fake_ = dir_.write("fake", kFake);
};

TEST_F(Engine, PassesWhatIsTrue) {
    const std::vector<const char*> scripts{
        "retort a 'b c'\nstdout '^fake a b c$'\n! stdout other\n! stderr .",
        "! retort fail 3\nexit 3\nstderr '^no: 3$'",
        "! exists a/b\nmkdir a/b\nexists a/b\nrm a\n! exists a",
        "append f one\nappend f two\ncp f g\nexec cat g\nstdout 'one\ntwo\n'",
        "append f 'a (b) c'\nreplace f '(b)' \"x\\ny\"\nexec cat f\nstdout 'a x\ny c'",
        "env A=1\nexec sh -c 'echo $A'\nstdout 1\nunset A\nexec sh -c 'echo ${A-none}'\nstdout none",
        "retort say 'id=42\\n'\ncapture ID 'id=(\\d+)'\nretort \"$ID\"\nstdout '^fake 42$'",
        "link alembic\nalembic current\nstdout '^alembic current$'",
        "no-drift\nappend drift x\n! retort check",
        "mkdir sub\ncd sub\nappend f x\ncd ..\nexists sub/f",
        "append v_1.txt one\nexec cat v_*.txt\nexists v_?.txt\nretort 'v_*' none*\nstdout 'v_[*] none[*]'",
        "retort a > out.txt\nexec cat out.txt\nstdout 'fake a'\nretort 'a' '>' b\nstdout 'fake a > b'",
        "retort say 1975ea83b712\nretort show $REV1\nstdout 'show 1975ea83b712'",
        "[sqlite] fail\n[none] retort a\nstdout 'fake a'",
        "[unsanitized] retort a\n[unsanitized] stdout 'fake a'",
        "exec cat dir/file\nstdout '^text$'\n-- dir/file --\ntext\n",
    };
    for (const char* script : scripts) {
        EXPECT_EQ(run(script), "") << script;
    }
}

struct Row {
    const char* script;
    const char* message;
};

TEST_F(Engine, FailsWithPlaceAndReason) {
    const std::vector<Row> rows{
        {"retort fail 3", "x.txtar:2: retort fail 3\nfailed with exit code 3"},
        {"retort a\n\n! retort b", "x.txtar:4: ! retort b\nsucceeded, and was expected to fail"},
        {"! retort crash", "ended by signal 11"},
        {"retort a\nexit 1", "the last exit code is 0"},
        {"retort a\nstdout b", "there is no match for it"},
        {"retort a\n! stdout a", "there is a match for it"},
        {"retort a\nstderr a", "there is no match for it"},
        {"stdout '('", "bad pattern '('"},
        {"exists a", "a does not exist"},
        {"! exists x\nappend x y\n! exists x", "x.txtar:4: ! exists x\nx exists"},
        {"rm a", "a does not exist"},
        {"append f ab\nreplace f c d", "'c' occurs 0 times in\nab"},
        {"append f aa\nreplace f a d", "'a' occurs 2 times"},
        {"retort a\ncapture X 'no(t)'", "no match with a group"},
        {"append drift x\nno-drift", "failed with exit code 1"},
        {"alembic x", "the line 'link alembic' must come first"},
        {"retort $NOT_SET_ANYWHERE", "the variable $NOT_SET_ANYWHERE is not set"},
        {"nonsense", "unknown command 'nonsense'"},
        {"! cp a b", "'!' cannot stand before cp"},
        {"cp a", "expected: cp FROM TO"},
        {"exec no-such-program", "cannot run no-such-program"},
        {"sql 'SELECT 1'", "$DATABASE_URL is not set"},
        {"retort a\nstdout b", "the last program: exit 0\n--- stdout ---\nfake a\n--- stderr ---\n"},
    };
    for (const auto& row : rows) {
        EXPECT_THAT(run(row.script), HasSubstr(row.message)) << row.script;
    }
}

TEST_F(Engine, ComparesNormalisedOutput) {
    const std::string script =
        "retort 'rev 1975ea83b712 at 2026-11-22 13:40:00'\ncmp stdout want\nretort url\ncmp stdout url\n";
    const std::string files =
        "-- want --\nfake rev $REV1 at $DATE\n-- url --\nfake url\n$DATABASE_URL\n$WORK\n";
    EXPECT_EQ(run(script + files, "sqlite"), "");
    EXPECT_EQ(run(script + files, "postgresql"), "");
}

TEST_F(Engine, ShowsHowAComparisonFails) {
    EXPECT_THAT(run("retort a\ncmp stdout want\n-- want --\nfake b\n"), HasSubstr("-fake b\n+fake a\n"));
    EXPECT_THAT(run("retort a\ncmp stdout none\n"), HasSubstr("+fake a\n"));
}

TEST_F(Engine, RewritesTheSectionWhenAccepting) {
    ::setenv("RETORT_ACCEPT", "1", 1);
    EXPECT_EQ(run("retort a\ncmp stdout want\n-- want --\nfake b\n-- other --\nkept\n"), "");
    EXPECT_THAT(dir_.read("x.txtar"), HasSubstr("cmp stdout want\n-- want --\nfake a\n-- other --\nkept\n"));
}

TEST_F(Engine, RunsSqlOnEachDatabase) {
    const char* script =
        "sqlfile make.sql\nsql 'SELECT a, b FROM t ORDER BY a'\nstdout '^1[|]x\n2[|]\n$'\n"
        "! sql 'SELECT nonsense'\nstderr nonsense\n! sqlfile bad.sql\n"
        "sql 'SELECT count(*) FROM t'\nstdout '^2$'\n"
        "-- make.sql --\nCREATE TABLE t (a integer, b text);\nINSERT INTO t VALUES (1, 'x'), (2, NULL);\n"
        "-- bad.sql --\nSELECT nonsense;\nINSERT INTO t VALUES (3, 'y');\n";
    EXPECT_EQ(run(script, "sqlite"), "");
    EXPECT_EQ(run(script, "postgresql"), "");
}

TEST_F(Engine, SetsTheUrlOfTheDatabase) {
    EXPECT_EQ(run("retort url\nstdout '^unset$'", "none"), "");
    EXPECT_EQ(
        run("retort url\nstdout '^sqlite:///app.db$'\nsql 'CREATE TABLE t (a)'\nexists app.db", "sqlite"),
        "");
    EXPECT_EQ(run("retort url\nstdout '^postgresql://retort@127'", "postgresql"), "");
    EXPECT_EQ(run("unset DATABASE_URL\nretort url\nstdout '^unset$'", "sqlite"), "");
}

TEST_F(Engine, DoesNotLetADevelopersSettingsIn) {
    ::setenv("DATABASE_URL", "sqlite:///precious.db", 1);
    EXPECT_EQ(run("retort url\nstdout '^unset$'", "none"), "");
    ::unsetenv("DATABASE_URL");
}

TEST(LoadScript, DemandsTheDatabases) {
    const test_support::TempDir dir;
    for (const char* text : {"", "retort a\n", "databases:\n", "databases: oracle\n"}) {
        EXPECT_THROW(load_script(dir.write("x.txtar", text)), std::invalid_argument) << text;
    }
}

}  // namespace
}  // namespace retort::cli_script
