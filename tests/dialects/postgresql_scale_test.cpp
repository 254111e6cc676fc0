// Reflection and canonical forms take the same number of queries whatever the
// number of tables, and reflection does not slow down with their square.
#include "counting_connection.hpp"
#include "database_fixture.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <iostream>
#include <utility>

namespace retort::dialects {
namespace {

TEST(PostgresqlScale, ReflectsAThousandTables) {
    const AnyDatabase database("postgresql");
    const auto connection = database.connect();
    connection->query("SET client_min_messages = warning; SET synchronous_commit = off");
    connection->query(
        "DO $$ BEGIN FOR i IN 1..1000 LOOP EXECUTE format('CREATE TABLE t%s (id SERIAL PRIMARY KEY, a "
        "INTEGER NOT NULL "
        "DEFAULT 0, b VARCHAR(50) DEFAULT ''x'', c TEXT, d TIMESTAMP DEFAULT now(), e NUMERIC(10, 2), f "
        "BOOLEAN, "
        "g BIGINT REFERENCES t%s, h DATE, i JSONB, CHECK (a > 0)); CREATE INDEX ix%s ON t%s (b, a)', i, "
        "greatest(i - 1, 1), i, i); IF i % 100 = 0 THEN COMMIT; END IF; END LOOP; END $$");
    connection->query("ANALYZE");
    const auto start = std::chrono::steady_clock::now();
    const schema::MetaData metadata = database.dialect().reflect(*connection, {});
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
    EXPECT_EQ(metadata.tables.size(), 1000U);
    EXPECT_EQ(metadata.tables.back().columns.size(), 10U);
    RecordProperty("milliseconds", static_cast<int>(seconds.count() * 1000));
    std::cout << "reflected in " << seconds.count() << " s\n";
    EXPECT_LT(seconds.count(), 3.0);
}

// As a model written by hand: its conditions and defaults are worded otherwise.
schema::MetaData in_other_words(schema::MetaData metadata) {
    for (auto& table : metadata.tables) {
        table.checks.at(0).condition = "a >= 1";
        table.columns.at(1).server_default = schema::ServerDefault{{}, "2 + 3"};
    }
    return metadata;
}

struct Trips {
    int reflect = 0, same = 0, other = 0;
    bool operator==(const Trips&) const = default;
};

void PrintTo(const Trips& trips, std::ostream* out) {
    *out << trips.reflect << " to reflect, " << trips.same << " and " << trips.other << " for a model";
}

Trips count_trips(int tables) {
    const AnyDatabase database("postgresql");
    const auto connection = database.connect();
    for (int i = 0; i < tables; ++i) {
        const std::string name = "t" + std::to_string(i);
        connection->query("CREATE TABLE " + name +
                          " (id SERIAL PRIMARY KEY, a INTEGER DEFAULT 1 CHECK (a > 0)); CREATE INDEX ON " +
                          name + " (a)");
    }
    CountingConnection counting(*connection);
    auto since = [&counting, before = 0]() mutable {
        return counting.trips - std::exchange(before, counting.trips);
    };
    const auto& dialect = database.dialect();
    const schema::MetaData reflected = dialect.reflect(counting, {});
    Trips trips;
    trips.reflect = since();
    dialect.canonical(reflected, reflected, counting);
    trips.same = since();
    const schema::MetaData other = dialect.canonical(in_other_words(reflected), reflected, counting);
    trips.other = since();
    EXPECT_EQ(other.tables.back().checks.at(0).condition, "a >= 1");
    return trips;
}

TEST(PostgresqlScale, AsksTheSameNumberOfQueriesHoweverManyTables) {
    const Trips few = count_trips(10);
    EXPECT_EQ(few, count_trips(100));
    EXPECT_GT(few.reflect, 0);
    EXPECT_GT(few.other, few.same);
}

}  // namespace
}  // namespace retort::dialects
