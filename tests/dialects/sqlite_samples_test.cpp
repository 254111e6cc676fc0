// Every sample runs on SQLite, and what it leads to is what apply() says.
#include "comparison.hpp"
#include "database_fixture.hpp"
#include "operation_samples.hpp"
#include "operations/readers.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace retort::dialects {

namespace {

class SqliteSample : public testing::TestWithParam<OperationSample> {};

bool is_refused(const Dialect& dialect, const operations::Operation& operation,
                const schema::MetaData& metadata) {
    EmitContext context;
    context.schema = [&metadata]() -> const schema::MetaData& { return metadata; };
    return emit_script(dialect, operation, context).starts_with("error: ");
}

// An array in a table that the sample needs, or a collation of another database.
bool is_foreign(const std::vector<operations::Operation>& operations) {
    return std::ranges::any_of(operations, [](const operations::Operation& operation) {
        const std::string text = operations::dump(operation);
        return text.find("ARRAY(") != std::string::npos || text.find("collate('C')") != std::string::npos ||
               text.find("collate C") != std::string::npos;
    });
}

// SQLite has none; a table that a sample puts into one is in a database attached
// under its name.
void attach_schemas(Connection& connection, std::vector<operations::Operation>& operations) {
    std::erase_if(operations, [&](const operations::Operation& operation) {
        const auto* create = std::get_if<operations::CreateSchema>(&operation.value);
        if (create != nullptr) {
            connection.query("ATTACH ':memory:' AS " + create->name);
        }
        return create != nullptr || std::holds_alternative<operations::CreateSequence>(operation.value);
    });
}

TEST_P(SqliteSample, LeadsWhereApplySays) {
    const OperationSample& sample = GetParam();
    const AnyDatabase database("sqlite");
    const Dialect& dialect = database.dialect();
    const auto connection = database.connect();
    std::vector<operations::Operation> setup = record(sample.setup, "sqlite");
    const operations::Operation operation = record_one(sample, "sqlite");
    attach_schemas(*connection, setup);
    connection->begin(TransactionKind::write);
    schema::MetaData metadata;
    run_operations(dialect, *connection, setup, metadata);
    // What is refused (the goldens say what) leaves the database as it was.
    if (!is_refused(dialect, operation, metadata)) {
        run_operations(dialect, *connection, {operation}, metadata);
    }
    ReflectOptions everything;
    everything.all_schemas = true;
    const Comparison comparison = compare_with_database(dialect, *connection, metadata, everything);
    EXPECT_EQ(comparison.database, comparison.model);
}

// The values of an enumeration are nowhere in SQLite; its columns keep the width
// that they were made with, which binds nothing.
bool changes_enum(const OperationSample& sample) {
    const operations::Operation operation = record_one(sample, "sqlite");
    return std::holds_alternative<operations::AlterEnum>(operation.value) ||
           std::holds_alternative<operations::AddEnumValue>(operation.value);
}

std::vector<OperationSample> runnable_samples() {
    std::vector<OperationSample> samples = operation_samples();
    std::erase_if(samples, [](const OperationSample& sample) {
        return !sample.runs_on("sqlite") || changes_enum(sample) ||
               is_foreign(record(sample.setup, "sqlite")) || is_foreign({record_one(sample, "sqlite")});
    });
    return samples;
}

std::string test_name(const OperationSample& sample) {
    std::string name =
        operations::operation_name(record_one(sample, "sqlite")) + std::string(" ") + sample.name;
    std::ranges::replace(name, ' ', '_');
    return name;
}

INSTANTIATE_TEST_SUITE_P(All, SqliteSample, testing::ValuesIn(runnable_samples()),
                         [](const auto& row) { return test_name(row.param); });

}  // namespace

}  // namespace retort::dialects
