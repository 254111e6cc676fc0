// What every dialect and its connections must do.
#include "comparison.hpp"
#include "database_fixture.hpp"
#include "operations/readers.hpp"
#include "retort/error.hpp"
#include "schema_corpus.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace retort::dialects {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class Conformance : public testing::TestWithParam<std::string> {
protected:
    const Dialect& dialect() const { return database_.dialect(); }
    Connection& connection() { return *connection_; }
    std::unique_ptr<Connection> another() const { return database_.connect(); }

    void run(const std::vector<std::string>& texts) {
        std::vector<Statement> statements;
        for (const auto& text : texts) {
            statements.push_back({text, {}, {}, {}});
        }
        connection().run(statements, {});
    }

    void build(const schema::MetaData& model) {
        schema::MetaData built;
        run_operations(dialect(), connection(), operations_to_create(model, dialect().traits().rebuilds),
                       built);
    }

    std::string one_value(Connection& connection, const std::string& sql) {
        return connection.query(sql).rows.at(0).at(0).value_or("NULL");
    }
    std::string count() { return one_value(*another(), "SELECT count(*) FROM t"); }

    // With :name parameters.
    base::RowSet query_with(const std::string& sql, const std::vector<operations::Parameter>& parameters) {
        const auto statements = dialect().emit(operations::Execute{sql, parameters}, {});
        return connection().query(statements.at(0).sql, statements.at(0).parameters);
    }

private:
    AnyDatabase database_{GetParam()};
    std::unique_ptr<Connection> connection_ = database_.connect();
};

template <class Action>
Error error_of(Action action) {
    try {
        action();
    } catch (const Error& error) {
        return error;
    }
    ADD_FAILURE() << "no error";
    return {ErrorKind::internal, "no error"};
}

TEST_P(Conformance, QueriesGiveTextAndNull) {
    const base::RowSet rows =
        connection().query("SELECT 1 AS a, 'x''y' AS b, NULL AS c UNION ALL SELECT 2, '', 'z'");
    EXPECT_THAT(rows.columns, ElementsAre("a", "b", "c"));
    ASSERT_EQ(rows.rows.size(), 2U);
    EXPECT_THAT(rows.rows[0], ElementsAre("1", "x'y", std::nullopt));
    EXPECT_THAT(rows.rows[1], ElementsAre("2", "", "z"));
}

TEST_P(Conformance, CountsChangedRows) {
    run({"CREATE TABLE t (a INTEGER)", "INSERT INTO t VALUES (1), (2), (3)"});
    EXPECT_EQ(connection().query("UPDATE t SET a = 5 WHERE a > 1").affected, 2);
    EXPECT_EQ(connection().query("SELECT * FROM t").affected, 0);
    EXPECT_EQ(connection().query("DELETE FROM t").affected, 3);
}

TEST_P(Conformance, PassesParametersApartFromTheText) {
    run({"CREATE TABLE t (a INTEGER, b TEXT, c BOOLEAN, d DOUBLE PRECISION)"});
    const std::string hostile = "it's \"q\" :a $1 \\ ? ü\n";
    query_with("INSERT INTO t VALUES (:a, :b, :c, :d)",
               {{"a", std::int64_t{-5}}, {"b", hostile}, {"c", true}, {"d", 0.1}});
    query_with(
        "INSERT INTO t VALUES (:a, :b, :c, :d)",
        {{"a", std::monostate{}}, {"b", std::monostate{}}, {"c", std::monostate{}}, {"d", std::monostate{}}});
    const base::RowSet found = query_with("SELECT a, b, d FROM t WHERE b = :b", {{"b", hostile}});
    ASSERT_EQ(found.rows.size(), 1U);
    EXPECT_THAT(found.rows[0], ElementsAre("-5", hostile, "0.1"));
    EXPECT_EQ(one_value(connection(), "SELECT count(*) FROM t WHERE a IS NULL AND b IS NULL AND c IS NULL"),
              "1");
    EXPECT_EQ(one_value(connection(), "SELECT count(*) FROM t WHERE c"), "1");
}

TEST_P(Conformance, LiteralsAreTheValuesThemselves) {
    const std::vector<Datum> values = {std::string("it's \\ \"x\" :a\n"), std::int64_t{-42}, 0.25};
    const std::vector<std::string> texts = {"it's \\ \"x\" :a\n", "-42", "0.25"};
    for (std::size_t i = 0; i < values.size(); ++i) {
        EXPECT_EQ(one_value(connection(), "SELECT " + dialect().literal(values[i])), texts[i]);
    }
    EXPECT_EQ(one_value(connection(), "SELECT " + dialect().literal(std::monostate{})), "NULL");
}

TEST_P(Conformance, QuotedNamesAreTheNamesThemselves) {
    for (const std::string name :
         {"plain", "Select", "select", "a b", "a\"b", "a'b", "ü", "x.y", "1a", "a`b]"}) {
        run({"CREATE TABLE t (" + dialect().quote(name) + " INTEGER)"});
        EXPECT_THAT(connection().query("SELECT * FROM t").columns, ElementsAre(name));
        run({"DROP TABLE t"});
    }
}

TEST_P(Conformance, ErrorsNameTheStatement) {
    connection().begin(TransactionKind::write);
    std::vector<std::size_t> seen;
    std::vector<Statement> statements(3);
    statements[0].sql = "CREATE TABLE t (a INTEGER)";
    statements[1].sql = "INSERT INTO missing VALUES (1)";
    statements[2].sql = "INSERT INTO t VALUES (1)";
    const Error error =
        error_of([&] { connection().run(statements, [&](std::size_t index) { seen.push_back(index); }); });
    EXPECT_EQ(error.kind(), ErrorKind::database);
    EXPECT_EQ(error.sql(), statements[1].sql);
    EXPECT_THAT(error.message(), HasSubstr("missing"));
    EXPECT_FALSE(error.sqlstate().empty());
    EXPECT_THAT(seen, ElementsAre(0, 1));
    connection().rollback();
    EXPECT_EQ(one_value(connection(), "SELECT 1"), "1") << "the connection goes on";
}

TEST_P(Conformance, ErrorsAmongManyStatementsNameTheirOwn) {
    run({"CREATE TABLE t (a INTEGER PRIMARY KEY)"});
    std::vector<Statement> statements;
    for (int i = 0; i < 1000; ++i) {
        statements.push_back({"INSERT INTO t VALUES (" + std::to_string(i == 777 ? 5 : i) + ")", {}, 1, {}});
    }
    connection().begin(TransactionKind::write);
    std::size_t last = 0;
    const Error error =
        error_of([&] { connection().run(statements, [&](std::size_t index) { last = index; }); });
    EXPECT_EQ(last, 777U);
    EXPECT_EQ(error.sql(), "INSERT INTO t VALUES (5)");
    connection().rollback();
    EXPECT_EQ(count(), "0");
    statements[777].sql = "INSERT INTO t VALUES (777)";
    connection().begin(TransactionKind::write);
    connection().run(statements, {});
    connection().commit();
    EXPECT_EQ(count(), "1000");
}

TEST_P(Conformance, CommitsAndRollsBack) {
    run({"CREATE TABLE t (a INTEGER)"});
    EXPECT_FALSE(connection().in_transaction());
    connection().begin(TransactionKind::write);
    EXPECT_TRUE(connection().in_transaction());
    run({"INSERT INTO t VALUES (1)"});
    connection().rollback();
    EXPECT_FALSE(connection().in_transaction());
    EXPECT_EQ(count(), "0");
    connection().begin(TransactionKind::write);
    run({"INSERT INTO t VALUES (1)"});
    connection().commit();
    EXPECT_FALSE(connection().in_transaction());
    EXPECT_EQ(count(), "1");
    connection().rollback();
}

TEST_P(Conformance, StructureIsPartOfTheTransaction) {
    connection().begin(TransactionKind::write);
    run({"CREATE TABLE t (a INTEGER)", "CREATE INDEX ix ON t (a)"});
    connection().rollback();
    EXPECT_FALSE(dialect().has_table(connection(), {"", "t"}));
}

TEST_P(Conformance, EachStatementCommitsByItselfOutsideATransaction) {
    EXPECT_THROW(
        run({"CREATE TABLE t (a INTEGER)", "INSERT INTO t VALUES (1)", "SELECT nonsense FROM nowhere"}),
        Error);
    EXPECT_EQ(count(), "1");
}

TEST_P(Conformance, VerifiesTheNumberOfRows) {
    run({"CREATE TABLE t (a INTEGER)", "INSERT INTO t VALUES (1), (1)"});
    const std::vector<Statement> good = {{"UPDATE t SET a = 2", {}, 2, {}}};
    EXPECT_NO_THROW(connection().run(good, {}));
    const std::vector<Statement> bad = {{"UPDATE t SET a = 3", {}, 1, {}}, {"DELETE FROM t", {}, {}, {}}};
    connection().begin(TransactionKind::write);
    std::size_t last = 9;
    const Error error = error_of([&] { connection().run(bad, [&](std::size_t index) { last = index; }); });
    EXPECT_EQ(last, 0U);
    EXPECT_EQ(error.sql(), bad[0].sql);
    connection().rollback();
    EXPECT_EQ(one_value(connection(), "SELECT count(*) FROM t WHERE a = 2"), "2");
}

TEST_P(Conformance, ChecksMustFindNothing) {
    run({"CREATE TABLE t (a TEXT)"});
    const std::vector<Statement> check = {{"SELECT a FROM t", {}, {}, "a row was left"}};
    EXPECT_NO_THROW(connection().run(check, {}));
    run({"INSERT INTO t VALUES ('this one')"});
    const Error error = error_of([&] { connection().run(check, {}); });
    EXPECT_THAT(error.message(), testing::AllOf(HasSubstr("a row was left"), HasSubstr("this one")));
}

TEST_P(Conformance, InsertsInBulk) {
    run({"CREATE TABLE t (a INTEGER, b TEXT)"});
    operations::BulkInsert insert{{"", "t"}, {"a", "b"}, {}};
    for (std::int64_t i = 0; i < 5000; ++i) {
        insert.rows.push_back({i, "row " + std::to_string(i)});
    }
    connection().run(dialect().emit(insert, {}), {});
    EXPECT_EQ(one_value(connection(), "SELECT count(DISTINCT b) FROM t"), "5000");
    EmitContext offline;
    offline.offline = true;
    connection().run(dialect().emit(insert, offline), {});
    EXPECT_EQ(count(), "10000");
}

TEST_P(Conformance, ReadersSeeOneState) {
    run({"CREATE TABLE t (a INTEGER)"});
    connection().begin(TransactionKind::read);
    EXPECT_EQ(one_value(connection(), "SELECT count(*) FROM t"), "0");
    connection().rollback();
}

TEST_P(Conformance, KeepsVersions) {
    const schema::QualifiedName name{"", "alembic_version"};
    connection().begin(TransactionKind::write);
    EXPECT_EQ(read_versions(dialect(), connection(), name), std::nullopt);
    run({"CREATE TABLE t (a INTEGER)"});  // the transaction goes on
    connection().run(dialect().emit(operations::CreateTable{version_table(name, true), false}, {}), {});
    const std::vector<Statement> changes = {
        insert_version(dialect(), name, "a1"), insert_version(dialect(), name, "it's"),
        update_version(dialect(), name, "a1", "b2"), delete_version(dialect(), name, "it's")};
    connection().run(changes, {});
    connection().commit();
    EXPECT_EQ(read_versions(dialect(), connection(), name), std::vector<std::string>{"b2"});
    const std::vector<Statement> wrong = {update_version(dialect(), name, "a1", "c3")};
    EXPECT_THROW(connection().run(wrong, {}), Error);
}

std::vector<CorpusSchema> corpus_for(const std::string& dialect) {
    std::vector<CorpusSchema> corpus;
    std::ranges::copy_if(schema_corpus(), std::back_inserter(corpus),
                         [&](const auto& each) { return each.only.empty() || each.only == dialect; });
    return corpus;
}

TEST_P(Conformance, WhatIsBuiltReadsBackAsTheModel) {
    for (const auto& each : corpus_for(GetParam())) {
        connection().begin(TransactionKind::write);
        build(each.model);
        const Comparison comparison =
            compare_with_database(dialect(), connection(), each.model, {.all_schemas = true});
        EXPECT_EQ(comparison.database, comparison.model) << each.name;
        connection().rollback();
    }
}

TEST_P(Conformance, WhatIsReadBackBuildsTheSameAgain) {
    for (const auto& each : corpus_for(GetParam())) {
        connection().begin(TransactionKind::write);
        build(each.model);
        schema::MetaData first = dialect().reflect(connection(), {.all_schemas = true});
        connection().rollback();
        const std::string expected = schema::dump_metadata(first);
        std::erase(first.schemas, "public");
        connection().begin(TransactionKind::write);
        build(first);
        const schema::MetaData second = dialect().reflect(connection(), {.all_schemas = true});
        EXPECT_EQ(schema::dump_metadata(second), expected) << each.name;
        connection().rollback();
    }
}

TEST_P(Conformance, ReflectsOnlyTheTablesAskedFor) {
    run({"CREATE TABLE a (id INTEGER)", "CREATE TABLE b (id INTEGER)", "CREATE INDEX ix_b ON b (id)"});
    const auto only_a = [](const schema::QualifiedName& name) { return name.name == "a"; };
    const schema::MetaData found = dialect().reflect(connection(), {.include_table = only_a});
    ASSERT_EQ(found.tables.size(), 1U);
    EXPECT_EQ(found.tables[0].name.name, "a");
}

INSTANTIATE_TEST_SUITE_P(All, Conformance, testing::ValuesIn(all_dialect_names()),
                         [](const auto& row) { return row.param; });

}  // namespace
}  // namespace retort::dialects
