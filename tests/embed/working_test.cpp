// What a program sees of a statement while it runs, and its end before the end.
#include "retort/migrator.hpp"

#include "caught.hpp"
#include "history.hpp"
#include "retort/retort.h"
#include "support/temp_dir.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sqlite3.h>

#include <memory>

namespace retort::embed_test {
namespace {

using testing::HasSubstr;

// A database at "b2", whose users are many: "f6" copies them.
class WorkingTest : public testing::Test {
protected:
    WorkingTest() {
        Migrator(copying(), url()).upgrade("b2");
        sqlite3* raw = nullptr;
        sqlite3_open(path().c_str(), &raw);
        database_.reset(raw);
        const std::string rows =
            "WITH RECURSIVE n (i) AS (SELECT 3 UNION ALL SELECT i + 1 FROM n WHERE i < 700000) "
            "INSERT INTO users SELECT i, 'user ' || i FROM n";
        EXPECT_EQ(sqlite3_exec(raw, rows.c_str(), nullptr, nullptr, nullptr), SQLITE_OK);
    }

    std::string path() const { return folder_ / "app.db"; }
    std::string url() const { return "sqlite:///" + path(); }
    std::string current() const { return Migrator(copying(), url()).current().at(0).id; }
    sqlite3* handle() { return database_.get(); }

private:
    test_support::TempDir folder_;
    std::unique_ptr<sqlite3, decltype(&sqlite3_close)> database_{nullptr, &sqlite3_close};
};

TEST_F(WorkingTest, IsToldInTheMiddleOfACopy) {
    int told = 0;
    MigratorOptions options;
    options.on_progress = [&](const Progress& progress) {
        if (progress.stage == Progress::Stage::working && progress.percent) {
            ++told;
            EXPECT_EQ(progress.revision, "f6");
            EXPECT_EQ(progress.step, 1U);
            EXPECT_THAT(std::string(progress.sql), HasSubstr("INSERT INTO"));
            EXPECT_EQ(progress.unit, "rows");
            EXPECT_GT(progress.done.value_or(0), 0);
            EXPECT_GT(progress.elapsed.count(), 0);
        }
    };
    Migrator(copying(), url(), options).upgrade();
    EXPECT_GT(told, 0);
    EXPECT_EQ(current(), "f6");
}

TEST_F(WorkingTest, CanBeCancelled) {
    bool is_working = false;
    MigratorOptions options;
    options.on_progress = [&](const Progress& progress) {
        is_working = is_working || progress.stage == Progress::Stage::working;
    };
    options.is_cancelled = [&] { return is_working; };
    const Error error = error_of([&] { Migrator(copying(), url(), options).upgrade(); });
    EXPECT_EQ(error.kind(), ErrorKind::cancelled);
    EXPECT_EQ(error.message(), "cancelled during a statement");
    EXPECT_THAT(error.state(), HasSubstr("the database is at b2, unchanged"));
    EXPECT_EQ(current(), "b2");
}

TEST_F(WorkingTest, OfAHandleOfTheProgramsOnlyWhereItLendsTheProgressHandler) {
    bool is_working = false;
    MigratorOptions options;
    options.on_progress = [&](const Progress& progress) {
        is_working = is_working || progress.stage == Progress::Stage::working;
    };
    options.is_cancelled = [&] { return is_working; };
    options.takes_progress_handler = true;
    EXPECT_EQ(error_of([&] { Migrator(copying(), handle(), options).upgrade(); }).kind(),
              ErrorKind::cancelled);
    EXPECT_EQ(current(), "b2");
    is_working = false;
    options.takes_progress_handler = false;
    Migrator(copying(), handle(), options).upgrade();
    EXPECT_FALSE(is_working);
    EXPECT_EQ(current(), "f6");
}

struct Told {
    int working = 0;
    int backup = 0;
};

TEST_F(WorkingTest, ReachesC) {
    Told told;
    retort_options options;
    retort_options_init(&options);
    options.data = &told;
    options.backup = 1;
    options.on_progress = [](void* data, const retort_progress* progress) {
        auto& seen = *static_cast<Told*>(data);
        seen.working += progress->stage == RETORT_WORKING && progress->percent >= 0 &&
                                std::string_view(progress->unit) == "rows" && progress->elapsed_ms > 0 &&
                                progress->total == -1 && std::string_view(progress->waits_for).empty()
                            ? 1
                            : 0;
        seen.backup += progress->stage == RETORT_BACKUP && progress->total > 0 &&
                               std::string_view(progress->unit) == "pages"
                           ? 1
                           : 0;
    };
    retort_migrator* migrator = nullptr;
    ASSERT_EQ(retort_open(reinterpret_cast<const retort_migrations*>(&copying()), url().c_str(), &options,
                          &migrator),
              RETORT_OK);
    EXPECT_EQ(retort_upgrade(migrator, "head", nullptr), RETORT_OK) << retort_error(migrator);
    retort_close(migrator);
    EXPECT_GT(told.working, 0);
    EXPECT_GT(told.backup, 1);
}

}  // namespace
}  // namespace retort::embed_test
