// How a Migrator over a sqlite3 handle of the program's waits for others: by the options,
// whatever busy handler the handle has.
#include "retort/migrator.hpp"

#include "caught.hpp"
#include "history.hpp"
#include "support/temp_dir.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sqlite3.h>

#include <chrono>
#include <filesystem>
#include <memory>
#include <thread>

namespace retort::embed_test {
namespace {

using std::chrono::milliseconds;
using testing::HasSubstr;

struct Closer {
    void operator()(sqlite3* database) const { EXPECT_EQ(sqlite3_close(database), SQLITE_OK); }
};
using Handle = std::unique_ptr<sqlite3, Closer>;

class SqliteLockTest : public testing::Test {
protected:
    Handle open() const {
        sqlite3* raw = nullptr;
        EXPECT_EQ(sqlite3_open(path_.c_str(), &raw), SQLITE_OK);
        return Handle(raw);
    }
    static std::string ask(const Handle& handle, const char* sql) {
        std::string text;
        const auto append = [](void* to, int count, char** values, char**) {
            for (int i = 0; i < count; ++i) {
                *static_cast<std::string*>(to) += values[i] == nullptr ? "NULL" : values[i];
            }
            return 0;
        };
        return sqlite3_exec(handle.get(), sql, append, &text, nullptr) == SQLITE_OK
                   ? text
                   : sqlite3_errmsg(handle.get());
    }

    test_support::TempDir folder_;
    std::string path_ = folder_ / "app.db";
    Handle writer_ = open();
    Handle handle_ = open();
};

TEST_F(SqliteLockTest, WaitsWithoutABusyHandler) {
    ASSERT_EQ(ask(writer_, "BEGIN EXCLUSIVE"), "");
    std::thread end([&] {
        std::this_thread::sleep_for(milliseconds(200));
        ask(writer_, "COMMIT");
    });
    EXPECT_EQ(error_of([&] { Migrator(blog(), handle_.get()).upgrade(); }).message(), "no error");
    end.join();
    EXPECT_EQ(ask(handle_, "SELECT version_num FROM alembic_version"), "c3");
}

TEST_F(SqliteLockTest, GivesUpAfterTheLockTimeoutAndKeepsTheProgramsOwn) {
    sqlite3_busy_timeout(handle_.get(), 30000);
    ASSERT_EQ(ask(writer_, "BEGIN IMMEDIATE"), "");
    const auto start = std::chrono::steady_clock::now();
    Migrator migrator(blog(), handle_.get(), {.lock_timeout = milliseconds(20)});
    EXPECT_THAT(error_of([&] { migrator.upgrade(); }).describe(),
                HasSubstr("the database file is locked: " + path_));
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(10));
    EXPECT_EQ(ask(handle_, "PRAGMA busy_timeout"), "30000");
    ask(writer_, "COMMIT");
    migrator.upgrade();
    EXPECT_EQ(ask(handle_, "PRAGMA busy_timeout"), "30000");
}

TEST_F(SqliteLockTest, LeavesABusyHandlerThatTheProgramWrote) {
    int calls = 0;
    const auto count = [](void* counter, int tries) {
        return ++*static_cast<int*>(counter), tries < 2 ? 1 : 0;
    };
    sqlite3_busy_handler(handle_.get(), count, &calls);
    ask(writer_, "BEGIN IMMEDIATE");
    Migrator migrator(blog(), handle_.get(), {.lock_timeout = milliseconds(20)});
    EXPECT_THAT(error_of([&] { migrator.upgrade(); }).describe(), HasSubstr("is locked"));
    const int before = calls;
    EXPECT_EQ(ask(handle_, "BEGIN IMMEDIATE"), "database is locked");
    EXPECT_EQ(calls, before + 3);
    ask(writer_, "COMMIT");
}

TEST_F(SqliteLockTest, AsksWhetherToGoOnWhileItWaits) {
    ask(writer_, "BEGIN IMMEDIATE");
    int questions = 0;
    Migrator migrator(blog(), handle_.get(), {.is_cancelled = [&] { return ++questions == 5; }});
    EXPECT_EQ(error_of([&] { migrator.upgrade(); }).kind(), ErrorKind::cancelled);
    EXPECT_EQ(questions, 5);
    ask(writer_, "COMMIT");
}

TEST_F(SqliteLockTest, WaitsForAReaderWhenItCommits) {
    ask(writer_, "CREATE TABLE mine (id); INSERT INTO mine VALUES (1)");
    ASSERT_EQ(ask(writer_, "BEGIN; SELECT id FROM mine"), "1");
    std::thread end([&] {
        std::this_thread::sleep_for(milliseconds(200));
        ask(writer_, "COMMIT");
    });
    Migrator migrator(blog(), handle_.get(), {.lock_timeout = milliseconds(0)});
    EXPECT_EQ(error_of([&] { migrator.upgrade(); }).message(), "no error");
    end.join();
}

// Without a busy handler, too.
TEST_F(SqliteLockTest, WaitsForAReaderWhenItRestores) {
    ask(writer_, "CREATE TABLE mine (id); INSERT INTO mine VALUES (1)");
    MigratorOptions options{.transaction_per_migration = true};
    options.restore_on_failure = true;
    std::thread end;
    bool has_run = false;
    options.on_progress = [&](const Progress& progress) {
        has_run = has_run || progress.stage == Progress::Stage::statement_done;
    };
    options.is_cancelled = [&] {
        if (!has_run) {
            return false;
        }
        EXPECT_EQ(ask(writer_, "BEGIN; SELECT id FROM mine"), "1");
        end = std::thread([&] {
            std::this_thread::sleep_for(milliseconds(200));
            ask(writer_, "COMMIT");
        });
        return true;
    };
    const Error error = error_of([&] { Migrator(blog(), handle_.get(), options).upgrade(); });
    ASSERT_TRUE(end.joinable());
    end.join();
    EXPECT_EQ(error.kind(), ErrorKind::cancelled);
    EXPECT_THAT(error.state(), HasSubstr("was then restored from"));
    EXPECT_EQ(ask(handle_, "SELECT name FROM sqlite_schema"), "mine");
}

TEST_F(SqliteLockTest, HoldsTheLockOfAMigration) {
    int seen = 0;
    std::string other;
    MigratorOptions options;
    options.on_progress = [&](const Progress&) {
        if (++seen == 1) {
            EXPECT_TRUE(std::filesystem::exists(path_ + "-retort-lock"));
            const Handle second = open();
            Migrator late(blog(), second.get(), {.lock_timeout = milliseconds(10)});
            other = error_of([&] { late.upgrade(); }).message();
        }
    };
    Migrator(blog(), handle_.get(), options).upgrade();
    EXPECT_THAT(other, HasSubstr("another migration holds the lock of alembic_version: pid "));
    EXPECT_FALSE(std::filesystem::exists(path_ + "-retort-lock"));
}

// Handles without busy handlers, one in each thread, and a revision that commits in the middle.
TEST_F(SqliteLockTest, LetsOneOfManyThreadsRunEachRevision) {
    for (int round = 0; round < 10; ++round) {
        path_ = folder_ / (std::to_string(round) + ".db");
        std::vector<std::string> ends(6);
        std::vector<std::thread> threads;
        for (auto& end : ends) {
            threads.emplace_back([this, &end] {
                const Handle own = open();
                end = error_of([&] { Migrator(autocommit(), own.get()).upgrade(); }).message();
            });
        }
        for (auto& thread : threads) {
            thread.join();
        }
        EXPECT_THAT(ends, testing::Each("no error"));
    }
}

}  // namespace
}  // namespace retort::embed_test
