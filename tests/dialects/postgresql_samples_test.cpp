// Every sample runs on a server, and what it leads to is what apply() says.
#include "comparison.hpp"
#include "database_fixture.hpp"
#include "operation_samples.hpp"
#include "operations/readers.hpp"

#include <gtest/gtest.h>

namespace retort::dialects {
namespace {

class PostgresqlSample : public testing::TestWithParam<OperationSample> {
protected:
    // One database for all: each sample is rolled back.
    static AnyDatabase& database() {
        static AnyDatabase database("postgresql");
        return database;
    }
};

bool is_refused(const Dialect& dialect, const operations::Operation& operation, const EmitContext& context) {
    return emit_script(dialect, operation, context).starts_with("error: ");
}

TEST_P(PostgresqlSample, LeadsWhereApplySays) {
    const OperationSample& sample = GetParam();
    const Dialect& dialect = database().dialect();
    const auto connection = database().connect();
    connection->begin(TransactionKind::write);
    schema::MetaData metadata;
    run_operations(dialect, *connection, record(sample.setup, "postgresql"), metadata);
    const operations::Operation operation = record_one(sample, "postgresql");
    EmitContext context;
    context.schema = [&metadata]() -> const schema::MetaData& { return metadata; };
    // What is refused (the goldens say what) leaves the database as it was.
    if (!is_refused(dialect, operation, context)) {
        run_operations(dialect, *connection, {operation}, metadata);
    }
    const Comparison comparison =
        compare_with_database(dialect, *connection, metadata, {.all_schemas = true});
    EXPECT_EQ(comparison.database, comparison.model);
}

std::vector<OperationSample> runnable_samples() {
    std::vector<OperationSample> samples;
    for (const auto& sample : operation_samples()) {
        const bool commits = std::string_view(operations::operation_name(record_one(sample, "postgresql"))) ==
                             "autocommit_block";
        if (sample.runs_on("postgresql") && !commits) {
            samples.push_back(sample);
        }
    }
    return samples;
}

// "alter_column type from text" as a test's name.
std::string test_name(const OperationSample& sample) {
    std::string name =
        operations::operation_name(record_one(sample, "postgresql")) + std::string(" ") + sample.name;
    for (char& c : name) {
        c = c == ' ' ? '_' : c;
    }
    return name;
}

INSTANTIATE_TEST_SUITE_P(All, PostgresqlSample, testing::ValuesIn(runnable_samples()),
                         [](const auto& row) { return test_name(row.param); });

TEST(PostgresqlSamples, ConcurrentIndexesAreMadeOutsideATransaction) {
    const AnyDatabase database("postgresql");
    const auto connection = database.connect();
    schema::MetaData metadata;
    run_operations(database.dialect(), *connection, record(make_users, "postgresql"), metadata);
    const auto build = [](Operations& op) {
        const auto block = op.autocommit_block();
        op.create_index("ix_email", "users", {"email"}, concurrently);
        op.create_index("ix_age", "users", {"age"}, concurrently);
        op.drop_index("ix_age", "users", concurrently);
    };
    run_operations(database.dialect(), *connection, record(build, "postgresql"), metadata);
    const Comparison comparison = compare_with_database(database.dialect(), *connection, metadata);
    EXPECT_EQ(comparison.database, comparison.model);
}

}  // namespace
}  // namespace retort::dialects
