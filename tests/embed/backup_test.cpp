// A Migrator that backs its SQLite file up, and brings it back.
#include "retort/migrator.hpp"

#include "caught.hpp"
#include "history.hpp"
#include "support/temp_dir.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sqlite3.h>

#include <filesystem>
#include <memory>
#include <set>
#include <stdexcept>

namespace retort::embed_test {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class BackupTest : public testing::Test {
protected:
    std::string path() const { return folder_ / "app.db"; }
    std::string url() const { return "sqlite:///" + path(); }

    std::string current(const Migrations& migrations) const {
        const auto revisions = Migrator(migrations, url()).current();
        return revisions.empty() ? "base" : revisions.front().id;
    }
    std::string count_tables() const {
        sqlite3* raw = nullptr;
        sqlite3_open(path().c_str(), &raw);
        const std::unique_ptr<sqlite3, decltype(&sqlite3_close)> database(raw, &sqlite3_close);
        std::string count = "none";
        const auto take = [](void* text, int, char** values, char**) {
            *static_cast<std::string*>(text) = values[0];
            return 0;
        };
        sqlite3_exec(raw, "SELECT count(*) FROM sqlite_schema", take, &count, nullptr);
        return count;
    }
    std::size_t count_backups() const {
        std::size_t count = 0;
        for (const auto& entry : std::filesystem::directory_iterator(folder_.path())) {
            count += entry.path().filename().string().starts_with("app.db.backup-") ? 1 : 0;
        }
        return count;
    }

    test_support::TempDir folder_;
};

TEST_F(BackupTest, IsReportedAndMadeOnlyWhereThereIsWork) {
    Migrator(blog(), url()).upgrade("b2");
    std::vector<std::string> told;
    MigratorOptions options;
    options.backup = true;
    options.on_progress = [&](const Progress& progress) {
        if (progress.stage == Progress::Stage::backup && progress.percent == 100) {
            told.push_back(std::string(progress.unit));
        }
    };
    Migrator migrator(blog(), url(), options);
    const MigrationReport report = migrator.upgrade();
    EXPECT_THAT(report.backup, HasSubstr(path() + ".backup-b2-2"));
    EXPECT_TRUE(std::filesystem::exists(report.backup));
    EXPECT_THAT(told, testing::ElementsAre("pages"));
    EXPECT_EQ(Migrator(blog(), "sqlite:///" + report.backup).current().at(0).id, "b2");
    EXPECT_EQ(migrator.upgrade().backup, "");
    EXPECT_EQ(migrator.stamp("b2").backup, "");
    EXPECT_EQ(count_backups(), 1U);
    EXPECT_THAT(migrator.downgrade("-1").backup, HasSubstr("b2"));
}

TEST_F(BackupTest, IsNamedByAFailureThatWasRolledBack) {
    Migrator(failing(), url()).upgrade("a1");
    MigratorOptions options;
    options.restore_on_failure = true;
    const Error error = error_of([&] { Migrator(failing(), url(), options).upgrade(); });
    EXPECT_THAT(error.state(), AllOf(HasSubstr("the database is at a1, unchanged"),
                                     HasSubstr("as it was before the run is in " + path() + ".backup-a1-"),
                                     Not(HasSubstr("restored"))));
    EXPECT_EQ(count_backups(), 1U);
}

// The history of three: the last one fails, and those before are committed.
MigratorOptions failing_at_the_end(bool restores) {
    MigratorOptions options;
    options.backup = true;
    options.restore_on_failure = restores;
    options.transaction_per_migration = true;
    options.on_progress = [](const Progress& progress) {
        if (progress.stage == Progress::Stage::step && progress.step == progress.steps) {
            throw Error(ErrorKind::script, "no such thing");
        }
    };
    return options;
}

TEST_F(BackupTest, BringsBackWhatWasCommitted) {
    Migrator(blog(), url()).upgrade("a1");
    const Error error = error_of([&] { Migrator(blog(), url(), failing_at_the_end(true)).upgrade(); });
    EXPECT_EQ(error.message(), "no such thing");
    EXPECT_THAT(error.state(), AllOf(HasSubstr("applied b2"), HasSubstr("was then restored from")));
    EXPECT_EQ(error.hint(), "");
    EXPECT_EQ(current(blog()), "a1");
}

TEST_F(BackupTest, SaysTheWayBackWhereItIsNotGone) {
    Migrator(blog(), url()).upgrade("a1");
    const Error error = error_of([&] { Migrator(blog(), url(), failing_at_the_end(false)).upgrade(); });
    EXPECT_THAT(error.hint(), HasSubstr("to go back to before the run: sqlite3 '" + path() +
                                        "' \".restore 'file:" + path() + ".backup-a1-"));
    EXPECT_EQ(current(blog()), "b2");
}

TEST_F(BackupTest, NamesBothFilesWhereItCannotBeBroughtBack) {
    Migrator(blog(), url()).upgrade("a1");
    auto options = failing_at_the_end(true);
    options.on_progress = [this, fails = options.on_progress](const Progress& progress) {
        if (progress.stage == Progress::Stage::step && progress.step == progress.steps) {
            for (const auto& entry : std::filesystem::directory_iterator(folder_.path())) {
                if (entry.path().filename().string().starts_with("app.db.backup-")) {
                    std::filesystem::resize_file(entry.path(), 100);
                }
            }
        }
        fails(progress);
    };
    const Error error = error_of([&] { Migrator(blog(), url(), options).upgrade(); });
    EXPECT_THAT(error.state(), HasSubstr("restoring " + path() + " from " + path() + ".backup-a1-"));
    EXPECT_THAT(error.state(), HasSubstr("both are left as they are"));
    EXPECT_THAT(error.hint(), HasSubstr("to go back to before the run"));
    EXPECT_EQ(current(blog()), "b2");
}

TEST_F(BackupTest, IsBroughtBackAfterAnyException) {
    Migrator(blog(), url()).upgrade("a1");
    auto options = failing_at_the_end(true);
    options.on_progress = [](const Progress& progress) {
        if (progress.stage == Progress::Stage::step && progress.step == progress.steps) {
            throw std::runtime_error("the program's own");
        }
    };
    EXPECT_THROW(Migrator(blog(), url(), options).upgrade(), std::runtime_error);
    EXPECT_EQ(current(blog()), "a1");
}

// What it was told of the way back, with an exception each time.
struct Throwing {
    int count = 0;
    void operator()(const Progress& progress) {
        if (progress.stage == Progress::Stage::restore) {
            ++count;
            throw 7;  // no std::exception either
        }
    }
};

TEST_F(BackupTest, CallbacksDoNotStopTheWayBack) {
    Migrator(blog(), url()).upgrade("a1");
    auto options = failing_at_the_end(true);
    Throwing throwing;
    options.on_progress = [&throwing, fails = options.on_progress](const Progress& progress) {
        throwing(progress);
        fails(progress);
    };
    options.on_log = [](LogLevel, std::string_view, std::string_view line) {
        if (line.starts_with("Restored")) {
            throw std::runtime_error("no room in the log");
        }
    };
    const Error error = error_of([&] { Migrator(blog(), url(), options).upgrade(); });
    EXPECT_EQ(error.message(), "no such thing");
    EXPECT_THAT(error.state(), HasSubstr("was then restored from"));
    EXPECT_GT(throwing.count, 0);
    EXPECT_EQ(current(blog()), "a1");
}

TEST_F(BackupTest, WarnsOfTheWayBackWhereTheExceptionHasNoRoomForIt) {
    Migrator(blog(), url()).upgrade("a1");
    for (const bool restores : {true, false}) {
        auto options = failing_at_the_end(restores);
        options.on_progress = [](const Progress& progress) {
            if (progress.stage == Progress::Stage::step && progress.step == progress.steps) {
                throw std::runtime_error("the program's own");
            }
        };
        std::string warnings;
        options.on_log = [&warnings](LogLevel level, std::string_view, std::string_view line) {
            warnings += level == LogLevel::warning ? line : "";
        };
        EXPECT_THROW(Migrator(blog(), url(), options).upgrade(), std::runtime_error);
        EXPECT_THAT(warnings, HasSubstr(path() + ".backup-"));
        EXPECT_THAT(warnings, restores ? HasSubstr("was then restored from")
                                       : HasSubstr("to go back to before the run: sqlite3 "));
        EXPECT_EQ(current(blog()), restores ? "a1" : "b2");
    }
}

TEST_F(BackupTest, RestoresAnEmptyDatabaseToNothing) {
    const Error error = error_of([&] { Migrator(blog(), url(), failing_at_the_end(true)).upgrade(); });
    EXPECT_EQ(error.message(), "no such thing");
    EXPECT_THAT(error.state(),
                HasSubstr(path() + " was then restored, and is empty as it was before the run"));
    EXPECT_EQ(error.hint(), "");
    EXPECT_EQ(count_tables(), "0");
    EXPECT_EQ(count_backups(), 0U);
    EXPECT_EQ(Migrator(blog(), url()).upgrade().steps.size(), 3U);
}

TEST_F(BackupTest, SaysThatAnEmptyDatabaseHasNone) {
    const Error error = error_of([&] { Migrator(blog(), url(), failing_at_the_end(false)).upgrade(); });
    EXPECT_THAT(error.state(), HasSubstr(path() + " was empty before the run, and has no backup"));
    EXPECT_THAT(error.hint(), Not(HasSubstr("go back")));
    EXPECT_EQ(current(blog()), "b2");
}

TEST_F(BackupTest, CanBeCancelled) {
    Migrator(blog(), url()).upgrade("a1");
    MigratorOptions options;
    options.backup = true;
    options.is_cancelled = [] { return true; };
    const Error error = error_of([&] { Migrator(blog(), url(), options).upgrade(); });
    EXPECT_EQ(error.kind(), ErrorKind::cancelled);
    EXPECT_THAT(error.describe(), HasSubstr("nothing was changed"));
    EXPECT_EQ(count_backups(), 0U);
    EXPECT_EQ(current(blog()), "a1");
}

TEST_F(BackupTest, IsMadeOfAHandleOfTheProgramsOutsideOfItsTransactions) {
    Migrator(blog(), url()).upgrade("a1");
    sqlite3* raw = nullptr;
    ASSERT_EQ(sqlite3_open(path().c_str(), &raw), SQLITE_OK);
    const std::unique_ptr<sqlite3, decltype(&sqlite3_close)> database(raw, &sqlite3_close);
    MigratorOptions options;
    options.backup = true;
    sqlite3_exec(raw, "BEGIN", nullptr, nullptr, nullptr);
    const Error error = error_of([&] { Migrator(blog(), raw, options).upgrade(); });
    EXPECT_EQ(error.message(), "no backup can be made while the program has a transaction open");
    sqlite3_exec(raw, "ROLLBACK", nullptr, nullptr, nullptr);
    const Error failed = error_of([&] { Migrator(blog(), raw, failing_at_the_end(true)).upgrade(); });
    EXPECT_THAT(failed.state(), HasSubstr("was then restored"));
    EXPECT_EQ(current(blog()), "a1");
    EXPECT_THAT(Migrator(blog(), raw, options).upgrade().backup, HasSubstr(".backup-a1-"));
    EXPECT_EQ(current(blog()), "c3");
}

TEST_F(BackupTest, GoesIntoAFolder) {
    Migrator(blog(), url()).upgrade("a1");
    MigratorOptions options;
    options.backup = true;
    options.backup_folder = folder_ / "none";
    const Error error = error_of([&] { Migrator(blog(), url(), options).upgrade(); });
    EXPECT_EQ(error.message(), "there is no folder " + options.backup_folder + " for the backup");
    EXPECT_EQ(current(blog()), "a1");
    std::filesystem::create_directory(options.backup_folder);
    EXPECT_THAT(Migrator(blog(), url(), options).upgrade().backup,
                AllOf(HasSubstr("/none/app.db-"), HasSubstr(".backup-a1-")));
    EXPECT_EQ(count_backups(), 0U);
}

}  // namespace
}  // namespace retort::embed_test
