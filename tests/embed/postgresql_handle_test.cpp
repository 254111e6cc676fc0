// A Migrator on PostgreSQL, over a URL and over a PGconn of the program's own.
#include "retort/migrator.hpp"

#include "caught.hpp"
#include "history.hpp"
#include "support/postgres_server.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <libpq-fe.h>

#include <memory>

namespace retort::embed_test {
namespace {

using testing::HasSubstr;

class PostgresqlHandleTest : public testing::Test {
protected:
    PostgresqlHandleTest() : connection_(PQconnectdb(database_.url().c_str())) {
        EXPECT_EQ(PQstatus(handle()), CONNECTION_OK);
        PQsetNoticeProcessor(
            handle(), [](void*, const char*) {}, nullptr);
    }

    PGconn* handle() { return connection_.get(); }
    const std::string& url() const { return database_.url(); }

    std::string ask(const char* sql) {
        const std::unique_ptr<PGresult, void (*)(PGresult*)> result(PQexec(handle(), sql), &PQclear);
        if (PQresultStatus(result.get()) == PGRES_TUPLES_OK) {
            return PQntuples(result.get()) == 0 ? "" : PQgetvalue(result.get(), 0, 0);
        }
        return PQresultErrorMessage(result.get());
    }

private:
    struct Finisher {
        void operator()(PGconn* connection) const { PQfinish(connection); }
    };
    test_support::TestDatabase database_;
    std::unique_ptr<PGconn, Finisher> connection_;
};

TEST_F(PostgresqlHandleTest, GoesUpAndDownByUrl) {
    Migrator migrator(blog(), url());
    EXPECT_EQ(migrator.pending().size(), 3U);
    EXPECT_THAT(migrator.plan().sql, HasSubstr("CREATE TABLE posts"));
    migrator.upgrade();
    EXPECT_EQ(ask("SELECT version_num FROM alembic_version"), "c3");
    migrator.downgrade("base");
    EXPECT_TRUE(migrator.current().empty());
}

TEST_F(PostgresqlHandleTest, KeepsTheConnectionsSettings) {
    ask("SET client_encoding = 'LATIN1'; SET standard_conforming_strings = off");
    PQsetnonblocking(handle(), 1);
    Migrator(blog(), handle()).upgrade();
    EXPECT_EQ(PQisnonblocking(handle()), 1);
    PQsetnonblocking(handle(), 0);
    EXPECT_EQ(ask("SHOW client_encoding"), "LATIN1");
    EXPECT_EQ(ask("SELECT coalesce(current_setting('client_connection_check_interval', true), '0')"), "0");
    EXPECT_EQ(ask("SHOW standard_conforming_strings"), "off");
    EXPECT_EQ(ask("SELECT version_num FROM alembic_version"), "c3");
    EXPECT_EQ(PQtransactionStatus(handle()), PQTRANS_IDLE);
}

TEST_F(PostgresqlHandleTest, ReportsRowsOfAPipeline) {
    std::string told;
    MigratorOptions options;
    options.keep_history = false;
    options.on_progress = [&](const Progress& progress) {
        if (progress.stage == Progress::Stage::statement_done && progress.rows) {
            told += std::string(progress.revision) + ":" + std::to_string(*progress.rows) + " ";
        }
    };
    Migrator(blog(), handle(), options).upgrade("b2");
    EXPECT_EQ(told, "a1:2 a1:1 b2:1 b2:1 ");
}

TEST_F(PostgresqlHandleTest, WorksInTheCallersTransaction) {
    Migrator migrator(blog(), handle());
    ask("BEGIN");
    migrator.upgrade();
    EXPECT_EQ(PQtransactionStatus(handle()), PQTRANS_INTRANS);
    EXPECT_EQ(migrator.current().at(0).id, "c3");
    ask("ROLLBACK");
    EXPECT_TRUE(migrator.current().empty());
}

// What is not committed yet is nothing for others to go on from.
TEST_F(PostgresqlHandleTest, HoldsTheLockAsLongAsTheCallersTransaction) {
    MigratorOptions impatient;
    impatient.lock_timeout = std::chrono::milliseconds(0);
    Migrator other(blog(), url(), impatient);
    ask("BEGIN");
    Migrator(blog(), handle()).upgrade();
    EXPECT_THAT(error_of([&] { other.upgrade(); }).message(), HasSubstr("another migration holds the lock"));
    ask("ROLLBACK");
    other.upgrade();
    EXPECT_EQ(ask("SELECT version_num FROM alembic_version"), "c3");
}

TEST_F(PostgresqlHandleTest, WaitingIsCancelled) {
    ask("BEGIN");
    Migrator(blog(), handle()).upgrade();
    MigratorOptions options;
    options.is_cancelled = [] { return true; };
    Migrator other(blog(), url(), options);
    const Error error = error_of([&] { other.upgrade(); });
    EXPECT_EQ(error.kind(), ErrorKind::cancelled);
    EXPECT_THAT(error.message(), HasSubstr("waited"));
}

TEST_F(PostgresqlHandleTest, FailureInTheCallersTransactionLeavesIt) {
    Migrator migrator(failing(), handle());
    ask("BEGIN; CREATE TABLE mine (id integer)");
    EXPECT_EQ(error_of([&] { migrator.upgrade(); }).message(), "no such thing");
    EXPECT_EQ(PQtransactionStatus(handle()), PQTRANS_INTRANS);
    ask("COMMIT");
    EXPECT_EQ(ask("SELECT string_agg(relname, ' ') FROM pg_class "
                  "WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'"),
              "mine");
}

TEST_F(PostgresqlHandleTest, RefusesWhatItCannotUse) {
    Migrator migrator(autocommit(), handle());
    ask("BEGIN");
    EXPECT_THAT(error_of([&] { migrator.upgrade(); }).describe(), HasSubstr("autocommit block"));
    EXPECT_THAT(ask("nonsense"), HasSubstr("syntax error"));
    EXPECT_THAT(error_of([&] { migrator.upgrade(); }).describe(), HasSubstr("its transaction has failed"));
    ask("ROLLBACK");
    PQenterPipelineMode(handle());
    EXPECT_THAT(error_of([&] { migrator.upgrade(); }).describe(), HasSubstr("pipeline mode"));
    PQexitPipelineMode(handle());
    PQsendQuery(handle(), "SELECT 1");
    EXPECT_THAT(error_of([&] { migrator.upgrade(); }).describe(), HasSubstr("a command is under way"));
    while (PGresult* result = PQgetResult(handle())) {
        PQclear(result);
    }
    migrator.upgrade();
    EXPECT_EQ(ask("SELECT version_num FROM alembic_version"), "d4");
}

}  // namespace
}  // namespace retort::embed_test
