// Reflection takes the same number of queries whatever the number of tables,
// and does not slow down with their square.
#include "database_fixture.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <iostream>

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

}  // namespace
}  // namespace retort::dialects
