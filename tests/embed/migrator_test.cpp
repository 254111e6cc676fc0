// A Migrator over a URL, on SQLite.
#include "retort/migrator.hpp"

#include "caught.hpp"
#include "history.hpp"
#include "interrupted.hpp"
#include "support/temp_dir.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sqlite3.h>

#include <cstdlib>
#include <filesystem>

namespace retort::embed_test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

template <class Items>
std::vector<std::string> ids(const Items& items) {
    std::vector<std::string> all;
    for (const auto& item : items) {
        if constexpr (requires { item.id; }) {
            all.push_back(item.id);
        } else {
            all.push_back((item.is_stamp ? "stamp " : item.is_upgrade ? "+" : "-") + item.revision);
        }
    }
    return all;
}

class MigratorTest : public testing::Test {
protected:
    std::string url() const { return "sqlite:///" + (folder_ / "app.db").string(); }
    bool has_database() const { return std::filesystem::exists(folder_ / "app.db"); }

    const test_support::TempDir& folder() const { return folder_; }

    int count_rows(const std::string& table) const {
        int count = 0;
        sqlite3* database = nullptr;
        EXPECT_EQ(sqlite3_open((folder_ / "app.db").c_str(), &database), SQLITE_OK);
        sqlite3_exec(
            database, ("SELECT count(*) FROM " + table).c_str(),
            [](void* result, int, char** values, char**) {
                *static_cast<int*>(result) = std::atoi(values[0]);
                return 0;
            },
            &count, nullptr);
        EXPECT_EQ(sqlite3_close(database), SQLITE_OK);
        return count;
    }

private:
    test_support::TempDir folder_;
};

TEST_F(MigratorTest, GoesUpAndDown) {
    Migrator migrator(blog(), url());
    EXPECT_THAT(ids(migrator.upgrade("a1").steps), ElementsAre("+a1"));
    EXPECT_THAT(ids(migrator.current()), ElementsAre("a1"));
    EXPECT_THAT(ids(migrator.pending()), ElementsAre("b2", "c3"));
    EXPECT_THAT(ids(migrator.upgrade().steps), ElementsAre("+b2", "+c3"));
    EXPECT_THAT(ids(migrator.upgrade().steps), ElementsAre());
    EXPECT_THAT(ids(migrator.pending()), ElementsAre());
    EXPECT_THAT(ids(migrator.downgrade("-1").steps), ElementsAre("-c3"));
    EXPECT_THAT(ids(migrator.downgrade("base").steps), ElementsAre("-b2", "-a1"));
    EXPECT_THAT(ids(migrator.current()), ElementsAre());
}

TEST_F(MigratorTest, DescribesRevisionsAsTheirFilesDo) {
    Migrator migrator(blog(), url());
    const auto pending = migrator.pending();
    ASSERT_THAT(ids(pending), ElementsAre("a1", "b2", "c3"));
    EXPECT_EQ(pending[0].summary, "create users");
    EXPECT_EQ(pending[1].file, "alembic/versions/b2_posts.cpp");
    EXPECT_THAT(pending[1].down_revisions, ElementsAre("a1"));
    EXPECT_THAT(pending[1].branch_labels, ElementsAre("blog"));
    EXPECT_EQ(pending[2].summary, "");
}

TEST_F(MigratorTest, ReadingMakesNoDatabase) {
    Migrator migrator(blog(), url());
    EXPECT_THAT(ids(migrator.current()), ElementsAre());
    EXPECT_TRUE(migrator.is_compatible());
    EXPECT_FALSE(migrator.plan().sql.empty());
    EXPECT_FALSE(has_database());
}

TEST_F(MigratorTest, StampRunsNothing) {
    Migrator migrator(blog(), url());
    migrator.stamp("b2");
    EXPECT_THAT(ids(migrator.current()), ElementsAre("b2"));
    const Error error = error_of([&] { migrator.upgrade(); });
    EXPECT_THAT(error.describe(), HasSubstr("users"));
    EXPECT_THAT(ids(migrator.current()), ElementsAre("b2"));
}

TEST_F(MigratorTest, PlanShowsTheStatementsAndRunsNone) {
    Migrator migrator(blog(), url());
    migrator.upgrade("a1");
    const MigrationPlan plan = migrator.plan();
    EXPECT_THAT(ids(plan.steps), ElementsAre("+b2", "+c3"));
    EXPECT_THAT(plan.sql, HasSubstr("CREATE TABLE posts"));
    EXPECT_THAT(plan.sql, HasSubstr("UPDATE alembic_version SET version_num='b2'"));
    EXPECT_THAT(plan.sql, testing::Not(HasSubstr("CREATE TABLE users (")));
    EXPECT_THAT(ids(migrator.plan_downgrade("base").steps), ElementsAre("-a1"));
    EXPECT_THAT(ids(migrator.current()), ElementsAre("a1"));
    migrator.upgrade();
    EXPECT_EQ(migrator.plan().sql, "");
}

TEST_F(MigratorTest, PlanAnswersRevisionsThatAsk) {
    Migrator migrator(asking(), url());
    const MigrationPlan unknown = migrator.plan();
    EXPECT_FALSE(unknown.is_whole);
    EXPECT_THAT(ids(unknown.steps), ElementsAre("+a1", "+h9"));
    EXPECT_THAT(unknown.sql, HasSubstr("-- What follows is known only when it runs"));
    EXPECT_THAT(unknown.sql, testing::Not(HasSubstr("COMMIT")));
    migrator.upgrade("a1");
    const MigrationPlan plan = migrator.plan();
    EXPECT_TRUE(plan.is_whole);
    EXPECT_THAT(plan.sql, HasSubstr("INSERT INTO users VALUES (11, 'Ann');"));
    EXPECT_THAT(plan.sql, HasSubstr("COMMIT"));
}

// What the plan says is what the upgrade does.
TEST_F(MigratorTest, PlanIsAScriptThatCanBeRun) {
    for (const char* from : {"base", "a1"}) {
        Migrator migrator(blog(), url());
        migrator.upgrade();
        migrator.downgrade(from);
        const std::string sql = migrator.plan().sql;
        sqlite3* database = nullptr;
        ASSERT_EQ(sqlite3_open((folder() / "app.db").c_str(), &database), SQLITE_OK);
        EXPECT_EQ(sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr), SQLITE_OK)
            << sqlite3_errmsg(database) << sql;
        EXPECT_EQ(sqlite3_close(database), SQLITE_OK);
        EXPECT_THAT(ids(migrator.current()), ElementsAre("c3"));
    }
}

TEST_F(MigratorTest, AnInterruptedStatementIsSettledByTheProgram) {
    using enum OnInterrupted;
    for (const auto answer : {run_again, mark_done}) {
        std::filesystem::remove(folder() / "app.db");
        Migrator migrator(sending(), url());
        EXPECT_FALSE(migrator.interrupted());
        ASSERT_NO_FATAL_FAILURE(upgrade_and_die(sending(), url(), "INSERT INTO sent"));
        const auto interrupted = migrator.interrupted();
        ASSERT_TRUE(interrupted);
        EXPECT_TRUE(interrupted->is_upgrade);
        EXPECT_EQ(interrupted->revision, "g8");
        EXPECT_EQ(interrupted->operations, 1U);
        EXPECT_EQ(interrupted->statement, "INSERT INTO sent VALUES (1)");
        EXPECT_THAT(interrupted->started, testing::StartsWith("20"));
        const Error error = error_of([&] { migrator.upgrade(); });
        EXPECT_EQ(error.kind(), ErrorKind::command);
        EXPECT_THAT(error.hint(), testing::AllOf(HasSubstr("upgrade(\"g8\")"), HasSubstr("run_again"),
                                                 HasSubstr("mark_done"), HasSubstr("stamp(\"base\")")));
        EXPECT_THAT(error.hint(), testing::Not(HasSubstr("retort")));
        EXPECT_THAT(ids(Migrator(sending(), url(), {.interrupted = answer}).upgrade().steps),
                    ElementsAre("+g8"));
        EXPECT_FALSE(migrator.interrupted());
        EXPECT_EQ(count_rows("sent"), answer == run_again ? 2 : 1);
    }
}

TEST_F(MigratorTest, AnAnswerNeedsAQuestion) {
    Migrator migrator(blog(), url(), {.interrupted = OnInterrupted::run_again});
    const Error error = error_of([&] { migrator.upgrade(); });
    EXPECT_THAT(error.message(), HasSubstr("no statement was interrupted"));
    EXPECT_THAT(error.hint(), HasSubstr("interrupted()"));
}

TEST_F(MigratorTest, KnowsANewerDatabase) {
    Migrator(blog(), url()).upgrade();
    Migrator old_program(old_blog(), url());
    EXPECT_FALSE(old_program.is_compatible());
    EXPECT_THAT(error_of([&] { old_program.upgrade(); }).message(), HasSubstr("c3"));
    EXPECT_TRUE(Migrator(blog(), url()).is_compatible());
}

TEST_F(MigratorTest, ReportsProgressOfEachStatement) {
    std::vector<std::string> told;
    MigratorOptions options;
    options.keep_history = false;
    options.on_progress = [&](const Progress& progress) {
        const std::string place = std::to_string(progress.step) + "/" + std::to_string(progress.steps) + " ";
        if (progress.stage == Progress::Stage::step) {
            told.push_back(place + std::string(progress.revision) + " " + std::string(progress.summary));
        } else if (progress.stage == Progress::Stage::statement_done && progress.rows) {
            told.push_back(place + std::string(progress.sql.substr(0, 17)) + " " +
                           std::to_string(*progress.rows));
        }
    };
    Migrator(blog(), url(), options).upgrade("b2");
    EXPECT_THAT(told,
                ElementsAre("1/2 a1 create users", "1/2 INSERT INTO users 2", "1/2 INSERT INTO alemb 1",
                            "2/2 b2 posts of users", "2/2 INSERT INTO posts 1", "2/2 UPDATE alembic_ve 1"));
}

TEST_F(MigratorTest, LogsWhatTheCommandLineWould) {
    std::string log;
    MigratorOptions options;
    options.on_log = [&](LogLevel, std::string_view logger, std::string_view line) {
        log += std::string(logger) + ": " + std::string(line) + "\n";
    };
    Migrator(old_blog(), url(), options).upgrade();
    EXPECT_THAT(log, HasSubstr("retort.runtime: Running upgrade  -> a1, create users\n"));
}

TEST_F(MigratorTest, CancelledBetweenStepsItRollsBack) {
    for (const bool is_each_its_own : {false, true}) {
        SCOPED_TRACE(is_each_its_own);
        int asked = 0;
        MigratorOptions options;
        options.is_cancelled = [&] { return ++asked == 3; };
        options.transaction_per_migration = is_each_its_own;
        Migrator migrator(blog(), url(), options);
        const Error error = error_of([&] { migrator.upgrade(); });
        EXPECT_EQ(error.kind(), ErrorKind::cancelled);
        EXPECT_THAT(error.describe(), HasSubstr("upgrade b2 -> c3"));
        const auto at = ids(migrator.current());
        EXPECT_EQ(at, is_each_its_own ? std::vector<std::string>{"b2"} : std::vector<std::string>{});
        EXPECT_THAT(error.state(), HasSubstr(is_each_its_own ? "applied a1, b2" : "unchanged"));
    }
}

TEST_F(MigratorTest, CallbackThatThrowsRollsBack) {
    MigratorOptions options;
    options.on_progress = [](const Progress& progress) {
        if (progress.step == 2) {
            throw std::runtime_error("the window was closed");
        }
    };
    Migrator migrator(blog(), url(), options);
    EXPECT_THROW(migrator.upgrade(), std::runtime_error);
    EXPECT_THAT(ids(migrator.current()), ElementsAre());
}

TEST_F(MigratorTest, FailureNamesRevisionAndStateAndRollsBack) {
    Migrator migrator(failing(), url());
    const Error error = error_of([&] { migrator.upgrade(); });
    EXPECT_EQ(error.kind(), ErrorKind::script);
    EXPECT_EQ(error.message(), "no such thing");
    EXPECT_EQ(error.place().file, "alembic/versions/e5_broken.cpp");
    EXPECT_THAT(error.state(), HasSubstr("unchanged"));
    EXPECT_THAT(ids(migrator.current()), ElementsAre());
}

TEST_F(MigratorTest, EnvironmentAndOptionsDecide) {
    Migrator migrator(blog_with_environment(), url());
    const int before = notes().applied;
    migrator.upgrade();
    EXPECT_EQ(notes().applied - before, 3);
    EXPECT_THAT(ids(Migrator(blog(), url()).current()), ElementsAre());
    EXPECT_THAT(ids(Migrator(blog(), url(), {.version_table = "blog_version"}).current()), ElementsAre("c3"));
}

TEST_F(MigratorTest, CanBeMoved) {
    Migrator first(blog(), url());
    Migrator second(std::move(first));
    second.upgrade("a1");
    first = std::move(second);
    EXPECT_THAT(ids(first.current()), ElementsAre("a1"));
}

TEST(MigratorUrl, BadOnesAreRefusedAtOnce) {
    struct Case {
        const char* url;
        const char* message;
    };
    for (const Case& each : {Case{"oracle://x", "no database is known as 'oracle'"}, Case{"", "URL"},
                             Case{"app.db", "'://' is missing"}}) {
        const Error error = error_of([&] { Migrator(blog(), each.url); });
        EXPECT_EQ(error.kind(), ErrorKind::config) << each.url;
        EXPECT_THAT(error.describe(), HasSubstr(each.message)) << each.url;
    }
}

}  // namespace
}  // namespace retort::embed_test
