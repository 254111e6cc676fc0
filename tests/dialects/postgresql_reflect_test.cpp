// Reading what scripts of other tools make.
#include "comparison.hpp"
#include "database_fixture.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace retort::dialects {
namespace {

class PostgresqlReflect : public testing::Test {
protected:
    Connection& connection() { return *connection_; }
    schema::MetaData reflect(const ReflectOptions& options = {}) {
        return database_.dialect().reflect(connection(), options);
    }
    schema::Table reflect_one(const std::string& sql, const std::string& name) {
        connection().query(sql);
        const schema::MetaData metadata = reflect();
        const schema::Table* table = schema::find_table(metadata, {"", name});
        return table == nullptr ? schema::Table{} : *table;
    }

private:
    AnyDatabase database_{"postgresql"};
    std::unique_ptr<Connection> connection_ = database_.connect();
};

TEST_F(PostgresqlReflect, KnowsSerialsFromOtherDefaults) {
    const schema::Table table = reflect_one(
        "CREATE SEQUENCE free; CREATE TABLE t (a SERIAL, b INTEGER DEFAULT nextval('free'),"
        " c INTEGER GENERATED ALWAYS AS IDENTITY (START 7), \"D d\" BIGSERIAL)",
        "t");
    EXPECT_EQ(
        schema::dump_table(table),
        "table t\n    a Integer not null autoincrement\n"
        "    b Integer null default (nextval('free'::regclass))\n"
        "    c Integer not null identity(always, start 7)\n    \"D d\" BigInteger not null autoincrement\n");
    EXPECT_THAT(reflect().sequences, testing::SizeIs(1));
}

TEST_F(PostgresqlReflect, KnowsAnOwnedSequenceThatTheColumnDoesNotDrawFrom) {
    const schema::Table table = reflect_one(
        "CREATE TABLE t (a INTEGER, b SERIAL); CREATE SEQUENCE own OWNED BY t.a;"
        " CREATE SEQUENCE other OWNED BY t.b",
        "t");
    EXPECT_EQ(schema::dump_table(table),
              "table t\n    a Integer null\n    b Integer not null autoincrement\n");
    EXPECT_EQ(schema::dump_metadata(reflect()).substr(0, 29), "sequence other\nsequence own\nt");
}

TEST_F(PostgresqlReflect, LeavesOutPartitionsAndWhatIsInherited) {
    connection().query(
        "CREATE TABLE p (a INTEGER NOT NULL, CONSTRAINT ck CHECK (a > 0)) PARTITION BY RANGE (a);"
        "CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0) TO (10); CREATE INDEX ix_p ON p (a);"
        "CREATE TABLE base (x INTEGER, CONSTRAINT ck_x CHECK (x > 0));"
        "CREATE TABLE derived (y INTEGER) INHERITS (base)");
    const schema::MetaData metadata = reflect();
    ASSERT_THAT(metadata.tables, testing::SizeIs(3));
    const schema::Table* parent = schema::find_table(metadata, {"", "p"});
    EXPECT_EQ(parent->options.at("postgresql_partition_by"), "RANGE (a)");
    EXPECT_THAT(parent->indexes, testing::SizeIs(1));
    const schema::Table* derived = schema::find_table(metadata, {"", "derived"});
    EXPECT_THAT(derived->columns, testing::SizeIs(1));
    EXPECT_THAT(derived->checks, testing::IsEmpty());
    EXPECT_EQ(derived->options.at("postgresql_inherits"), "base");
}

TEST_F(PostgresqlReflect, SurvivesDroppedColumns) {
    const schema::Table table = reflect_one(
        "CREATE TABLE t (gone INTEGER, a INTEGER, also_gone TEXT, b INTEGER, CONSTRAINT uq UNIQUE (b, a));"
        "ALTER TABLE t DROP COLUMN gone, DROP COLUMN also_gone; CREATE INDEX ix ON t (b) INCLUDE (a)",
        "t");
    EXPECT_THAT(table.uniques.at(0).columns, testing::ElementsAre("b", "a"));
    EXPECT_EQ(table.indexes.at(0).elements.at(0).text, "b");
    EXPECT_THAT(table.indexes.at(0).include, testing::ElementsAre("a"));
}

TEST_F(PostgresqlReflect, ReadsTheSchemasAskedFor) {
    connection().query(
        "CREATE SCHEMA s; CREATE SCHEMA other; CREATE TABLE a (id INTEGER PRIMARY KEY);"
        "CREATE TABLE s.b (id INTEGER REFERENCES a); CREATE TABLE other.c (id INTEGER);"
        "CREATE TABLE d (id INTEGER); ALTER TABLE other.c ADD UNIQUE (id);"
        "ALTER TABLE d ADD FOREIGN KEY (id) REFERENCES other.c (id)");
    const auto names = [](const schema::MetaData& metadata) {
        std::vector<std::string> list;
        for (const auto& table : metadata.tables) {
            list.push_back(schema::display_name(table.name));
        }
        return list;
    };
    EXPECT_THAT(names(reflect()), testing::ElementsAre("a", "d"));
    EXPECT_THAT(names(reflect({.schemas = {"s"}})), testing::ElementsAre("a", "d", "s.b"));
    EXPECT_THAT(names(reflect({.all_schemas = true})), testing::ElementsAre("a", "d", "other.c", "s.b"));
    const schema::MetaData metadata = reflect();
    const schema::ForeignKey key = schema::find_table(metadata, {"", "d"})->foreign_keys.at(0);
    EXPECT_EQ(key.referred_table, (schema::QualifiedName{"other", "c"}));
    EXPECT_THAT(key.referred_columns, testing::ElementsAre("id"));
    EXPECT_THAT(metadata.schemas, testing::ElementsAre("other", "public", "s"));
}

TEST_F(PostgresqlReflect, LeavesOutWhatBelongsToExtensions) {
    connection().query("CREATE EXTENSION IF NOT EXISTS plpgsql; CREATE TABLE mine (id INTEGER)");
    connection().query(
        "CREATE EXTENSION pg_stat_statements; CREATE TABLE owned (id INTEGER);"
        "ALTER EXTENSION pg_stat_statements ADD TABLE owned");
    EXPECT_THAT(reflect().tables, testing::SizeIs(1));
}

TEST_F(PostgresqlReflect, SeesItsOwnTransaction) {
    connection().begin(TransactionKind::write);
    connection().query("CREATE TABLE t (a INTEGER)");
    EXPECT_THAT(reflect().tables, testing::SizeIs(1));
    EXPECT_TRUE(connection().in_transaction());
    connection().rollback();
    EXPECT_THAT(reflect().tables, testing::IsEmpty());
    EXPECT_FALSE(connection().in_transaction());
}

TEST_F(PostgresqlReflect, ReadsDomains) {
    connection().query(
        "CREATE DOMAIN d AS VARCHAR(9) DEFAULT 'x' NOT NULL CONSTRAINT c1 CHECK (VALUE <> 'a')"
        " CONSTRAINT c2 CHECK (VALUE <> 'b'); CREATE TABLE t (a d, b d[])");
    const schema::MetaData metadata = reflect();
    const schema::DomainType domain = metadata.domains.at(0);
    EXPECT_EQ(domain.check, "((VALUE)::text <> 'a'::text) AND ((VALUE)::text <> 'b'::text)");
    EXPECT_EQ(domain.server_default, (schema::ServerDefault{"x", std::nullopt}));
    EXPECT_FALSE(domain.nullable);
    EXPECT_EQ(schema::dump_type(metadata.tables.at(0).columns.at(0).type), "Domain(d: String(9))");
    EXPECT_EQ(schema::dump_type(metadata.tables.at(0).columns.at(1).type), "ARRAY(Domain(d: String(9)))");
}

}  // namespace
}  // namespace retort::dialects
