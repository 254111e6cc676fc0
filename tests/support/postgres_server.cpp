// A PostgreSQL server for tests; see postgres_server.hpp. The script pg_server
// does the starting and stopping.
#include "support/postgres_server.hpp"

#include "support/files.hpp"
#include "support/paths.hpp"
#include "support/process.hpp"
#include "support/temp_dir.hpp"

#include <libpq-fe.h>
#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <stdexcept>

namespace retort::test_support {

namespace {

std::string pg_server() {
    return project_dir() / "tests/support/pg_server";
}

std::string read_url(const std::filesystem::path& state) {
    const std::string text = read_file(state);
    return text.substr(0, text.find('\n'));
}

// A server of this process alone.
class OwnServer {
public:
    OwnServer() {
        const auto result = run_process({pg_server(), "start", state(), std::to_string(::getpid())});
        if (result.exit_code != 0) {
            throw std::runtime_error("cannot start PostgreSQL: " + result.describe());
        }
        url_ = read_url(state());
    }
    ~OwnServer() { run_process({pg_server(), "stop", state()}); }
    OwnServer(const OwnServer&) = delete;
    OwnServer& operator=(const OwnServer&) = delete;

    const std::string& url() const noexcept { return url_; }

private:
    std::string state() const { return folder_ / "state"; }

    TempDir folder_;
    std::string url_;
};

using Connection = std::unique_ptr<PGconn, decltype(&PQfinish)>;
using Result = std::unique_ptr<PGresult, decltype(&PQclear)>;

std::string format_rows(const PGresult* result) {
    std::string text;
    for (int row = 0; row < PQntuples(result); ++row) {
        for (int column = 0; column < PQnfields(result); ++column) {
            text += column > 0 ? "|" : "";
            text += PQgetvalue(result, row, column);
        }
        text += '\n';
    }
    return text;
}

std::string make_name() {
    static std::atomic<int> count = 0;
    return "retort_" + std::to_string(::getpid()) + "_" + std::to_string(++count);
}

}  // namespace

const std::string& postgres_server_url() {
    // Set by ctest; the fixture has written the file before the test begins.
    static const char* const shared = std::getenv("RETORT_TEST_POSTGRES");
    if (shared != nullptr) {
        static const std::string url = read_url(shared);
        return url;
    }
    static const OwnServer server;
    return server.url();
}

std::string query_postgres(const std::string& url, const std::string& sql) {
    const Connection connection(PQconnectdb(url.c_str()), &PQfinish);
    PQsetNoticeProcessor(
        connection.get(), [](void*, const char*) {}, nullptr);
    const Result result(PQexec(connection.get(), sql.c_str()), &PQclear);
    const ExecStatusType status = PQresultStatus(result.get());
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) {
        throw std::runtime_error(PQerrorMessage(connection.get()) + sql);
    }
    return format_rows(result.get());
}

TestDatabase::TestDatabase() : name_(make_name()) {
    const std::string& server = postgres_server_url();
    query_postgres(server, "CREATE DATABASE " + name_ + " TEMPLATE template0");
    url_ = server.substr(0, server.rfind('/') + 1) + name_;
}

TestDatabase::~TestDatabase() {
    try {
        query_postgres(postgres_server_url(), "DROP DATABASE " + name_ + " WITH (FORCE)");
    } catch (const std::exception&) {
        // The server goes at the end of the run, and the database with it.
    }
}

}  // namespace retort::test_support
