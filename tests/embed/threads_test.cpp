// Several Migrators in several threads; for ThreadSanitizer, too.
#include "retort/migrator.hpp"

#include "history.hpp"
#include "support/postgres_server.hpp"
#include "support/temp_dir.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <mutex>
#include <thread>

namespace retort::embed_test {
namespace {

constexpr int kThreads = 6;

// What each thread ended with; "" for well.
std::vector<std::string> in_threads(const std::function<void(int)>& work) {
    std::vector<std::string> ends(kThreads);
    std::vector<std::thread> threads;
    for (int i = 0; i < kThreads; ++i) {
        threads.emplace_back([&, i] {
            try {
                work(i);
            } catch (const Error& error) {
                ends[static_cast<std::size_t>(i)] = error.describe();
            }
        });
    }
    for (auto& thread : threads) {
        thread.join();
    }
    return ends;
}

const std::vector<std::string> kAllWell(kThreads);

TEST(MigratorThreads, EachOnItsOwnDatabase) {
    const test_support::TempDir folder;
    const auto ends = in_threads([&](int number) {
        const std::string name = std::to_string(number) + ".db";
        Migrator migrator(blog_with_environment(), "sqlite:///" + (folder / name).string());
        migrator.upgrade();
        migrator.downgrade("a1");
        migrator.upgrade();
        EXPECT_EQ(migrator.current().at(0).id, "c3");
        EXPECT_EQ(notes().applied, 7);
    });
    EXPECT_EQ(ends, kAllWell);
}

// Each revision is run by one of them.
void expect_one_of_all(const std::string& url) {
    std::mutex mutex;
    std::size_t steps = 0;
    const auto ends = in_threads([&](int) {
        const std::size_t own = Migrator(blog(), url).upgrade().steps.size();
        const std::lock_guard lock(mutex);
        steps += own;
    });
    EXPECT_EQ(ends, kAllWell);
    EXPECT_EQ(steps, 3U);
    EXPECT_EQ(Migrator(blog(), url).current().at(0).id, "c3");
}

TEST(MigratorThreads, AllOnOneSqliteFile) {
    const test_support::TempDir folder;
    expect_one_of_all("sqlite:///" + (folder / "app.db").string());
}

TEST(MigratorThreads, AllOnOnePostgresqlDatabase) {
    const test_support::TestDatabase database;
    expect_one_of_all(database.url());
}

TEST(MigratorThreads, EachOnItsOwnPostgresqlDatabase) {
    const std::vector<test_support::TestDatabase> databases(kThreads);
    const auto ends = in_threads(
        [&](int number) { Migrator(blog(), databases[static_cast<std::size_t>(number)].url()).upgrade(); });
    EXPECT_EQ(ends, kAllWell);
    for (const auto& database : databases) {
        EXPECT_EQ(database.query("SELECT version_num FROM alembic_version"), "c3\n");
    }
}

}  // namespace
}  // namespace retort::embed_test
