// The private PostgreSQL server: databases of one's own, and no server left behind.
#include "support/postgres_server.hpp"

#include "support/files.hpp"
#include "support/paths.hpp"
#include "support/process.hpp"
#include "support/temp_dir.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <chrono>
#include <stdexcept>
#include <vector>

namespace retort::test_support {
namespace {

// The server that a state file names.
struct Server {
    std::string url;
    std::filesystem::path folder;
    pid_t pid;
};

Server read_server(const std::filesystem::path& state) {
    const std::string text = read_file(state);
    const auto end = text.find('\n');
    const std::filesystem::path folder = text.substr(end + 1, text.size() - end - 2);
    return {text.substr(0, end), folder, std::stoi(read_file(folder / "data/postmaster.pid"))};
}

bool ends(pid_t pid) {
    return wait_for_end(pid, std::chrono::seconds(30));
}

ProcessResult pg_server(const std::vector<std::string>& arguments) {
    std::vector<std::string> argv{project_dir() / "tests/support/pg_server"};
    argv.insert(argv.end(), arguments.begin(), arguments.end());
    return run_process(argv);
}

TEST(TestDatabase, IsEmptyAndOnesOwn) {
    const TestDatabase first;
    const TestDatabase second;
    first.query("CREATE TABLE t (a integer, b text); INSERT INTO t VALUES (1, 'x'), (2, NULL)");
    EXPECT_EQ(first.query("SELECT * FROM t ORDER BY a"), "1|x\n2|\n");
    EXPECT_EQ(second.query("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"), "0\n");
}

TEST(TestDatabase, IsDroppedAtTheEnd) {
    std::string name;
    {
        const TestDatabase database;
        name = database.name();
    }
    EXPECT_EQ(
        query_postgres(postgres_server_url(), "SELECT 1 FROM pg_database WHERE datname = '" + name + "'"),
        "");
}

TEST(QueryPostgres, ThrowsWithTheServersMessage) {
    try {
        query_postgres(postgres_server_url(), "SELECT nonsense");
        FAIL() << "no exception";
    } catch (const std::runtime_error& error) {
        EXPECT_NE(std::string(error.what()).find("column \"nonsense\" does not exist"), std::string::npos)
            << error.what();
    }
}

TEST(PgServer, StopsTheServerThatAnEarlierRunLeft) {
    const TempDir dir;
    const std::string state = dir / "state";
    ASSERT_EQ(pg_server({"start", state, std::to_string(::getpid())}).exit_code, 0);
    const Server first = read_server(state);
    ASSERT_EQ(pg_server({"start", state, std::to_string(::getpid())}).exit_code, 0);
    const Server second = read_server(state);
    EXPECT_TRUE(ends(first.pid));
    EXPECT_FALSE(std::filesystem::exists(first.folder));
    EXPECT_EQ(query_postgres(second.url, "SELECT 1"), "1\n");
    EXPECT_EQ(pg_server({"stop", state}).exit_code, 0);
    EXPECT_TRUE(ends(second.pid));
    EXPECT_FALSE(std::filesystem::exists(second.folder));
    EXPECT_EQ(pg_server({"stop", state}).exit_code, 0) << "stopping twice";
}

TEST(PgServer, EndsWithItsOwner) {
    const TempDir dir;
    const std::string script = project_dir() / "tests/support/pg_server";
    // The shell is the owner, and is gone when this returns.
    ASSERT_EQ(run_process({"bash", "-c", "\"$0\" start \"$1\" $$", script, dir / "state"}).exit_code, 0);
    try {
        EXPECT_TRUE(ends(read_server(dir / "state").pid));
    } catch (const std::runtime_error&) {
        // Its files are gone already.
    }
}

TEST(PgServer, RefusesAnUnknownVerb) {
    const auto result = pg_server({"restart"});
    EXPECT_NE(result.exit_code, 0);
    EXPECT_NE(result.err.find("usage: pg_server"), std::string::npos) << result.err;
}

}  // namespace
}  // namespace retort::test_support
