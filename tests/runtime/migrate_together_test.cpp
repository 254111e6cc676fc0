// Several databases in one run: all of them or none, and what a stop says of each.
#include "runtime/migrate.hpp"

#include "runtime/fakes.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <stdexcept>

namespace retort::runtime {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

constexpr const char* kToB =
    "UPDATE alembic_version SET version_num='b' WHERE alembic_version.version_num = 'a'";
constexpr const char* kToC =
    "UPDATE alembic_version SET version_num='c' WHERE alembic_version.version_num = 'b'";

// a <- b <- c over the databases users and products, both at a.
class MigrateTogether : public testing::Test {
protected:
    MigrateTogether() {
        for (const char* id : {"a", "b", "c"}) {
            scripts_->upgrades[id] = [id](operations::Recorder& recorder) {
                recorder.record(execute("up " + std::string(id) + " of " + recorder.context().database));
            };
        }
        for (auto* connection : {&users_, &products_}) {
            connection->versions = {"a"};
            connection->shared = &journal_;
        }
        users_.name = "users";
        products_.name = "products";
    }

    std::vector<revisions::Plan> upgrade(const std::string& target = "c") {
        return migrate_together({request(users_, target), request(products_, target)});
    }

    MigrateRequest request(FakeConnection& connection, const std::string& target) {
        Settings settings = settings_;
        settings.database = connection.name;
        return {.dialect = dialect_,
                .connection = connection,
                .settings = settings,
                .make_plan = [this, target](
                                 const revisions::Rows& rows) { return plan_upgrade(graph_, rows, target); },
                .load_scripts =
                    [this](const auto&) {
                        journal_.emplace_back("load");
                        return scripts_;
                    },
                .log = [this](std::string_view, std::string_view line) { log_.emplace_back(line); }};
    }

    std::string failure() {
        try {
            upgrade();
        } catch (const Error& error) {
            return error.describe();
        }
        return "no error";
    }

    revisions::Graph graph_{{{.id = "a", .message = "first", .path = "a.cpp"},
                             {.id = "b", .down_revisions = {"a"}, .message = "second", .path = "b.cpp"},
                             {.id = "c", .down_revisions = {"b"}, .message = "third", .path = "c.cpp"}}};
    FakeDialect dialect_;
    FakeConnection users_, products_;
    std::shared_ptr<FakeScripts> scripts_ = std::make_shared<FakeScripts>();
    Settings settings_;
    std::vector<std::string> journal_;
    std::vector<std::string> log_;
};

TEST_F(MigrateTogether, CommitsWhenAllHaveRun) {
    upgrade("b");
    const std::string update = kToB;
    EXPECT_THAT(journal_,
                ElementsAre("load", "load", "users: BEGIN", "products: BEGIN", "users: up b of users",
                            "users: " + update, "products: up b of products", "products: " + update,
                            "users: COMMIT", "products: COMMIT"));
    EXPECT_THAT(log_, ElementsAre("Migrating database users", "Running upgrade a -> b, second",
                                  "Migrating database products", "Running upgrade a -> b, second"));
}

TEST_F(MigrateTogether, EachGoesOnFromItsOwnRows) {
    products_.versions = {"b"};
    const auto plans = upgrade();
    EXPECT_EQ(plans.at(0).steps.size(), 2U);
    EXPECT_EQ(plans.at(1).steps.size(), 1U);
    EXPECT_THAT(products_.journal, ElementsAre("BEGIN", "up c of products", kToC, "COMMIT"));
}

TEST_F(MigrateTogether, WhoHasNothingToDoIsNotTouched) {
    users_.versions = {"c"};
    upgrade();
    EXPECT_THAT(users_.journal, IsEmpty());
    EXPECT_EQ(products_.journal.back(), "COMMIT");
}

TEST_F(MigrateTogether, AFailureOfOneLeavesAllAsTheyWere) {
    products_.fail_at = "up b of products";
    const std::string text = failure();
    EXPECT_THAT(text, HasSubstr("in: database products\n  in: upgrade a -> b, second (b.cpp)"));
    EXPECT_THAT(text, HasSubstr("database: the failed transaction was rolled back; products is at a, "
                                "unchanged; not run: c; users is at a, unchanged"));
    EXPECT_EQ(users_.journal.back(), "ROLLBACK");
    EXPECT_THAT(journal_, Not(Contains(HasSubstr("COMMIT"))));
}

TEST_F(MigrateTogether, AScriptThatThrowsLeavesAllAsTheyWere) {
    scripts_->upgrades["c"] = [](operations::Recorder& recorder) {
        if (recorder.context().database == "products") {
            throw std::runtime_error("on fire");
        }
    };
    EXPECT_THROW(upgrade(), std::runtime_error);
    EXPECT_EQ(users_.journal.back(), "ROLLBACK");
    EXPECT_EQ(products_.journal.back(), "ROLLBACK");
}

TEST_F(MigrateTogether, ABuildThatFailsTouchesNothing) {
    MigrateRequest broken = request(products_, "c");
    broken.load_scripts = [](const auto&) -> std::shared_ptr<scripts::LoadedScripts> {
        throw Error(ErrorKind::build, "does not compile");
    };
    try {
        migrate_together({request(users_, "c"), broken});
        ADD_FAILURE() << "no error";
    } catch (const Error& error) {
        EXPECT_THAT(error.describe(), HasSubstr("in: database products"));
    }
    EXPECT_THAT(journal_, ElementsAre("load"));
}

TEST_F(MigrateTogether, AllPlanAnewWhenAnotherProcessWasFaster) {
    products_.before_begin = [this] { products_.versions = {"b"}; };
    upgrade();
    EXPECT_THAT(users_.journal, ElementsAre("BEGIN", "ROLLBACK", "BEGIN", "up b of users", kToB,
                                            "up c of users", kToC, "COMMIT"));
    EXPECT_THAT(products_.journal,
                ElementsAre("BEGIN", "ROLLBACK", "BEGIN", "up c of products", kToC, "COMMIT"));
}

TEST_F(MigrateTogether, WhatACommitWouldRefuseIsFoundBeforeTheFirst) {
    products_.fail_prepare_commit = true;
    EXPECT_THAT(failure(), HasSubstr("users is at a, unchanged"));
    EXPECT_THAT(journal_, Not(Contains(HasSubstr("COMMIT"))));
}

TEST_F(MigrateTogether, ARefusedCommitSaysWhereEachIs) {
    products_.fail_commit = true;
    const std::string text = failure();
    EXPECT_THAT(text, HasSubstr("in: database products"));
    EXPECT_THAT(text, HasSubstr("products is at a, unchanged"));
    EXPECT_THAT(text, HasSubstr("users is at c (applied b, c)"));
    EXPECT_THAT(text, HasSubstr("hint: run the command again: each database goes on from where it is"));
    EXPECT_EQ(users_.journal.back(), "COMMIT");
    EXPECT_EQ(products_.journal.back(), "ROLLBACK");
}

TEST_F(MigrateTogether, ARefusedFirstCommitLeavesAllAsTheyWere) {
    users_.fail_commit = true;
    const std::string text = failure();
    EXPECT_THAT(text, HasSubstr("users is at a, unchanged"));
    EXPECT_THAT(text, HasSubstr("products is at a, unchanged"));
    EXPECT_THAT(text, Not(HasSubstr("hint:")));
    EXPECT_EQ(products_.journal.back(), "ROLLBACK");
}

TEST_F(MigrateTogether, SaysWhatATransactionAMigrationLeavesApart) {
    settings_.transaction_per_migration = true;
    products_.fail_at = "up b of products";
    const std::string text = failure();
    EXPECT_THAT(text, HasSubstr("products is at a, unchanged"));
    EXPECT_THAT(text, HasSubstr("users is at b (applied b)"));
}

TEST_F(MigrateTogether, SaysWhatAnAutocommitBlockLeft) {
    scripts_->upgrades["b"] = [](operations::Recorder& recorder) {
        recorder.begin_autocommit();
        recorder.record(execute("inside"));
        recorder.end_autocommit();
    };
    products_.fail_at = "up c of products";
    const std::string text = failure();
    EXPECT_THAT(text, HasSubstr("of b, what ran up to and inside its autocommit block is committed"));
    EXPECT_THAT(text, HasSubstr("users is at a, and what ran of b up to and inside its autocommit block is "
                                "committed"));
}

TEST_F(MigrateTogether, ALockThatIsNotGivenStopsAll) {
    products_.before_begin = [] { throw Error(ErrorKind::database, "locked"); };
    const std::string text = failure();
    EXPECT_THAT(text, HasSubstr("locked\n  in: database products"));
    EXPECT_THAT(text, HasSubstr("products is at a, unchanged; users is at a, unchanged"));
    EXPECT_THAT(users_.journal, ElementsAre("BEGIN", "ROLLBACK"));
}

}  // namespace
}  // namespace retort::runtime
