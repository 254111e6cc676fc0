// The online run: order of statements, transactions, and what a stop says.
#include "runtime/migrate.hpp"

#include "runtime/fakes.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <stdexcept>

namespace retort::runtime {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

constexpr const char* kInsertA = "INSERT INTO alembic_version (version_num) VALUES ('a')";
constexpr const char* kToB =
    "UPDATE alembic_version SET version_num='b' WHERE alembic_version.version_num = 'a'";
constexpr const char* kToC =
    "UPDATE alembic_version SET version_num='c' WHERE alembic_version.version_num = 'b'";

// a <- b <- c, each of which runs one statement named after itself.
class Migrate : public testing::Test {
protected:
    Migrate() {
        for (const char* id : {"a", "b", "c"}) {
            scripts_->upgrades[id] = [id](operations::Recorder& recorder) {
                recorder.record(execute("up " + std::string(id)));
            };
            scripts_->downgrades[id] = [id](operations::Recorder& recorder) {
                recorder.record(execute("down " + std::string(id)));
            };
        }
    }

    revisions::Plan upgrade(const std::string& target) {
        return run(
            [this, target](const revisions::Rows& rows) { return plan_upgrade(graph_, rows, target); });
    }

    revisions::Plan run(MakePlan make_plan) {
        return migrate({.dialect = dialect_,
                        .connection = connection_,
                        .settings = settings_,
                        .make_plan = std::move(make_plan),
                        .load_scripts = [this](const auto&) { return scripts_; },
                        .log = [this](std::string_view, std::string_view line) { log_.emplace_back(line); },
                        .purge = purge_});
    }

    // What the Error of a failing upgrade to c says.
    std::string failure() {
        try {
            upgrade("c");
        } catch (const Error& error) {
            return error.describe();
        }
        return "no error";
    }

    revisions::Graph graph_{{{.id = "a", .message = "first", .path = "a.cpp"},
                             {.id = "b", .down_revisions = {"a"}, .message = "second", .path = "b.cpp"},
                             {.id = "c", .down_revisions = {"b"}, .message = "third", .path = "c.cpp"}}};
    FakeDialect dialect_;
    FakeConnection connection_;
    std::shared_ptr<FakeScripts> scripts_ = std::make_shared<FakeScripts>();
    Settings settings_;
    bool purge_ = false;
    std::vector<std::string> log_;
};

TEST_F(Migrate, RunsAllStepsInOneTransaction) {
    upgrade("b");
    EXPECT_THAT(connection_.journal, ElementsAre("BEGIN", "create table alembic_version", "up a", kInsertA,
                                                 "up b", kToB, "COMMIT"));
    EXPECT_THAT(log_, ElementsAre("Running upgrade  -> a, first", "Running upgrade a -> b, second"));
}

TEST_F(Migrate, CommitsEachStepWhereAsked) {
    connection_.versions = {"a"};
    settings_.transaction_per_migration = true;
    upgrade("c");
    EXPECT_THAT(connection_.journal,
                ElementsAre("BEGIN", "up b", kToB, "COMMIT", "BEGIN", "up c", kToC, "COMMIT"));
}

TEST_F(Migrate, CommitsAStepWhoseEffectMustBeCommittedBeforeItIsUsed) {
    scripts_->upgrades["a"] = [](operations::Recorder& recorder) {
        recorder.record(operations::AddEnumValue{.type = {"", "mood"}, .value = "new"});
    };
    upgrade("c");
    EXPECT_THAT(connection_.journal,
                ElementsAre("BEGIN", "create table alembic_version", "add value 'new' to enumeration mood",
                            kInsertA, "COMMIT", "BEGIN", "up b", kToB, "up c", kToC, "COMMIT"));
}

// Every value but the action is of no interest here.
MATCHER_P2(Records, revision, action, "") {
    return arg.starts_with("INSERT INTO alembic_version_history") &&
           arg.find("('" + std::string(revision) + "', '" + action + "'") != std::string::npos;
}

TEST_F(Migrate, RecordsStepsInTheTransactionThatCommitsThem) {
    dialect_.missing_tables = {"alembic_version_history"};
    connection_.versions = {"a"};
    settings_.keeps_history = true;
    settings_.transaction_per_migration = true;
    upgrade("c");
    EXPECT_THAT(connection_.journal, ElementsAre("BEGIN", "create table alembic_version_history", "up b",
                                                 kToB, Records("b", "upgrade"), "COMMIT", "BEGIN", "up c",
                                                 kToC, Records("c", "upgrade"), "COMMIT"));
}

TEST_F(Migrate, RecordsWhatRanBeforeAnAutocommitBlock) {
    connection_.versions = {"a"};
    settings_.keeps_history = true;
    scripts_->upgrades["c"] = [](operations::Recorder& recorder) {
        recorder.begin_autocommit();
        recorder.record(execute("outside"));
        recorder.end_autocommit();
    };
    upgrade("c");
    std::erase_if(connection_.journal,
                  [](const std::string& line) { return line.find("_journal") != std::string::npos; });
    EXPECT_THAT(connection_.journal,
                ElementsAre("BEGIN", "up b", kToB, Records("b", "upgrade"), "COMMIT", "outside", "BEGIN",
                            kToC, Records("c", "upgrade"), "COMMIT"));
}

TEST_F(Migrate, DowngradesNewestFirst) {
    connection_.versions = {"b"};
    run([this](const revisions::Rows& rows) { return plan_downgrade(graph_, rows, "base"); });
    EXPECT_THAT(
        connection_.journal,
        ElementsAre("BEGIN", "down b",
                    "UPDATE alembic_version SET version_num='a' WHERE alembic_version.version_num = 'b'",
                    "down a", "DELETE FROM alembic_version WHERE alembic_version.version_num = 'a'",
                    "COMMIT"));
}

TEST_F(Migrate, TouchesNothingWhenThereIsNothingToDo) {
    connection_.versions = {"c"};
    EXPECT_TRUE(upgrade("b").steps.empty());
    EXPECT_THAT(connection_.journal, ElementsAre());
}

TEST_F(Migrate, PlansAnewWhenAnotherProcessWasFaster) {
    connection_.versions = {"a"};
    connection_.before_begin = [this] { connection_.versions = {"b"}; };
    upgrade("c");
    EXPECT_THAT(connection_.journal, ElementsAre("BEGIN", "ROLLBACK", "BEGIN", "up c", kToC, "COMMIT"));
}

// Only a run without the lock can be in the way then.
TEST_F(Migrate, StopsWhenAnotherProcessWasFasterBetweenItsTransactions) {
    settings_.transaction_per_migration = true;
    settings_.on_version_apply = [this](const VersionApplied& applied) {
        if (applied.revision == "b") {
            connection_.before_begin = [this] { connection_.versions = {"c"}; };
        }
    };
    const std::string text = failure();
    EXPECT_THAT(text, HasSubstr("the database says c, and this one left it at b"));
    EXPECT_THAT(text, HasSubstr("applied a, b;"));
    EXPECT_EQ(connection_.journal.back(), "ROLLBACK");
    EXPECT_EQ(connection_.versions, std::vector<std::string>{"c"});
}

// What looks interrupted may be a run that is under way: it is read again under its lock.
TEST_F(Migrate, LooksAgainUnderTheLockWhereAStepLooksInterrupted) {
    class UnderWay : public FakeConnection {
    public:
        bool try_lock(const schema::QualifiedName&) override {
            if (std::exchange(refusals_, refusals_ - 1) > 0) {
                return false;
            }
            versions = {"c"};  // the other has ended
            interrupted.reset();
            return true;
        }

    private:
        int refusals_ = 3;
    } connection;
    connection.versions = {"b"};
    connection.interrupted = {"c", "upgrade", "3", "checksum", "", "", "now"};
    settings_.patience.sleep = [](std::chrono::milliseconds) {};
    const auto plan = [this](const revisions::Rows& rows) { return plan_downgrade(graph_, rows, "b"); };
    const auto done = migrate({.dialect = dialect_,
                               .connection = connection,
                               .settings = settings_,
                               .make_plan = plan,
                               .load_scripts = [this](const auto&) { return scripts_; },
                               .log = {}});
    EXPECT_EQ(done.steps.size(), 1U);
    EXPECT_EQ(connection.versions, std::vector<std::string>{"b"});
}

TEST_F(Migrate, ReportsTheStepWhoseStatementFailed) {
    connection_.versions = {"a"};
    connection_.fail_at = "up b";
    const std::string text = failure();
    EXPECT_THAT(text, HasSubstr("in: upgrade a -> b, second (b.cpp)"));
    EXPECT_THAT(text, HasSubstr("statement: up b"));
    EXPECT_THAT(text, HasSubstr("rolled back; the database is at a, unchanged; not run: c"));
    EXPECT_THAT(connection_.journal, ElementsAre("BEGIN", "ROLLBACK"));
}

TEST_F(Migrate, SaysWhatWasCommittedBeforeAFailure) {
    settings_.transaction_per_migration = true;
    connection_.fail_at = "up b";
    EXPECT_THAT(failure(),
                HasSubstr("applied a; the failed transaction was rolled back; the database is at a; "
                          "not run: c"));
}

TEST_F(Migrate, RollsBackWhenAScriptThrows) {
    scripts_->upgrades["b"] = [](operations::Recorder& recorder) {
        recorder.record(execute("up b"));
        throw Error(ErrorKind::script, "on fire");
    };
    const std::string text = failure();
    EXPECT_THAT(text, HasSubstr("on fire"));
    EXPECT_THAT(text, HasSubstr("in: upgrade a -> b, second (b.cpp)"));
    EXPECT_THAT(text, HasSubstr("the database is at no revision, unchanged"));
    EXPECT_EQ(connection_.journal.back(), "ROLLBACK");
}

TEST_F(Migrate, NamesTheFileOnceWhateverElseAnErrorSays) {
    scripts_->upgrades["b"] = [](operations::Recorder&) {
        throw Error(ErrorKind::script, "on fire").add_context("reading the room");
    };
    EXPECT_THAT(failure(), HasSubstr("in: upgrade a -> b, second (b.cpp)\n  in: reading the room"));
    scripts_->upgrades["b"] = [](operations::Recorder&) {
        throw Error(ErrorKind::script, "on fire").add_context("revision b (b.cpp)");
    };
    EXPECT_THAT(failure(), HasSubstr("in: upgrade a -> b, second\n  in: revision b (b.cpp)"));
}

TEST_F(Migrate, RollsBackWhateverIsThrown) {
    settings_.on_version_apply = [](const VersionApplied&) { throw std::runtime_error("from the hook"); };
    EXPECT_THROW(upgrade("c"), std::runtime_error);
    EXPECT_EQ(connection_.journal.back(), "ROLLBACK");
}

TEST_F(Migrate, TellsTheHookAfterTheRowIsWritten) {
    std::vector<std::string> told;
    settings_.on_version_apply = [&](const VersionApplied& applied) {
        told.push_back(applied.revision + " after " + connection_.journal.back());
    };
    upgrade("b");
    EXPECT_THAT(told, ElementsAre("a after " + std::string(kInsertA), "b after " + std::string(kToB)));
}

TEST_F(Migrate, QueriesSeeWhatWasRecordedBefore) {
    scripts_->upgrades["a"] = [](operations::Recorder& recorder) {
        recorder.record(execute("first"));
        recorder.query({.sql = "SELECT 1", .parameters = {}});
        recorder.record(execute("second"));
    };
    upgrade("a");
    EXPECT_THAT(connection_.journal, ElementsAre("BEGIN", "create table alembic_version", "first",
                                                 "query SELECT 1", "second", kInsertA, "COMMIT"));
}

TEST_F(Migrate, AutocommitBlocksRunBetweenTransactions) {
    connection_.versions = {"a"};
    scripts_->upgrades["b"] = [](operations::Recorder& recorder) {
        recorder.record(execute("before"));
        recorder.begin_autocommit();
        recorder.record(execute("inside"));
        recorder.end_autocommit();
        recorder.record(execute("after"));
    };
    upgrade("b");
    const auto says = [](const std::string& words) {
        return testing::AllOf(testing::StartsWith("UPDATE alembic_version_journal"), HasSubstr(words));
    };
    EXPECT_THAT(connection_.journal,
                ElementsAre("BEGIN", "before", "create table alembic_version_journal",
                            testing::StartsWith("INSERT INTO alembic_version_journal"), "COMMIT",
                            says("statement = 'inside'"), "inside", says("statement = ''"), "BEGIN", "after",
                            "drop table alembic_version_journal", kToB, "COMMIT"));
}

TEST_F(Migrate, SaysThatAnAutocommitBlockLeftItsTraces) {
    connection_.versions = {"a"};
    connection_.fail_at = "after";
    scripts_->upgrades["b"] = [](operations::Recorder& recorder) {
        recorder.begin_autocommit();
        recorder.record(execute("inside"));
        recorder.end_autocommit();
        recorder.record(execute("after"));
    };
    const std::string text = failure();
    EXPECT_THAT(text, HasSubstr("of b, what ran up to and inside its autocommit block is committed"));
    EXPECT_THAT(text, HasSubstr("the database is at a"));
    EXPECT_THAT(text, Not(HasSubstr("unchanged")));
}

TEST_F(Migrate, RebuildsSeeTheReflectedSchema) {
    scripts_->upgrades["a"] = [](operations::Recorder& recorder) {
        recorder.record(execute("first"));
        recorder.record(operations::AlterColumn{.table = {"", "t"}, .column = "x"});
    };
    upgrade("a");
    EXPECT_EQ(connection_.journal[2], "first");
    EXPECT_THAT(connection_.journal[3], HasSubstr("reflected"));
}

TEST_F(Migrate, PurgeForgetsUnknownRows) {
    connection_.versions = {"gone"};
    purge_ = true;
    run([this](const revisions::Rows& rows) { return plan_stamp(graph_, rows, {"b"}); });
    EXPECT_THAT(connection_.journal,
                ElementsAre("BEGIN", "DELETE FROM alembic_version WHERE alembic_version.version_num = 'gone'",
                            "INSERT INTO alembic_version (version_num) VALUES ('b')", "COMMIT"));
}

}  // namespace
}  // namespace retort::runtime
