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
    const Dialect& dialect() const { return database_.dialect(); }
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
    EXPECT_THAT(schema::dump_metadata(reflect()),
                testing::HasSubstr("sequence other\nsequence own\ntable t"));
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

TEST_F(PostgresqlReflect, ReadsAllThatKeysAndChecksSay) {
    connection().query("CREATE TABLE u (i INTEGER, j INTEGER, UNIQUE (i, j))");
    const schema::Table table = reflect_one(
        "CREATE TABLE t (i INTEGER, j INTEGER, r INT4RANGE,"
        " CONSTRAINT pk PRIMARY KEY (i) INCLUDE (j) WITH (fillfactor = 71),"
        " CONSTRAINT uq UNIQUE (j) WITH (fillfactor = 72),"
        " CONSTRAINT ck CHECK (i > 0) NO INHERIT,"
        " CONSTRAINT ex EXCLUDE USING gist (r WITH &&) INCLUDE (i) WITH (fillfactor = 73),"
        " CONSTRAINT fk FOREIGN KEY (i, j) REFERENCES u (i, j) ON DELETE SET DEFAULT (j))",
        "t");
    EXPECT_EQ(schema::dump_table(table),
              "table t\n    i Integer not null\n    j Integer null\n    r INT4RANGE null\n"
              "    primary key pk (i) include (j) with (fillfactor='71')\n"
              "    foreign key fk (i, j) -> u (i, j) on delete set default (j)\n"
              "    unique uq (j) with (fillfactor='72')\n"
              "    check ck (i > 0) no inherit\n"
              "    exclude ex using gist (r with &&) include (i) with (fillfactor='73')\n");
}

TEST_F(PostgresqlReflect, SaysWhichIndexesAreInvalid) {
    connection().query("CREATE TABLE t (a INTEGER); INSERT INTO t VALUES (1), (1)");
    EXPECT_THROW(connection().query("CREATE UNIQUE INDEX CONCURRENTLY ix ON t (a)"), Error);
    connection().query(
        "CREATE TABLE p (a INTEGER) PARTITION BY RANGE (a); CREATE INDEX ip ON ONLY p (a);"
        "CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0) TO (10)");
    const schema::MetaData metadata = reflect();
    EXPECT_TRUE(schema::find_table(metadata, {"", "t"})->indexes[0].invalid);
    EXPECT_FALSE(schema::find_table(metadata, {"", "p"})->indexes[0].invalid);
    connection().query("TRUNCATE t");
    connection().query("REINDEX INDEX ix");
    EXPECT_FALSE(schema::find_table(reflect(), {"", "t"})->indexes[0].invalid);
}

TEST_F(PostgresqlReflect, ACollationOfAnotherSchemaHasItsName) {
    connection().query(
        "CREATE SCHEMA \"my \"\"own\"; CREATE COLLATION \"my \"\"own\".mine FROM \"C\";"
        "CREATE COLLATION near FROM \"C\"");
    const schema::Table table = reflect_one(
        "CREATE TABLE t (a TEXT COLLATE \"my \"\"own\".mine, b TEXT COLLATE near);"
        "CREATE INDEX ix ON t (b COLLATE \"my \"\"own\".mine)",
        "t");
    const std::string far = R"("my ""own"."mine")";
    EXPECT_EQ(table.columns[0].type.collation, far);
    EXPECT_EQ(table.columns[1].type.collation, "near");
    EXPECT_EQ(table.indexes[0].elements[0].collation, far);
    connection().query("DROP TABLE t");
    schema::MetaData built;
    run_operations(dialect(), connection(), {operations::CreateTable{table}}, built);
    EXPECT_EQ(reflect().tables[0], table);
}

// Each kind of thing by itself, so that none hides another.
TEST_F(PostgresqlReflect, CountsWhatIsNotCompared) {
    connection().query(
        "CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b TEXT, n SERIAL); CREATE SEQUENCE free");
    const std::pair<const char*, const char*> rows[] = {
        {"ALTER TABLE t ALTER a SET STATISTICS 500", "1 statistics target"},
        {"ALTER TABLE t ALTER a SET (n_distinct = 5)", "1 column parameter"},
        {"CREATE INDEX ON t USING gist (to_tsvector('simple', a) tsvector_ops (siglen = 100))",
         "1 operator class parameter"},
        {"ALTER TABLE t REPLICA IDENTITY FULL", "1 replica identity"},
        {"ALTER TABLE t CLUSTER ON t_pkey", "1 cluster mark"},
        {"ALTER TABLE t FORCE ROW LEVEL SECURITY", "1 row security flag"},
        {"CREATE STATISTICS st ON a, b FROM t", "1 extended statistics object"},
        {"ALTER SEQUENCE free OWNED BY t.id", "1 owned sequence"},
        {"CREATE COLLATION mine FROM \"C\"", "1 collation"},
    };
    EXPECT_THAT(dialect().count_unmodelled(connection()), testing::IsEmpty());
    for (const auto& [sql, expected] : rows) {
        connection().begin(TransactionKind::write);
        connection().query(sql);
        const auto counted = dialect().count_unmodelled(connection());
        ASSERT_THAT(counted, testing::SizeIs(1)) << sql;
        EXPECT_EQ(describe_unmodelled(counted[0]), expected);
        connection().rollback();
    }
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
