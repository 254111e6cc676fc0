// The exact statements of every operation in every dialect: golden/<operation>.txtar.
#include "support/golden.hpp"
#include "comparison.hpp"
#include "operation_samples.hpp"
#include "operations/readers.hpp"
#include "support/paths.hpp"

#include <gtest/gtest.h>

#include <set>

namespace retort::dialects {
namespace {

std::filesystem::path golden_path(const std::string& operation) {
    return test_support::project_dir() / "tests/dialects/golden" / (operation + ".txtar");
}

schema::MetaData replay(Script script, const std::string& dialect) {
    schema::MetaData metadata;
    for (const auto& operation : record(script, dialect)) {
        operations::apply(operation, metadata);
    }
    return metadata;
}

class Golden : public testing::TestWithParam<const Dialect*> {};

TEST_P(Golden, HasTheStatementsOfEverySample) {
    const Dialect& dialect = *GetParam();
    const std::string& name = dialect.traits().name;
    for (const auto& sample : operation_samples()) {
        const schema::MetaData before = replay(sample.setup, name);
        const operations::Operation operation = record_one(sample, name);
        EmitContext context;
        context.offline = true;
        context.schema = [&before]() -> const schema::MetaData& { return before; };
        EXPECT_TRUE(test_support::matches_golden(golden_path(operations::operation_name(operation)),
                                                 sample.name + ": " + name,
                                                 emit_script(dialect, operation, context)))
            << operations::operation_name(operation) << ", " << sample.name;
    }
}

INSTANTIATE_TEST_SUITE_P(All, Golden, testing::ValuesIn(all_dialects().begin(), all_dialects().end()),
                         [](const auto& row) { return row.param->traits().name; });

template <std::size_t... Index>
std::set<std::size_t> all_kinds(std::index_sequence<Index...>) {
    return {Index...};
}

TEST(Samples, CoverEveryOperation) {
    std::set<std::size_t> seen;
    for (const auto& sample : operation_samples()) {
        seen.insert(record_one(sample, "postgresql").value.index());
    }
    constexpr std::size_t count = std::variant_size_v<operations::OperationVariant>;
    EXPECT_EQ(seen, all_kinds(std::make_index_sequence<count>())) << "an operation has no sample";
}

}  // namespace
}  // namespace retort::dialects
