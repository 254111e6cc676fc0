// A look at PostgreSQL's statements while they run: what they wait for, what the
// progress views say, and their end before the end.
#include "database_fixture.hpp"
#include "dialects/dialect.hpp"
#include "retort/error.hpp"
#include "tcp_proxy.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <stdexcept>

namespace retort::dialects {
namespace {

using testing::HasSubstr;

class PostgresqlWatching : public testing::Test {
protected:
    PostgresqlWatching() {
        connection_->query("CREATE TABLE busy (a INTEGER)");
        connection_->query("INSERT INTO busy SELECT generate_series(1, 3000)");
    }

    void watch(std::function<void(const Working&)> on_working, std::function<bool()> is_cancelled) {
        connection_->watch({.on_working = std::move(on_working),
                            .is_cancelled = std::move(is_cancelled),
                            .takes_handler = false});
    }
    // One alone, or in a pipeline.
    Error error_of(const std::string& sql, bool pipelined = false) {
        std::vector<Statement> statements{{.sql = sql}};
        if (pipelined) {
            statements.insert(statements.begin(), {.sql = "SELECT 1"});
            statements.push_back({.sql = "SELECT 2"});
        }
        try {
            connection_->run(statements, {});
        } catch (const Error& error) {
            return error;
        }
        return {ErrorKind::internal, "no error"};
    }
    std::unique_ptr<Connection> connect_through(const TcpProxy& proxy) {
        base::Url url = database_.url();
        url.port = proxy.port();
        url.query.emplace_back("sslmode", "disable");
        url.query.emplace_back("gssencmode", "disable");
        return database_.dialect().connect(url, {});
    }
    std::string ask(const std::string& sql) {
        return connection_->query(sql).rows.at(0).at(0).value_or("NULL");
    }

    AnyDatabase database_{"postgresql"};
    std::unique_ptr<Connection> connection_ = database_.connect();
};

TEST_F(PostgresqlWatching, NamesWhoHoldsTheLock) {
    for (const bool pipelined : {false, true}) {
        const auto other = database_.connect();
        other->begin(TransactionKind::write);
        other->query("LOCK TABLE busy");
        const std::string pid = other->query("SELECT pg_backend_pid()").rows[0][0].value();
        std::string waits_for;
        watch(
            [&](const Working& working) {
                EXPECT_EQ(working.sql, "ALTER TABLE busy ALTER COLUMN a SET NOT NULL");
                if (!working.waits_for.empty()) {
                    waits_for = working.waits_for;
                    other->rollback();
                }
            },
            {});
        connection_->begin(TransactionKind::write);
        EXPECT_EQ(error_of("ALTER TABLE busy ALTER COLUMN a SET NOT NULL", pipelined).message(), "no error");
        connection_->commit();
        EXPECT_THAT(waits_for, HasSubstr("pid " + pid + " (retort, user "));
        connection_->watch({});
    }
}

// Each row takes its time; the index is given up when it has been seen.
TEST_F(PostgresqlWatching, SaysHowFarAnIndexIsAndCancelsIt) {
    connection_->query(
        "CREATE FUNCTION slow(value INTEGER) RETURNS INTEGER IMMUTABLE LANGUAGE plpgsql AS "
        "'BEGIN PERFORM pg_sleep(0.005); RETURN value; END'");
    std::string phase, unit;
    std::optional<std::int64_t> total;
    bool is_over = false;
    watch(
        [&](const Working& working) {
            if (working.total) {
                phase = working.phase;
                unit = working.unit;
                total = working.total;
            }
            is_over = is_over || working.is_over;
        },
        [&] { return total.has_value(); });
    connection_->begin(TransactionKind::write);
    const Error error = error_of("CREATE INDEX ix ON busy (slow(a))");
    EXPECT_EQ(error.kind(), ErrorKind::cancelled);
    EXPECT_EQ(error.message(), "cancelled during a statement");
    connection_->rollback();
    connection_->watch({});
    EXPECT_EQ(phase, "building index: scanning table");
    EXPECT_EQ(unit, "blocks");
    EXPECT_EQ(total, std::stoll(ask("SELECT pg_relation_size('busy') / 8192")));
    EXPECT_EQ(ask("SELECT to_regclass('ix')"), "NULL");
}

TEST_F(PostgresqlWatching, CancelsAPipeline) {
    watch({}, [] { return true; });
    connection_->begin(TransactionKind::write);
    EXPECT_EQ(error_of("SELECT pg_sleep(300)", true).kind(), ErrorKind::cancelled);
    connection_->rollback();
    connection_->watch({});
    EXPECT_EQ(ask("SELECT 1"), "1");
}

TEST_F(PostgresqlWatching, LeavesWhatNoRollbackTakesBackAlone) {
    bool was_asked = false;
    watch({}, [&] { return was_asked = true; });
    EXPECT_EQ(error_of("SELECT pg_sleep(0.3)").message(), "no error");
    const std::vector<Statement> alone{{.sql = "SELECT pg_sleep(0.3)"}};
    connection_->run_unlimited(alone, {});
    EXPECT_FALSE(was_asked);
}

TEST_F(PostgresqlWatching, HandsOutWhatACallbackThrows) {
    for (const bool pipelined : {false, true}) {
        watch([](const Working&) { throw std::runtime_error("enough"); }, {});
        connection_->begin(TransactionKind::write);
        EXPECT_THROW(error_of("SELECT pg_sleep(300)", pipelined), std::runtime_error);
        connection_->rollback();
        connection_->watch({});
        EXPECT_EQ(ask("SELECT 1"), "1");
    }
}

// The first connection's lines are clear; what becomes of the second must not matter.
TEST_F(PostgresqlWatching, NeverWaitsForTheSecondConnection) {
    for (const TcpProxy::Line line : {TcpProxy::Line::silent, TcpProxy::Line::silent_on_query}) {
        const TcpProxy proxy(*database_.url().port, {TcpProxy::Line::clear, line});
        const auto connection = connect_through(proxy);
        std::chrono::milliseconds last{0}, longest_pause{0};
        connection->watch({.on_working =
                               [&](const Working& working) {
                                   longest_pause = std::max(longest_pause, working.elapsed - last);
                                   last = working.is_over ? std::chrono::milliseconds(0) : working.elapsed;
                                   EXPECT_EQ(working.phase, "");
                               },
                           .is_cancelled = {},
                           .takes_handler = false});
        connection->begin(TransactionKind::write);
        const auto start = std::chrono::steady_clock::now();
        for (int i = 0; i < 2; ++i) {
            connection->run(std::vector<Statement>{{.sql = "SELECT pg_sleep(2.5)"}}, {});
        }
        const auto took = std::chrono::steady_clock::now() - start;
        connection->commit();
        EXPECT_LT(took, std::chrono::milliseconds(6500));
        EXPECT_LT(longest_pause, std::chrono::milliseconds(900));
        EXPECT_EQ(proxy.count_connections(), 2) << "it is not tried again";
        connection->watch({});
    }
}

// libpq has the process from whoever it speaks to; the session itself knows better.
TEST_F(PostgresqlWatching, AsksAfterTheProcessThatTheSessionNames) {
    const TcpProxy proxy(*database_.url().port, {TcpProxy::Line::other_process, TcpProxy::Line::clear});
    const auto connection = connect_through(proxy);
    const auto other = database_.connect();
    other->begin(TransactionKind::write);
    other->query("LOCK TABLE busy");
    std::string waits_for;
    int looks = 0;
    connection->watch({.on_working =
                           [&](const Working& working) {
                               waits_for = working.waits_for.empty() ? waits_for : working.waits_for;
                               if (!waits_for.empty() || ++looks > 100) {
                                   other->rollback();
                               }
                           },
                       .is_cancelled = {},
                       .takes_handler = false});
    connection->begin(TransactionKind::write);
    connection->run(std::vector<Statement>{{.sql = "LOCK TABLE busy"}}, {});
    connection->commit();
    EXPECT_THAT(waits_for, HasSubstr("retort"));
}

// Whatever comes in all the time.
TEST_F(PostgresqlWatching, LooksAtWhatTalksWithoutAPause) {
    int looks = 0;
    watch([&](const Working& working) { looks += working.is_over ? 0 : 1; }, {});
    EXPECT_EQ(error_of("DO $$BEGIN FOR i IN 1..150 LOOP RAISE NOTICE 'x'; PERFORM pg_sleep(0.004); "
                       "END LOOP; END$$")
                  .message(),
              "no error");
    EXPECT_GT(looks, 2);
}

// The wish to cancel explains one error only.
TEST_F(PostgresqlWatching, DoesNotHideAnErrorBehindACancellation) {
    watch({}, [] { return true; });
    connection_->begin(TransactionKind::write);
    const Error error = error_of(
        "DO $$BEGIN PERFORM pg_sleep(300); EXCEPTION WHEN query_canceled THEN "
        "RAISE EXCEPTION 'the real one'; END$$");
    EXPECT_EQ(error.kind(), ErrorKind::database);
    EXPECT_THAT(error.message(), HasSubstr("the real one"));
    connection_->rollback();
    connection_->watch({});
}

// The blocks of the table are behind it then.
TEST_F(PostgresqlWatching, HasNoPercentageOfAPhaseThatIsNotCounted) {
    connection_->query(
        "CREATE FUNCTION slow(value INTEGER) RETURNS INTEGER IMMUTABLE LANGUAGE plpgsql AS "
        "'BEGIN PERFORM pg_sleep(current_setting(''test.pause'')::float8); RETURN value; END'");
    connection_->query("SET test.pause = 0");
    connection_->query("CREATE INDEX ix_order ON busy (a); CREATE INDEX ix_slow ON busy (slow(a))");
    connection_->query("SET test.pause = 0.005");
    bool is_seen = false;
    watch(
        [&](const Working& working) {
            if (working.phase == "rebuilding index") {
                is_seen = true;
                EXPECT_FALSE(working.percent);
                EXPECT_FALSE(working.total);
            }
        },
        [&] { return is_seen; });
    connection_->begin(TransactionKind::write);
    EXPECT_EQ(error_of("CLUSTER busy USING ix_order").kind(), ErrorKind::cancelled);
    connection_->rollback();
    connection_->watch({});
}

// Nobody else can connect: then only the time is known.
TEST_F(PostgresqlWatching, DoesWithoutASecondConnection) {
    const std::string name = ask("SELECT current_database()");
    const std::string role = "watched_" + name;
    connection_->query("CREATE ROLE " + role + " LOGIN CONNECTION LIMIT 1 PASSWORD 'x'");
    base::Url url = database_.url();
    url.user = role;
    url.password = "x";
    const auto limited = database_.dialect().connect(url, {});
    limited->begin(TransactionKind::write);
    std::chrono::milliseconds longest{0};
    limited->watch({.on_working =
                        [&](const Working& working) {
                            longest = std::max(longest, working.elapsed);
                            EXPECT_EQ(working.phase, "");
                        },
                    .is_cancelled = {},
                    .takes_handler = false});
    limited->run(std::vector<Statement>{{.sql = "SELECT pg_sleep(1.3)"}}, {});
    limited->commit();
    EXPECT_GE(longest, std::chrono::milliseconds(1000));
}

}  // namespace
}  // namespace retort::dialects
