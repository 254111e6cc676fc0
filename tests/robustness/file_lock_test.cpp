// The lock of a migration of a file, the write lock of SQLite beside it, and who reads
// while a run commits.
#include "base/url.hpp"
#include "process.hpp"
#include "server.hpp"
#include "support/temp_dir.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <thread>

namespace retort::robustness {
namespace {

using std::chrono::milliseconds;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class FileLock : public testing::Test, protected OneDatabase {
protected:
    FileLock() : OneDatabase("sqlite") {}

    bool has_lock_file() const { return std::filesystem::exists(lock_path_); }
    std::unique_ptr<dialects::Connection> connect_to(const std::string& path) const {
        base::Url url = database.url();
        url.database = path;
        return dialect().connect(url, {});
    }

    std::string lock_path_ = database.url().database + "-retort-lock";
    History history_ = make_short_history();
    History parted_ = make_parted_history();
};

TEST_F(FileLock, NamesItsHolder) {
    ASSERT_TRUE(other->try_lock(kVersionTable));
    auto request = upgrade(history_);
    std::vector<std::string> log;
    request.log = [&log](std::string_view, std::string_view line) { log.emplace_back(line); };
    request.settings.patience.lock_timeout = milliseconds(2);
    const std::string text = message(request);
    const auto named = AllOf(HasSubstr("pid " + std::to_string(::getpid()) + ", program "),
                             HasSubstr(", user "), HasSubstr(", since 20"), HasSubstr(" UTC"));
    EXPECT_THAT(text, AllOf(HasSubstr("another migration holds the lock of alembic_version"), named,
                            HasSubstr("gave up after 2 ms"), HasSubstr("--lock-timeout")));
    ASSERT_FALSE(log.empty());
    EXPECT_THAT(log.front(), AllOf(HasSubstr("Waiting for another migration"), named));
    other->unlock();
    EXPECT_EQ(message(request), "no error");
}

// One that commits once, too: it must not take a journal for an interrupted step's.
TEST_F(FileLock, IsThereWhileARunIsAndNotAfterwards) {
    for (const History* history : {&history_, &parted_}) {
        OneDatabase one("sqlite");
        const std::string path = one.database.url().database + "-retort-lock";
        auto request = one.upgrade(*history);
        int seen = 0;
        request.events.on_statement = [&](const auto&) {
            seen += std::filesystem::exists(path) ? 1 : 0;
            EXPECT_FALSE(one.other->try_lock(kVersionTable));
        };
        EXPECT_EQ(one.message(request), "no error");
        EXPECT_GT(seen, 5);
        EXPECT_FALSE(std::filesystem::exists(path));
    }
}

TEST_F(FileLock, IsNoFileWhereNobodyElseWritesToTheDatabase) {
    const auto memory = connect_to(":memory:");
    EXPECT_TRUE(memory->try_lock(kVersionTable));
    EXPECT_TRUE(connect_to(":memory:")->try_lock(kVersionTable));
    EXPECT_NO_THROW(memory->require_lock());
    base::Url reading = database.url();
    reading.query.emplace_back("mode", "ro");
    EXPECT_TRUE(dialect().connect(reading, {})->try_lock(kVersionTable));
    EXPECT_FALSE(has_lock_file());
    EXPECT_FALSE(std::filesystem::exists(":memory:-retort-lock"));
}

TEST_F(FileLock, IsOneForTheLinksToAFile) {
    const test_support::TempDir folder;
    const std::string link = folder / "link.db";
    std::filesystem::create_symlink(database.url().database, link);
    ASSERT_TRUE(other->try_lock(kVersionTable));
    const auto linked = connect_to(link);
    EXPECT_FALSE(linked->try_lock(kVersionTable));
    other->unlock();
    EXPECT_TRUE(linked->try_lock(kVersionTable));
    EXPECT_TRUE(has_lock_file());
}

TEST_F(FileLock, OfAKilledHolderIsTakenByTheNext) {
    Child([&] {
        const auto own = database.connect();
        own->try_lock(kVersionTable);
        ::kill(::getpid(), SIGKILL);
        return 0;
    }).wait();
    EXPECT_TRUE(has_lock_file());
    EXPECT_EQ(message(upgrade(history_)), "no error");
    EXPECT_FALSE(has_lock_file());
}

TEST_F(FileLock, HasThePermissionsOfTheDatabase) {
    for (const mode_t mode : {0600U, 0660U, 0666U}) {
        ::chmod(database.url().database.c_str(), mode);
        ASSERT_TRUE(other->try_lock(kVersionTable));
        struct stat known {};
        ASSERT_EQ(::stat(lock_path_.c_str(), &known), 0);
        EXPECT_EQ(known.st_mode & 0777U, mode);
        other->unlock();
    }
}

// Who has opened the file when its holder removes it must not think that it has the lock.
TEST_F(FileLock, IsHeldByOneAtATimeHoweverOftenItGoes) {
    const test_support::TempDir folder;
    const std::string counter = folder / "counter";
    std::ofstream(counter) << 0;
    std::vector<std::unique_ptr<Child>> children;
    for (int i = 0; i < 6; ++i) {
        children.push_back(std::make_unique<Child>([&] {
            const auto own = database.connect();
            for (int round = 0; round < 100; ++round) {
                while (!own->try_lock(kVersionTable)) {
                    std::this_thread::sleep_for(std::chrono::microseconds(200));
                }
                int count = 0;
                std::ifstream(counter) >> count;
                std::ofstream(counter) << count + 1;
                own->unlock();
            }
            return 0;
        }));
    }
    for (auto& child : children) {
        const Ended ended = child->wait();
        EXPECT_EQ(ended.code, 0) << ended.error;
    }
    int count = 0;
    std::ifstream(counter) >> count;
    EXPECT_EQ(count, 6 * 100);
    EXPECT_FALSE(has_lock_file());
}

// A forked process has the same descriptor.
TEST_F(FileLock, IsNotGivenBackByAForkedProcess) {
    ASSERT_TRUE(connection->try_lock(kVersionTable));
    Child([&] {
        connection->unlock();
        return 0;
    }).wait();
    EXPECT_FALSE(other->try_lock(kVersionTable));
    EXPECT_TRUE(has_lock_file());
    const Child living([] { return ::pause(); });
    connection->unlock();
    EXPECT_TRUE(other->try_lock(kVersionTable)) << "a child keeps it";
}

TEST_F(FileLock, ThatWasRemovedStopsTheRun) {
    const History removing({{"r1", [&](Operations&) { std::filesystem::remove(lock_path_); }},
                            {"r2", [](Operations& op) { op.execute("CREATE TABLE never (a INTEGER)"); }}});
    auto request = upgrade(removing);
    request.settings.transaction_per_migration = true;
    EXPECT_THAT(message(request),
                AllOf(HasSubstr("was removed while this migration held it"), HasSubstr("applied r1")));
    EXPECT_FALSE(dialect().has_table(*other, {"", "never"}));
}

TEST_F(FileLock, DoesNotTouchWhatIsSomethingElse) {
    const test_support::TempDir folder;
    const auto precious = folder.write("precious", "mine");
    struct Row {
        std::function<void()> make;
        const char* message;
    };
    for (const Row& row : {Row{[&] { std::filesystem::create_symlink(precious, lock_path_); }, "links"},
                           Row{[&] { std::filesystem::create_directory(lock_path_); }, "directory"},
                           Row{[&] { std::filesystem::create_hard_link(precious, lock_path_); },
                               "the file has another name, too"}}) {
        row.make();
        EXPECT_THAT(message(upgrade(history_)),
                    AllOf(HasSubstr("cannot take the migration lock " + lock_path_), HasSubstr(row.message)));
        EXPECT_EQ(folder.read("precious"), "mine");
        EXPECT_TRUE(std::filesystem::remove(lock_path_)) << row.message;
    }
    EXPECT_EQ(message(upgrade(history_)), "no error");
}

// A name that has room for SQLite's own files, and for no more.
TEST_F(FileLock, ThatCannotBeMadeIsMissedByARunOfSeveralTransactionsOnly) {
    const test_support::TempDir folder;
    const std::string path = folder / std::string(246, 'x');
    const auto own = connect_to(path);
    auto by_migration = history_.upgrade(dialect(), *own);
    by_migration.settings.transaction_per_migration = true;
    for (const auto& request : {by_migration, parted_.upgrade(dialect(), *own)}) {
        const std::string text = message(request);
        EXPECT_THAT(text, HasSubstr("this migration commits more than once, and nothing would keep another "
                                    "out in between: cannot create " +
                                    path + "-retort-lock: File name too long"));
        EXPECT_THAT(text, Not(HasSubstr("applied p1")));
        EXPECT_THAT(column_of(*own, "SELECT name FROM sqlite_schema"), IsEmpty());
    }
    EXPECT_EQ(message(history_.upgrade(dialect(), *own)), "no error");
}

TEST(WriteLock, SaysWhichFileWhoAndWhatToDo) {
    OneDatabase one("sqlite");
    one.other->begin(dialects::TransactionKind::write);
    const History history = make_short_history();
    auto request = one.upgrade(history);
    request.settings.patience.lock_timeout = milliseconds(1);
    const std::string text = one.message(request);
    EXPECT_THAT(text, HasSubstr("the database file is locked: " + one.database.url().database));
    EXPECT_THAT(text, HasSubstr("by process " + std::to_string(::getpid())));
    EXPECT_THAT(text, HasSubstr("--lock-timeout"));
    one.other->rollback();
    EXPECT_EQ(one.message(request), "no error");
}

TEST(WriteLock, IsWaitedForAsleep) {
    OneDatabase one("sqlite");
    one.other->begin(dialects::TransactionKind::write);
    const History history = make_short_history();
    auto request = one.upgrade(history);
    request.settings.patience.lock_timeout = milliseconds(300);
    const std::clock_t before = std::clock();
    EXPECT_THAT(one.message(request), HasSubstr("is locked"));
    EXPECT_LT(std::clock() - before, CLOCKS_PER_SEC / 10) << "it used the processor while it waited";
}

TEST(WriteLock, IsWaitedForWithGrowingPausesUntilSomebodyCancels) {
    OneDatabase one("sqlite");
    one.other->begin(dialects::TransactionKind::write);
    const History history = make_short_history();
    auto request = one.upgrade(history);
    std::vector<milliseconds> pauses;
    std::vector<std::string> log;
    request.settings.patience.sleep = [&](milliseconds pause) { pauses.push_back(pause); };
    request.events.is_cancelled = [&] { return pauses.size() == 100; };
    request.log = [&log](std::string_view, std::string_view line) { log.emplace_back(line); };
    EXPECT_THAT(one.message(request),
                HasSubstr("cancelled while it waited for another program's transaction"));
    EXPECT_LE(pauses.front(), milliseconds(10));
    EXPECT_GE(pauses.back(), milliseconds(25));
    EXPECT_LE(pauses.back(), milliseconds(50));
    EXPECT_THAT(log, ElementsAre("Waiting for another program that writes to the database"));
}

// To give up before the first transaction loses nothing; later it leaves a half.
TEST(WriteLock, IsWaitedForAsByDefaultOnceAPartIsCommitted) {
    OneDatabase one("sqlite");
    const History history = make_parted_history();
    auto request = one.upgrade(history);
    request.settings.patience.lock_timeout = milliseconds(0);
    std::vector<std::thread> writers;
    request.events.on_statement = [&](const runtime::StatementEvent& event) {
        if (event.is_done == (writers.size() == 1) &&
            event.sql.find("'p2 second'") != std::string_view::npos) {
            one.other->begin(dialects::TransactionKind::write);
            writers.emplace_back([&] {
                std::this_thread::sleep_for(milliseconds(200));
                one.other->rollback();
            });
        }
    };
    EXPECT_EQ(one.message(request), "no error");
    EXPECT_EQ(writers.size(), 2U) << "before the statement and after it";
    for (auto& writer : writers) {
        writer.join();
    }
    EXPECT_EQ(one.ask("SELECT revision FROM applied"), parted_rows());
}

class Reader : public testing::Test, protected OneDatabase {
protected:
    Reader() : OneDatabase("sqlite") {
        other->query("CREATE TABLE t (a)");
        other->begin(dialects::TransactionKind::read);
        other->query("SELECT count(*) FROM t");
    }
    History history_ = make_short_history();
};

// The time is for the lock of a migration; what ran is not given up so soon.
TEST_F(Reader, IsWaitedForByTheCommitWhateverTheLockTimeoutIs) {
    auto request = upgrade(history_);
    request.settings.patience.lock_timeout = milliseconds(0);
    std::thread reader([&] {
        std::this_thread::sleep_for(milliseconds(200));
        other->rollback();
    });
    EXPECT_EQ(message(request), "no error");
    reader.join();
    EXPECT_THAT(ask("SELECT version_num FROM alembic_version"), ElementsAre("s5"));
}

TEST_F(Reader, ThatDoesNotEndIsBlamedAndNotAWriter) {
    other.reset();  // a forked process would think that it has this one's lock
    connection.reset();
    Signal reads;
    Child reader([&] {
        const auto reading = database.connect();
        reading->begin(dialects::TransactionKind::read);
        reading->query("SELECT count(*) FROM t");
        reads.give();
        return ::pause();
    });
    reads.await();
    base::Url url = database.url();
    url.query.emplace_back("timeout", "0.05");
    const auto own = dialect().connect(url, {});
    const std::string text = message(history_.upgrade(dialect(), *own));
    EXPECT_THAT(text, HasSubstr("could not be committed, because the database is being read: " +
                                url.database + " (by process "));
    EXPECT_THAT(text, AllOf(HasSubstr("hint: another program has a reading transaction open"),
                            Not(HasSubstr("writing")), HasSubstr("unchanged")));
    EXPECT_FALSE(own->in_transaction());
    reader.kill();
    reader.wait();
    EXPECT_EQ(message(history_.upgrade(dialect(), *own)), "no error");
}

TEST_F(Reader, IsWaitedForUntilSomebodyCancels) {
    auto request = upgrade(history_);
    int questions = 0;
    request.events.is_cancelled = [&] { return ++questions > 20; };
    EXPECT_THAT(message(request), HasSubstr("cancelled while it waited for another connection"));
    other->rollback();
    EXPECT_FALSE(dialect().has_table(*other, {"", "applied"}));
}

}  // namespace
}  // namespace retort::robustness
