// Backups of SQLite files: what is in the copy, what is left by whatever fails or dies,
// and the way back.
#include "dialects/sqlite/dialect.hpp"
#include "retort/error.hpp"
#include "sqlite_database.hpp"
#include "support/temp_dir.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <functional>
#include <stdexcept>

namespace retort::dialects {

namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using namespace std::string_literals;

// Some thousand pages: several parts of a copy.
const char* kRows =
    "CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT);"
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 6000) "
    "INSERT INTO t SELECT i, hex(randomblob(1000)) FROM n";
const char* kRefusal =
    "others may have written to the database after the backup was made, or its journal mode was changed";
const char* kContent = "SELECT count(*), sum(a), sum(length(b)), max(substr(b, 1, 40)) FROM t";

class SqliteBackup : public testing::Test {
protected:
    std::string path() const { return folder_ / "app.db"; }

    // What back_up() gives in the middle of a run.
    Backup back_up(Connection& connection, BackupOptions options = {}) {
        options.label = "aaa";
        connection.begin(TransactionKind::write);
        try {
            Backup backup = connection.back_up(options);
            connection.rollback();
            return backup;
        } catch (...) {
            connection.rollback();
            throw;
        }
    }

    std::string failure(const std::function<void()>& action) {
        try {
            action();
        } catch (const std::exception& error) {
            return error.what();
        }
        return "no error";
    }

    // The files beside the database.
    std::vector<std::string> files() const {
        std::vector<std::string> names;
        for (const auto& entry : fs::directory_iterator(folder_.path())) {
            if (entry.path().filename() != "app.db") {
                names.push_back(entry.path().filename());
            }
        }
        std::sort(names.begin(), names.end());
        return names;
    }

    // How a child ends that does this.
    int die(const std::function<void()>& action) {
        const pid_t child = fork();
        if (child == 0) {
            action();
            _exit(0);
        }
        int status = 0;
        waitpid(child, &status, 0);
        return status;
    }

    static std::string content(const std::string& file) { return test::SqliteDatabase(file).rows(kContent); }
    static std::string check(const std::string& file) {
        return test::SqliteDatabase(file).rows("PRAGMA integrity_check");
    }
    static std::string mode(test::SqliteDatabase& database) {
        const std::string row = database.rows("PRAGMA journal_mode");
        return row.substr(0, row.find('\n'));
    }

    test_support::TempDir folder_;
};

class SqliteBackupMode : public SqliteBackup, public testing::WithParamInterface<const char*> {
protected:
    void make(test::SqliteDatabase& database) {
        database.rows(std::string("PRAGMA journal_mode = ") + GetParam());
        database.execute(kRows);
    }
};

TEST_P(SqliteBackupMode, HoldsWhatIsCommittedWhileOthersAreConnected) {
    test::SqliteDatabase database(path());
    make(database);
    test::SqliteDatabase reader(path());
    const std::string before = reader.rows(kContent);
    database.connection().begin(TransactionKind::write);
    database.connection().query("DELETE FROM t WHERE a > 5995");
    const auto backup = database.connection().back_up({.folder = {}, .label = "aaa", .on_copied = {}});
    database.connection().rollback();
    EXPECT_EQ(backup.path, path() + ".backup-aaa");
    EXPECT_EQ(backup.fault, "");
    EXPECT_EQ(static_cast<std::uintmax_t>(backup.bytes), fs::file_size(backup.path));
    fs::rename(backup.path, folder_ / "alone.db");
    EXPECT_EQ(content(folder_ / "alone.db"), before);
    EXPECT_EQ(check(folder_ / "alone.db"), "ok\n");
    test::SqliteDatabase alone(folder_ / "alone.db");
    EXPECT_EQ(mode(alone), GetParam());
}

TEST_P(SqliteBackupMode, NobodyWritesMeanwhile) {
    test::SqliteDatabase database(path());
    make(database);
    test::SqliteDatabase other(path());
    other.execute("PRAGMA busy_timeout = 0");
    std::vector<std::string> tries;
    back_up(database.connection(), {.folder = {}, .label = {}, .on_copied = [&](auto, auto) {
                                        tries.push_back(failure([&] { other.execute("DELETE FROM t"); }));
                                    }});
    ASSERT_GT(tries.size(), 1U);
    EXPECT_THAT(tries, testing::Each(HasSubstr("locked")));
}

TEST_P(SqliteBackupMode, ComesBackIntoADatabaseThatOthersRead) {
    test::SqliteDatabase database(path());
    make(database);
    test::SqliteDatabase reader(path());
    const std::string before = reader.rows(kContent);
    const Backup backup = back_up(database.connection());
    database.execute("DELETE FROM t WHERE a % 2 = 0");
    database.execute("ALTER TABLE t ADD COLUMN c");
    EXPECT_NE(reader.rows(kContent), before);
    std::int64_t copied = 0;
    database.connection().restore(
        backup, {.folder = {}, .label = {}, .on_copied = [&](auto done, auto) { copied = done; }});
    EXPECT_GT(copied, 2000);
    EXPECT_EQ(reader.rows(kContent), before);
    EXPECT_EQ(database.rows(kContent), before);
    EXPECT_EQ(mode(database), GetParam());
    EXPECT_EQ(database.rows("PRAGMA integrity_check"), "ok\n");
}

TEST_P(SqliteBackupMode, DoesNotComeBackOverWhatOthersWrote) {
    test::SqliteDatabase database(path());
    make(database);
    const Backup backup = back_up(database.connection());
    database.execute("DELETE FROM t WHERE a > 10");
    test::SqliteDatabase(path()).execute("INSERT INTO t VALUES (7000, 'theirs')");
    const std::string now = database.rows(kContent);
    EXPECT_EQ(failure([&] { database.connection().restore(backup, {}); }), kRefusal);
    EXPECT_EQ(database.rows(kContent), now);
    database.execute("DELETE FROM t");
}

// They look as if somebody had written.
TEST_P(SqliteBackupMode, DoesNotClaimThatOthersWroteWhereTheJournalModeChanged) {
    test::SqliteDatabase database(path());
    make(database);
    const Backup backup = back_up(database.connection());
    database.rows(std::string("PRAGMA journal_mode = ") + (GetParam() == "wal"s ? "delete" : "wal"));
    database.execute("DELETE FROM t WHERE a > 10");
    const std::string text = failure([&] { database.connection().restore(backup, {}); });
    EXPECT_THAT(text, testing::AnyOf("no error", kRefusal));
    EXPECT_EQ(database.rows("SELECT count(*) FROM t"), text == kRefusal ? "10\n" : "6000\n");
}

// At the first, a middle and the last part that is copied.
TEST_P(SqliteBackupMode, AKillWhileItIsMadeLeavesNoBackup) {
    test::SqliteDatabase database(path());
    make(database);
    const std::string before = database.rows(kContent);
    for (int last = 1; last <= 3; ++last) {
        const int status = die([&] {
            test::SqliteDatabase own(path());
            int parts = 0;
            back_up(own.connection(), {.folder = {}, .label = {}, .on_copied = [&](auto, auto) {
                                           if (++parts == last) {
                                               kill(getpid(), SIGKILL);
                                           }
                                       }});
        });
        ASSERT_TRUE(WIFSIGNALED(status)) << last;
        for (const auto& file : files()) {
            EXPECT_TRUE(file.ends_with(".partial") || !file.starts_with("app.db.backup")) << file;
        }
        EXPECT_EQ(database.rows(kContent), before);
    }
    EXPECT_EQ(back_up(database.connection()).path, path() + ".backup-aaa-4");
}

TEST_P(SqliteBackupMode, AKillWhileItComesBackLeavesTheDatabaseWhole) {
    test::SqliteDatabase(path()).rows(std::string("PRAGMA journal_mode = ") + GetParam());
    test::SqliteDatabase(path()).execute(kRows);
    std::string now;
    for (int last = 1; last <= 3; ++last) {
        const int status = die([&] {
            test::SqliteDatabase own(path());
            own.execute("PRAGMA cache_size = 8; PRAGMA cache_spill = 8");
            const Backup backup = back_up(own.connection());
            own.execute("UPDATE t SET b = b || 'x'");
            int parts = 0;
            own.connection().restore(backup, {.folder = {}, .label = {}, .on_copied = [&](auto, auto) {
                                                  if (++parts == last) {
                                                      kill(getpid(), SIGKILL);
                                                  }
                                              }});
        });
        ASSERT_TRUE(WIFSIGNALED(status)) << last;
        EXPECT_EQ(check(path()), "ok\n");
        EXPECT_EQ(test::SqliteDatabase(path()).rows("SELECT count(*), min(length(b)) FROM t"),
                  "6000|" + std::to_string(last < 3 ? 2000 + last : 2002) + "\n")
            << "as it was before the way back; the last part is committed with it";
    }
}

// The pages of the interrupted transaction are in the file.
TEST_P(SqliteBackupMode, AnInterruptedTransactionIsNotInIt) {
    test::SqliteDatabase(path()).rows(std::string("PRAGMA journal_mode = ") + GetParam());
    test::SqliteDatabase(path()).execute(kRows);
    const std::string before = content(path());
    const int status = die([&] {
        test::SqliteDatabase own(path());
        own.execute("PRAGMA cache_size = 8; PRAGMA cache_spill = 8");
        own.connection().begin(TransactionKind::write);
        own.connection().query("UPDATE t SET b = 'half'");
        kill(getpid(), SIGKILL);
    });
    ASSERT_TRUE(WIFSIGNALED(status));
    ASSERT_THAT(files(),
                testing::Contains(GetParam() == std::string("wal") ? "app.db-wal" : "app.db-journal"));
    test::SqliteDatabase database(path());
    EXPECT_EQ(content(back_up(database.connection()).path), before);
}

INSTANTIATE_TEST_SUITE_P(Modes, SqliteBackupMode, testing::Values("delete", "wal"),
                         [](const auto& tested) { return std::string(tested.param); });

TEST_F(SqliteBackup, ReplacesNothing) {
    folder_.write("app.db.backup-aaa", "mine");
    folder_.write("app.db.backup-aaa-2.partial", "of a run that was killed");
    test::SqliteDatabase database(path());
    database.execute(kRows);
    EXPECT_EQ(back_up(database.connection()).path, path() + ".backup-aaa-3");
    EXPECT_EQ(folder_.read("app.db.backup-aaa"), "mine");
    EXPECT_THAT(files(),
                ElementsAre("app.db.backup-aaa", "app.db.backup-aaa-2.partial", "app.db.backup-aaa-3"));
}

TEST_F(SqliteBackup, GoesIntoTheFolderThatIsNamed) {
    test::SqliteDatabase database(path());
    database.execute(kRows);
    fs::create_directory(folder_ / "copies");
    EXPECT_THAT(
        back_up(database.connection(), {.folder = folder_ / "copies", .label = {}, .on_copied = {}}).path,
        testing::MatchesRegex((folder_ / "copies/app\\.db-[A-Za-z0-9_-]+-[0-9a-f]+\\.backup-aaa").string()));
    EXPECT_THAT(failure([&] {
                    back_up(database.connection(),
                            {.folder = folder_ / "none", .label = {}, .on_copied = {}});
                }),
                HasSubstr("there is no folder"));
}

// Two databases of one name, backed up at one time, into one folder.
TEST_F(SqliteBackup, SaysInAFolderOfWhichDatabaseItIs) {
    std::vector<std::string> names;
    for (const char* place : {"x/tenant 1", "x/tenant 2", "y/tenant 1"}) {
        fs::create_directories(folder_ / place);
        test::SqliteDatabase database(folder_ / place / "app.db");
        database.execute("CREATE TABLE t (a)");
        names.push_back(
            fs::path(
                back_up(database.connection(), {.folder = folder_.path(), .label = {}, .on_copied = {}}).path)
                .filename());
    }
    EXPECT_THAT(names,
                ElementsAre(testing::StartsWith("app.db-tenant_1-"), testing::StartsWith("app.db-tenant_2-"),
                            testing::StartsWith("app.db-tenant_1-")));
    EXPECT_NE(names[0], names[2]);
    EXPECT_THAT(names, testing::Each(testing::EndsWith(".backup-aaa"))) << "none had to make way";
}

TEST_F(SqliteBackup, TakesTheNextNameWhereAnotherRunWasFaster) {
    test::SqliteDatabase database(path());
    database.execute(kRows);
    const Backup backup =
        back_up(database.connection(),
                {.folder = {},
                 .label = {},
                 .on_copied = [&](auto, auto) { folder_.write("app.db.backup-aaa", "theirs"); },
                 .on_checking = {}});
    EXPECT_EQ(backup.path, path() + ".backup-aaa-2");
    EXPECT_EQ(content(backup.path), database.rows(kContent));
    EXPECT_EQ(folder_.read("app.db.backup-aaa"), "theirs");
    EXPECT_THAT(files(), ElementsAre("app.db.backup-aaa", "app.db.backup-aaa-2"));
}

TEST_F(SqliteBackup, MayBeReadByWhoMayReadTheDatabase) {
    for (const mode_t mode : {0600U, 0640U, 0666U}) {
        test::SqliteDatabase database(path());
        database.execute("CREATE TABLE IF NOT EXISTS t (a)");
        ASSERT_EQ(chmod(path().c_str(), mode), 0);
        const mode_t before = umask(077);
        struct stat found {};
        EXPECT_EQ(stat(back_up(database.connection()).path.c_str(), &found), 0);
        umask(before);
        EXPECT_EQ(found.st_mode & 0777U, mode);
    }
}

TEST_F(SqliteBackup, IsReadableByTheOwnerAloneWhileItGrows) {
    test::SqliteDatabase database(path());
    database.execute(kRows);
    ASSERT_EQ(chmod(path().c_str(), 0644), 0);
    struct stat found {};
    back_up(database.connection(), {.folder = {}, .label = {}, .on_copied = [&](auto, auto) {
                                        stat((path() + ".backup-aaa.partial").c_str(), &found);
                                    }});
    EXPECT_EQ(found.st_mode & 0777U, 0600U);
}

TEST_F(SqliteBackup, WhatStopsItLeavesNothing) {
    test::SqliteDatabase database(path());
    database.execute(kRows);
    const auto stop = [](auto, auto) { throw std::runtime_error("enough"); };
    EXPECT_EQ(
        failure([&] { back_up(database.connection(), {.folder = {}, .label = {}, .on_copied = stop}); }),
        "enough");
    EXPECT_THAT(files(), IsEmpty());
    EXPECT_EQ(back_up(database.connection()).path, path() + ".backup-aaa");
}

// For each row a column has to be computed, which takes long.
TEST_F(SqliteBackup, CanBeStoppedWhileItIsChecked) {
    test::SqliteDatabase database(path());
    database.execute(
        "CREATE TABLE t (a INTEGER, b INTEGER NOT NULL AS (length(hex(zeroblob(20000 + a % 2)))));"
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000) "
        "INSERT INTO t (a) SELECT i FROM n");
    bool is_copied = false;
    int looks = 0;
    const auto copied = [&](auto done, auto total) { is_copied = done == total; };
    const auto count = [&] {
        EXPECT_TRUE(is_copied);
        ++looks;
    };
    const Backup backup = back_up(database.connection(),
                                  {.folder = {}, .label = {}, .on_copied = copied, .on_checking = count});
    EXPECT_EQ(backup.fault, "");
    ASSERT_GT(looks, 0) << "too fast for this test: give it more rows";
    fs::remove(backup.path);
    const auto stop = [] { throw std::runtime_error("enough"); };
    EXPECT_EQ(failure([&] {
                  back_up(database.connection(),
                          {.folder = {}, .label = {}, .on_copied = {}, .on_checking = stop});
              }),
              "enough");
    EXPECT_THAT(files(), IsEmpty());
}

TEST_F(SqliteBackup, AFullDiskLeavesNothing) {
    test::SqliteDatabase(path()).execute(kRows);
    const std::string before = content(path());
    const int status = die([&] {
        signal(SIGXFSZ, SIG_IGN);
        const rlimit limit{.rlim_cur = 1 << 20, .rlim_max = 1 << 20};
        test::SqliteDatabase own(path());
        setrlimit(RLIMIT_FSIZE, &limit);
        const std::string text = failure([&] { back_up(own.connection()); });
        _exit(text.starts_with("cannot copy to " + path() + ".backup-aaa.partial: ") ? 7 : 1);
    });
    EXPECT_EQ(WEXITSTATUS(status), 7);
    EXPECT_THAT(files(), IsEmpty());
    EXPECT_EQ(content(path()), before);
}

TEST_F(SqliteBackup, NeedsAFile) {
    test::SqliteDatabase memory;
    const std::string expected = "a database in memory cannot be backed up: it has no file";
    EXPECT_EQ(failure([&] { memory.connection().check_backup({}); }), expected);
    EXPECT_EQ(failure([&] { back_up(memory.connection()); }), expected);
}

TEST_F(SqliteBackup, OfAnEmptyDatabaseNeedsNoFile) {
    test::SqliteDatabase database(path());
    database.execute("PRAGMA page_size = 8192");
    const Backup backup = back_up(database.connection());
    EXPECT_EQ(backup.path, "");
    EXPECT_THAT(files(), IsEmpty());
    EXPECT_EQ(database.connection().describe_restore(backup), "");
    database.execute(kRows);
    test::SqliteDatabase reader(path());
    EXPECT_EQ(reader.rows("SELECT count(*) FROM t"), "6000\n");
    database.connection().restore(backup, {});
    EXPECT_EQ(database.rows("SELECT name FROM sqlite_schema"), "");
    EXPECT_EQ(reader.rows("SELECT name FROM sqlite_schema"), "");
    EXPECT_EQ(database.rows("PRAGMA integrity_check"), "ok\n");
    EXPECT_EQ(database.rows("PRAGMA page_size"), "8192\n");
    EXPECT_LT(fs::file_size(path()), 10000U);
}

TEST_F(SqliteBackup, IsNotEmptiedOfWhatOthersWrote) {
    test::SqliteDatabase database(path());
    const Backup backup = back_up(database.connection());
    database.execute("CREATE TABLE ours (a)");
    test::SqliteDatabase(path()).execute("CREATE TABLE theirs (a)");
    EXPECT_EQ(failure([&] { database.connection().restore(backup, {}); }), kRefusal);
    EXPECT_EQ(database.rows("SELECT name FROM sqlite_schema"), "ours\ntheirs\n");
}

TEST_F(SqliteBackup, OfAFileThatSomebodyHasForHimselfIsRefused) {
    test::SqliteDatabase database(path());
    database.execute("PRAGMA locking_mode = EXCLUSIVE; CREATE TABLE t (a)");
    try {
        back_up(database.connection());
        FAIL() << "no error";
    } catch (const Error& error) {
        EXPECT_THAT(error.describe(), HasSubstr("locking_mode = EXCLUSIVE"));
    }
    EXPECT_THAT(files(), testing::Not(testing::Contains(HasSubstr("backup"))));
}

// They are a matter of the database, not of the copying.
TEST_F(SqliteBackup, HasTheFaultsOfTheDatabase) {
    test::SqliteDatabase(path()).execute("CREATE TABLE t (a)");
    {
        std::fstream file(path(), std::ios::in | std::ios::out | std::ios::binary);
        file.seekp(39);  // the number of free pages
        file.put(9);
    }
    test::SqliteDatabase database(path());
    const Backup backup = back_up(database.connection());
    EXPECT_THAT(backup.fault, HasSubstr("freelist"));
    database.connection().restore(backup, {});
    EXPECT_THAT(database.rows("PRAGMA quick_check"), HasSubstr("freelist"));
}

TEST_F(SqliteBackup, ThatIsNotWhatItWasDoesNotComeBack) {
    test::SqliteDatabase database(path());
    database.execute(kRows);
    const Backup backup = back_up(database.connection());
    database.execute("DELETE FROM t WHERE a > 10");
    const std::string now = database.rows(kContent);
    fs::resize_file(backup.path, static_cast<std::uintmax_t>(backup.bytes) / 2);
    EXPECT_EQ(failure([&] { database.connection().restore(backup, {}); }),
              "the backup is not as it was made");
    fs::remove(backup.path);
    EXPECT_THAT(failure([&] { database.connection().restore(backup, {}); }), HasSubstr("cannot open"));
    EXPECT_EQ(database.rows(kContent), now);
}

TEST_F(SqliteBackup, ARestoreThatIsStoppedChangesNothing) {
    test::SqliteDatabase database(path());
    database.execute(kRows);
    const Backup backup = back_up(database.connection());
    database.execute("DELETE FROM t WHERE a > 10");
    const std::string now = database.rows(kContent);
    const auto stop = [](auto, auto) { throw std::runtime_error("enough"); };
    EXPECT_EQ(failure([&] {
                  database.connection().restore(backup, {.folder = {}, .label = {}, .on_copied = stop});
              }),
              "enough");
    EXPECT_EQ(database.rows(kContent), now);
    EXPECT_EQ(database.rows("PRAGMA integrity_check"), "ok\n");
}

// What throws after the last page comes too late.
TEST_F(SqliteBackup, ARestoreIsDoneWhenItsLastPageIsTold) {
    test::SqliteDatabase database(path());
    database.execute(kRows);
    const std::string before = database.rows(kContent);
    const Backup backup = back_up(database.connection());
    database.execute("DELETE FROM t WHERE a > 10");
    const auto stop = [](auto done, auto total) {
        if (done == total) {
            throw std::runtime_error("too late");
        }
    };
    EXPECT_EQ(failure([&] {
                  database.connection().restore(backup, {.folder = {}, .label = {}, .on_copied = stop});
              }),
              "too late");
    EXPECT_EQ(database.rows(kContent), before);
}

TEST_F(SqliteBackup, NamesMayHoldAnything) {
    const std::string odd = folder_ / "a b%20?#&'\"$(id)`id`\\!\n\xc3\xa4\xff.db";
    test::SqliteDatabase database(odd);
    database.execute(kRows);
    const Backup backup = back_up(database.connection());
    EXPECT_EQ(backup.path, odd + ".backup-aaa");
    database.execute("DELETE FROM t");
    const std::string command = database.connection().describe_restore(backup);
    EXPECT_EQ(std::system(command.c_str()), 0) << command;
    EXPECT_EQ(database.rows("SELECT count(*) FROM t"), "6000\n");
    // SQLite's shell makes files that are not there, and copies what is in them: nothing.
    fs::remove(backup.path);
    EXPECT_NE(std::system((command + " 2>/dev/null").c_str()), 0) << command;
    EXPECT_EQ(database.rows("SELECT count(*) FROM t"), "6000\n");
    EXPECT_FALSE(fs::exists(backup.path));
}

}  // namespace

}  // namespace retort::dialects
