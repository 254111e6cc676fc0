// PostgreSQL's connections beyond what the conformance suite asks of all.
#include "comparison.hpp"
#include "database_fixture.hpp"
#include "retort/error.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace retort::dialects {
namespace {

using testing::HasSubstr;
using testing::Not;

class PostgresqlConnection : public testing::Test {
protected:
    const Dialect& dialect() const { return database_.dialect(); }
    Connection& connection() { return *connection_; }
    base::Url url() const { return database_.url(); }

    Error error_of(const std::string& sql) {
        try {
            connection().query(sql);
        } catch (const Error& error) {
            return error;
        }
        return {ErrorKind::internal, "no error"};
    }

    std::string connect_error(const base::Url& url) {
        try {
            dialect().connect(url, {});
        } catch (const Error& error) {
            EXPECT_EQ(error.kind(), ErrorKind::connection);
            return error.describe();
        }
        return "no error";
    }

private:
    AnyDatabase database_{"postgresql"};
    std::unique_ptr<Connection> connection_ = database_.connect();
};

TEST_F(PostgresqlConnection, ErrorsCarryWhatTheServerSays) {
    connection().query("CREATE TABLE t (a INTEGER PRIMARY KEY, b INTEGER)");
    connection().query("INSERT INTO t VALUES (1)");
    const Error twice = error_of("INSERT INTO t VALUES (1)");
    EXPECT_EQ(twice.sqlstate(), "23505");
    EXPECT_THAT(twice.message(), HasSubstr("detail: Key (a)=(1) already exists."));
    const Error unknown = error_of("SELECT *\nFROM t\nWHERE t.c = 1");
    EXPECT_THAT(unknown.message(), HasSubstr("column t.c does not exist (line 3, column 7)"));
    EXPECT_THAT(error_of("SELECT bb FROM t").hint(), HasSubstr("t.b"));
    EXPECT_THAT(error_of("SELECT lowr('x')").hint(), HasSubstr("No function matches"));
}

TEST_F(PostgresqlConnection, PasswordsStayOutOfErrors) {
    base::Url wrong = url();
    wrong.password = "s3cret'pass";
    wrong.port = 1;
    EXPECT_THAT(connect_error(wrong),
                testing::AllOf(HasSubstr("cannot connect to"), Not(HasSubstr("s3cret"))));
    wrong.query.emplace_back("nonsense", "1");
    EXPECT_THAT(connect_error(wrong), testing::AllOf(HasSubstr("nonsense"), Not(HasSubstr("s3cret"))));
}

TEST_F(PostgresqlConnection, PassesTheUrlsOptionsOn) {
    base::Url options = url();
    options.query.emplace_back("application_name", "my app");
    options.query.emplace_back("options", "-c statement_timeout=1234");
    const auto other = dialect().connect(options, {});
    EXPECT_EQ(other->query("SHOW application_name").rows[0][0], "my app");
    EXPECT_EQ(other->query("SHOW statement_timeout").rows[0][0], "1234ms");
    EXPECT_EQ(connection().query("SHOW application_name").rows[0][0], "retort");
    EXPECT_EQ(connection().query("SHOW client_encoding").rows[0][0], "UTF8");
}

TEST_F(PostgresqlConnection, CommitAfterAFailureIsAnError) {
    connection().begin(TransactionKind::write);
    error_of("SELECT nonsense");
    EXPECT_THROW(connection().commit(), Error);
    EXPECT_FALSE(connection().in_transaction());
}

TEST_F(PostgresqlConnection, DeferredConstraintsFailAtCommit) {
    connection().query("CREATE TABLE t (a INTEGER UNIQUE DEFERRABLE INITIALLY DEFERRED)");
    connection().begin(TransactionKind::write);
    connection().query("INSERT INTO t VALUES (1), (1)");
    EXPECT_THROW(connection().commit(), Error);
}

TEST_F(PostgresqlConnection, CopyFromTheClientIsRefused) {
    connection().query("CREATE TABLE t (a INTEGER)");
    EXPECT_THAT(error_of("COPY t FROM STDIN").message(), HasSubstr("COPY"));
    const std::vector<Statement> copy = {{"COPY t FROM STDIN", {}, {}, {}}};
    EXPECT_THROW(connection().run(copy, {}), Error);
    EXPECT_EQ(connection().query("SELECT count(*) FROM t").rows[0][0], "0");
}

TEST_F(PostgresqlConnection, QueriesWithoutParametersMayBeSeveral) {
    EXPECT_EQ(connection()
                  .query("CREATE TABLE t (a INTEGER); INSERT INTO t VALUES (7); SELECT a FROM t")
                  .rows[0][0],
              "7");
}

TEST_F(PostgresqlConnection, LargeResultsAndStatementsDoNotBlockEachOther) {
    connection().begin(TransactionKind::write);
    std::vector<Statement> statements;
    for (int i = 0; i < 100; ++i) {
        statements.push_back({"SELECT repeat('x', 200000), '" + std::string(100000, 'y') + "'", {}, {}, {}});
    }
    connection().run(statements, {});
    connection().rollback();
}

TEST_F(PostgresqlConnection, AnExceptionOfTheCallerLeavesTheConnectionUsable) {
    connection().begin(TransactionKind::write);
    const std::vector<Statement> statements(5, Statement{"SELECT 1", {}, {}, {}});
    const auto stop = [](std::size_t index) {
        if (index == 2) {
            throw std::runtime_error("stop");
        }
    };
    EXPECT_THROW(connection().run(statements, stop), std::runtime_error);
    EXPECT_EQ(connection().query("SELECT 1").rows[0][0], "1");
}

TEST_F(PostgresqlConnection, ReadTransactionsWriteNothing) {
    connection().begin(TransactionKind::read);
    EXPECT_EQ(error_of("CREATE TABLE t (a INTEGER)").sqlstate(), "25006");
}

TEST_F(PostgresqlConnection, ALostConnectionIsNoFailedStatement) {
    EXPECT_EQ(error_of("SELECT pg_terminate_backend(pg_backend_pid())").kind(), ErrorKind::connection);
    EXPECT_FALSE(connection().in_transaction());
}

}  // namespace
}  // namespace retort::dialects
