// canonical(): what is asked of the server, how often, and what is left behind.
#include "comparison.hpp"
#include "counting_connection.hpp"
#include "database_fixture.hpp"
#include "dialects/postgresql/tablespaces.hpp"
#include "retort/error.hpp"
#include "retort/schema.hpp"
#include "schema/elements.hpp"
#include "schema_corpus.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace retort::dialects {
namespace {

class PostgresqlCanonical : public testing::Test {
protected:
    const Dialect& dialect() const { return database_.dialect(); }
    Connection& connection() { return *connection_; }
    const base::Url& database_url() const { return database_.url(); }

    schema::MetaData reflect() { return dialect().reflect(connection(), {}); }
    schema::MetaData canonical(const schema::MetaData& model) {
        return dialect().canonical(model, reflect(), connection());
    }

    int trips_of_canonical(const schema::MetaData& model, const schema::MetaData& reflected) {
        CountingConnection counting(connection());
        dialect().canonical(model, reflected, counting);
        return counting.trips;
    }

private:
    AnyDatabase database_{"postgresql"};
    std::unique_ptr<Connection> connection_ = database_.connect();
};

template <class... Items>
schema::MetaData model_of(const Items&... items) {
    return MetaData(MetaItem(items)...).box()->value;
}

schema::MetaData model_with_check(const std::string& condition) {
    return model_of(
        table("t", column("a", Integer()), column("b", String(10)), check_constraint("ck", condition)));
}

TEST_F(PostgresqlCanonical, AsksNothingWhereTheTextsAgree) {
    connection().query(
        "CREATE TABLE t (id SERIAL PRIMARY KEY, a INTEGER DEFAULT 5, b VARCHAR(10) DEFAULT 'x',"
        " at TIMESTAMP DEFAULT now(), CONSTRAINT ck CHECK (a > 0));"
        "CREATE INDEX ix ON t (lower(b)) WHERE a > 5");
    const schema::MetaData model = model_of(
        table("t", column("id", Integer(), primary_key), column("a", Integer(), server_default(5)),
              column("b", String(10), server_default("x")),
              column("at", DateTime(), server_default(text("NOW( )"))), check_constraint("ck", "(a>0)"),
              index("ix", {text("LOWER((b)::text)")}, where("(a > 5)"))),
        table("new_one", column("a", Integer(), server_default(text("1 + 1")))));
    EXPECT_EQ(trips_of_canonical(model, reflect()), 0);
}

TEST_F(PostgresqlCanonical, AsksInAFixedNumberOfRoundTrips) {
    std::vector<int> trips;
    for (const int tables : {1, 40}) {
        schema::MetaData model;
        for (int i = 0; i < tables; ++i) {
            const std::string name = "t" + std::to_string(tables) + "_" + std::to_string(i);
            connection().query("CREATE TABLE " + name + " (a INTEGER, CONSTRAINT ck CHECK (a IN (1, 2)))");
            model.tables.push_back(
                model_of(table(name, column("a", Integer()), check_constraint("ck", "a in (2, 1)")))
                    .tables[0]);
        }
        trips.push_back(trips_of_canonical(model, reflect()));
    }
    EXPECT_EQ(trips[0], trips[1]);
    // Twice, as the server words its own wording once more.
    EXPECT_LE(trips[0], 20);
}

TEST_F(PostgresqlCanonical, GivesTheServersWording) {
    connection().query("CREATE TABLE t (a INTEGER, b VARCHAR(10), CONSTRAINT ck CHECK (a = 1))");
    const auto wording = [&](const std::string& condition) {
        return canonical(model_with_check(condition)).tables[0].checks[0].condition;
    };
    EXPECT_EQ(wording("a in (1, 2)"), "a = ANY (ARRAY[1, 2])");
    EXPECT_EQ(wording("b != 'x'"), "(b)::text <> 'x'::text");
    EXPECT_EQ(wording("t.a > 0"), "a > 0") << "the table's own name";
}

TEST_F(PostgresqlCanonical, KeepsWhatCannotBeBuiltAsItIsWritten) {
    connection().query(
        "CREATE TABLE t (a INTEGER, b VARCHAR(10), CONSTRAINT ck CHECK (a = 1));"
        "CREATE TABLE u (a INTEGER, CONSTRAINT ck CHECK (a = 1))");
    schema::MetaData model = model_with_check("missing_function(a)");
    model.tables.push_back(
        model_of(table("u", column("a", Integer()), check_constraint("ck", "a IN (1, 2)"))).tables[0]);
    const schema::MetaData result = canonical(model);
    EXPECT_EQ(result.tables[0].checks[0].condition, "missing_function(a)");
    EXPECT_EQ(result.tables[1].checks[0].condition, "a = ANY (ARRAY[1, 2])");
}

TEST_F(PostgresqlCanonical, LeavesNothingBehind) {
    connection().query("CREATE TABLE t (a INTEGER, b VARCHAR(10), CONSTRAINT ck CHECK (a = 1))");
    const std::string before = schema::dump_metadata(reflect());
    canonical(model_with_check("a IN (1, 2)"));
    EXPECT_FALSE(connection().in_transaction());
    EXPECT_EQ(schema::dump_metadata(reflect()), before);
    connection().begin(TransactionKind::write);
    connection().query("CREATE TABLE mine (a INTEGER)");
    canonical(model_with_check("a IN (1, 2)"));
    EXPECT_EQ(connection().query("SELECT current_schema()").rows[0][0], "public");
    connection().commit();
    EXPECT_TRUE(dialect().has_table(connection(), {"", "mine"}));
}

TEST_F(PostgresqlCanonical, SaysThatAReadTransactionWillNotDo) {
    connection().query("CREATE TABLE t (a INTEGER, b VARCHAR(10), CONSTRAINT ck CHECK (a = 1))");
    const schema::MetaData reflected = reflect();
    connection().begin(TransactionKind::read);
    EXPECT_THROW(dialect().canonical(model_with_check("a IN (1, 2)"), reflected, connection()), Error);
}

TEST_F(PostgresqlCanonical, UsesTheModelsEnumerationWhereTheDatabasesDiffers) {
    connection().query(
        "CREATE TYPE mood AS ENUM ('sad'); CREATE TABLE t (m mood DEFAULT 'sad', "
        "CONSTRAINT ck CHECK (m <> 'sad'))");
    const schema::MetaData model =
        model_of(table("t", column("m", Enum("mood", {"sad", "new"}), server_default("new")),
                       check_constraint("ck", "m IN ('new')")));
    const schema::Table result = canonical(model).tables[0];
    EXPECT_EQ(result.columns[0].server_default, (schema::ServerDefault{"new", std::nullopt}));
    EXPECT_EQ(result.checks[0].condition, "m = 'new'::mood");
}

TEST_F(PostgresqlCanonical, DropsTheDefaultSchemasName) {
    const schema::MetaData model =
        model_of(table("t", column("id", Integer(), primary_key), column("e", Enum("e", {"a"}, "public")),
                       column("p", Integer(), foreign_key("public.t.id")), in_schema("public")));
    const schema::Table result = canonical(model).tables[0];
    EXPECT_EQ(result.name, (schema::QualifiedName{"", "t"}));
    EXPECT_EQ(result.foreign_keys[0].referred_table, result.name);
    EXPECT_EQ(result.columns[1].type.schema, "");
}

TEST_F(PostgresqlCanonical, KnowsStorageParametersInAnySpelling) {
    connection().query(
        "CREATE TABLE t (a TEXT) WITH (fillfactor = 70, autovacuum_enabled = 'off',"
        " vacuum_truncate, toast.autovacuum_enabled = false)");
    for (const char* text : {"fillfactor=70, autovacuum_enabled=off, vacuum_truncate=true",
                             "(VACUUM_TRUNCATE, Autovacuum_Enabled = FALSE , fillfactor='70')",
                             "vacuum_truncate = 1,autovacuum_enabled=no,fillfactor=70,toast.fillfactor=1"}) {
        const auto model = model_of(table("t", column("a", Text()), option("postgresql_with", text)));
        EXPECT_EQ(canonical(model).tables[0].options, reflect().tables[0].options) << text;
    }
    for (const char* text : {"fillfactor=71, autovacuum_enabled=off, vacuum_truncate", "fillfactor=70", ""}) {
        const auto model = model_of(table("t", column("a", Text()), option("postgresql_with", text)));
        EXPECT_NE(canonical(model).tables[0].options, reflect().tables[0].options) << text;
    }
}

// The server keeps the files of the cluster's own directory: no other is at hand.
class Tablespace {
public:
    // All databases of the server have it: each test another.
    Tablespace(Connection& connection, const std::string& name)
        : connection_(connection), name_('"' + name + '"') {
        connection_.query("SET allow_in_place_tablespaces = on");
        connection_.query("DROP TABLESPACE IF EXISTS " + name_);
        connection_.query("CREATE TABLESPACE " + name_ + " LOCATION ''");
    }
    ~Tablespace() {
        try {
            connection_.query("DROP TABLE IF EXISTS t");
            connection_.query("DROP TABLESPACE " + name_);
        } catch (const Error& error) {
            ADD_FAILURE() << error.what();
        }
    }
    Tablespace(const Tablespace&) = delete;
    Tablespace& operator=(const Tablespace&) = delete;

private:
    Connection& connection_;
    std::string name_;
};

TEST_F(PostgresqlCanonical, ATableMovesToATablespaceAndBack) {
    const Tablespace tablespace(connection(), "Fast one");
    connection().query("CREATE TABLE t (a TEXT)");
    schema::MetaData known = reflect();
    const auto move = [&](const operations::Change<std::string>& to) {
        run_operations(dialect(), connection(),
                       {operations::AlterTableOptions{{"", "t"}, {{"postgresql_tablespace", to}}}}, known);
        return reflect().tables[0].options;
    };
    using Options = schema::DialectOptions;
    EXPECT_EQ(move({"Fast one"}), (Options{{"postgresql_tablespace", "Fast one"}}));
    EXPECT_EQ(move({}), Options());
    const auto model =
        model_of(table("t", column("a", Text()), option("postgresql_tablespace", "pg_default")));
    EXPECT_EQ(canonical(model).tables[0].options, Options());
    move({"Fast one"});
    EXPECT_EQ(canonical(model).tables[0].options, Options());
    EXPECT_EQ(canonical(model_of(table("t", column("a", Text())))).tables[0].options,
              (Options{{"postgresql_tablespace", "Fast one"}}));
}

// As with default_tablespace in the session or the database.
TEST_F(PostgresqlCanonical, WhatTheServerPutElsewhereStaysThere) {
    const Tablespace tablespace(connection(), "Fast two");
    connection().query("SET default_tablespace = 'Fast two'");
    connection().query(
        "CREATE TABLE t (id INTEGER PRIMARY KEY, a INTEGER, UNIQUE (a), EXCLUDE USING btree (a WITH =));"
        "CREATE INDEX ix ON t (a) WHERE a > 0");
    connection().query("RESET default_tablespace");
    const auto silent = model_of(
        table("t", column("id", Integer(), primary_key, no_autoincrement), column("a", Integer(), unique),
              exclude_constraint("t_a_excl", {excluding("a", "=")}), index("ix", {"a"}, where("a > 0"))));
    const schema::Table found = reflect().tables[0];
    const schema::Table result = canonical(silent).tables[0];
    EXPECT_EQ(found.options.at("postgresql_tablespace"), "Fast two");
    EXPECT_EQ(result.options, found.options);
    EXPECT_EQ(result.primary_key->tablespace, "Fast two");
    EXPECT_EQ(result.uniques[0].tablespace, "Fast two");
    EXPECT_EQ(result.excludes, found.excludes);
    EXPECT_EQ(result.indexes, found.indexes);
    const auto loud = model_of(table("t", column("id", Integer(), primary_key), column("a", Integer()),
                                     index("ix", {"a"}, where("a  >  0"), retort::tablespace("pg_default"))));
    EXPECT_EQ(canonical(loud).tables[0].indexes[0].tablespace, "");
}

// In a database whose own tablespace is not pg_default.
TEST(PostgresqlTablespaces, TheDatabasesOwnIsNone) {
    EXPECT_EQ(postgresql::canonical_tablespace("", "", "own"), "");
    EXPECT_EQ(postgresql::canonical_tablespace("", "fast", "own"), "fast");
    EXPECT_EQ(postgresql::canonical_tablespace("own", "fast", "own"), "");
    EXPECT_EQ(postgresql::canonical_tablespace("pg_default", "", "own"), "pg_default");
    EXPECT_EQ(postgresql::canonical_tablespace("pg_default", "", "pg_default"), "");
    EXPECT_EQ(postgresql::canonical_tablespace("other", "fast", "own"), "other");
}

TEST_F(PostgresqlCanonical, ResettingLeadsToTheTablespaceOfTheDatabase) {
    connection().query("DROP DATABASE IF EXISTS retort_elsewhere");
    const Tablespace tablespace(connection(), "Fast three");
    connection().query("CREATE DATABASE retort_elsewhere TABLESPACE \"Fast three\"");
    base::Url url = database_url();
    url.database = "retort_elsewhere";
    {
        const auto elsewhere = dialect().connect(url, {});
        elsewhere->query("CREATE TABLE t (a TEXT)");
        schema::MetaData known = dialect().reflect(*elsewhere, {});
        const auto move = [&](const operations::Change<std::string>& to) {
            run_operations(dialect(), *elsewhere,
                           {operations::AlterTableOptions{{"", "t"}, {{"postgresql_tablespace", to}}}},
                           known);
            return dialect().reflect(*elsewhere, {}).tables[0].options;
        };
        using Options = schema::DialectOptions;
        EXPECT_EQ(move({"pg_default"}), (Options{{"postgresql_tablespace", "pg_default"}}));
        EXPECT_EQ(move({}), Options());
        const auto own =
            model_of(table("t", column("a", Text()), option("postgresql_tablespace", "Fast three")));
        move({"pg_default"});
        const auto found = dialect().reflect(*elsewhere, {});
        EXPECT_EQ(dialect().canonical(own, found, *elsewhere).tables[0].options, Options());
    }
    connection().query("DROP DATABASE retort_elsewhere");
}

TEST_F(PostgresqlCanonical, KnowsHowColumnsAreStored) {
    connection().query(
        "CREATE UNLOGGED TABLE t (a TEXT, b TEXT COMPRESSION pglz, n NUMERIC, i INTEGER);"
        "ALTER TABLE t ALTER a SET STORAGE EXTERNAL, ALTER n SET STORAGE EXTENDED");
    const auto model = [](const auto& a, const auto& unlogged) {
        return model_of(table("t", column("a", Text(), a),
                              column("b", Text(), option("postgresql_storage", "EXTENDED"),
                                     option("postgresql_compression", "PGLZ"), option("sqlite_type", "x")),
                              column("n", Numeric(), option("postgresql_storage", "extended")),
                              column("i", Integer(), option("postgresql_storage", "plain")), unlogged));
    };
    const auto same = model(option("postgresql_storage", "External"), option("postgresql_unlogged", "yes"));
    EXPECT_EQ(schema::dump_table(canonical(same).tables[0]), schema::dump_table(reflect().tables[0]));
    const auto other = canonical(model(comment(""), option("postgresql_unlogged", "off"))).tables[0];
    EXPECT_EQ(other.columns[0].options, schema::DialectOptions());
    EXPECT_EQ(other.options, schema::DialectOptions());
}

TEST_F(PostgresqlCanonical, SpellsParametersOfKeysAlike) {
    connection().query("CREATE TABLE t (a INTEGER, UNIQUE (a) WITH (deduplicate_items = off))");
    const auto model = model_of(
        table("t", column("a", Integer()), unique_constraint({"a"}, storage("deduplicate_items", "false"))));
    EXPECT_EQ(canonical(model).tables[0].uniques[0].storage, reflect().tables[0].uniques[0].storage);
}

TEST_F(PostgresqlCanonical, RefusesATableOptionThatThereIsNot) {
    connection().query("CREATE TABLE t (a TEXT)");
    const auto model = model_of(table("t", column("a", Text()), option("postgresql_wiht", "fillfactor=70")));
    try {
        canonical(model);
        FAIL() << "the option was passed over";
    } catch (const Error& error) {
        EXPECT_EQ(error.message(), "table t: PostgreSQL's tables have no option postgresql_wiht");
        EXPECT_THAT(error.hint(), testing::HasSubstr("postgresql_with"));
    }
}

// A model never differs from the database that was made from another wording
// of the same.
TEST_F(PostgresqlCanonical, OtherWordingsOfTheSameAreEqual) {
    connection().query(
        "CREATE TABLE t (a INTEGER DEFAULT (2+3), b VARCHAR(10) DEFAULT 'a'::text || 'b', d DATE DEFAULT "
        "'2020-01-02',"
        " n NUMERIC(5, 2) DEFAULT '1.50', c INTEGER GENERATED ALWAYS AS (a*2) STORED,"
        " CONSTRAINT ck CHECK (a IN (1, 2) AND NOT b = 'x'), CHECK (b ~ '^a'));"
        "CREATE INDEX ix ON t ((a+1), b varchar_pattern_ops) WHERE b IS NOT NULL AND a IN (1, 2)");
    const schema::MetaData model = model_of(
        table("t", column("a", Integer(), server_default(text("2 + 3"))),
              column("b", String(10), server_default(text("'a' || 'b'"))),
              column("d", Date(), server_default(text("DATE '2020-1-2'"))),
              column("n", Numeric(5, 2), server_default("1.5")), column("c", Integer(), computed("(a) * 2")),
              check_constraint("ck", "a in (1,2) and not (b = 'x')"), check_constraint("b ~ '^a'"),
              index("ix", {text("a + 1"), col("b").op_class("varchar_pattern_ops")},
                    where("b is not null and a in (1,2)"))));
    const Comparison comparison = compare_with_database(dialect(), connection(), model);
    EXPECT_EQ(comparison.database, comparison.model);
}

}  // namespace
}  // namespace retort::dialects
