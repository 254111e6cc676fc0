// Law: an operation and its reverse leave a schema as it was.
#include "operations/readers.hpp"
#include "operations/samples.hpp"
#include "retort/error.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace retort::operations {
namespace {

// In an order that does not depend on when things were made.
schema::MetaData sorted(schema::MetaData metadata) {
    const auto by_name = [](const auto& a, const auto& b) { return a.name < b.name; };
    std::sort(metadata.tables.begin(), metadata.tables.end(), by_name);
    std::sort(metadata.enums.begin(), metadata.enums.end(), by_name);
    for (auto& table : metadata.tables) {
        std::sort(table.columns.begin(), table.columns.end(), by_name);
        std::sort(table.indexes.begin(), table.indexes.end(), by_name);
        std::sort(table.uniques.begin(), table.uniques.end(), by_name);
        std::sort(table.checks.begin(), table.checks.end(), by_name);
    }
    return metadata;
}

// A few schemas beside the sample's own, in which some operations do not apply.
std::vector<schema::MetaData> schemas() {
    schema::MetaData renamed = sample_schema();
    apply(RenameTable{{"", "orders"}, "purchases"}, renamed);
    schema::MetaData wider = sample_schema();
    apply(CreateTable{sample_table()}, wider);
    apply(DropConstraint{.table = {"", "users"}, .name = "ck_age"}, wider);
    schema::MetaData without_key = sample_schema();
    apply(DropConstraint{.table = {"", "users"}, .name = "users_pkey"}, without_key);
    return {sample_schema(), renamed, wider, without_key};
}

// False where it does not apply to this schema.
bool try_apply(const Operation& operation, schema::MetaData& metadata) {
    try {
        apply(operation, metadata);
        return true;
    } catch (const Error&) {
        return false;
    }
}

// An operation that may be skipped undoes nothing where it was.
bool was_skipped(const Operation& operation, const schema::MetaData& before, const schema::MetaData& after) {
    return before == after && !std::holds_alternative<Execute>(operation.value);
}

TEST(Law, ReverseUndoesApply) {
    int checked = 0;
    for (const auto& before : schemas()) {
        for (const auto& sample : samples()) {
            schema::MetaData metadata = before;
            if (!sample.irreversible.empty() || !try_apply(sample.operation, metadata) ||
                was_skipped(sample.operation, before, metadata)) {
                continue;
            }
            apply(reverse(sample.operation), metadata);
            EXPECT_EQ(schema::dump_metadata(sorted(metadata)), schema::dump_metadata(sorted(before)))
                << sample.dump;
            EXPECT_TRUE(sorted(metadata) == sorted(before)) << sample.dump;
            ++checked;
        }
    }
    EXPECT_GT(checked, 80);
}

}  // namespace
}  // namespace retort::operations
