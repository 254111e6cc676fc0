// Runs what c_api.c checks.
#include "retort/retort.h"

#include "history.hpp"
#include "support/temp_dir.hpp"

#include <gtest/gtest.h>
#include <sqlite3.h>

extern "C" int check_c_api(const retort_migrations* migrations, const retort_migrations* failing,
                           const char* url, sqlite3* database);

namespace retort::embed_test {
namespace {

const retort_migrations* for_c(const Migrations& migrations) {
    return reinterpret_cast<const retort_migrations*>(&migrations);
}

TEST(CInterface, DoesWhatAMigratorDoes) {
    const test_support::TempDir folder;
    const std::string url = "sqlite:///" + (folder / "c.db").string();
    sqlite3* database = nullptr;
    ASSERT_EQ(sqlite3_open(":memory:", &database), SQLITE_OK);
    EXPECT_EQ(check_c_api(for_c(blog()), for_c(failing()), url.c_str(), database), 0)
        << "is the line of tests/embed/c_api.c that failed";
    EXPECT_EQ(sqlite3_close(database), SQLITE_OK);
}

}  // namespace
}  // namespace retort::embed_test
