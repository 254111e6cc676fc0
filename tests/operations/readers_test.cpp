// Every operation in every reader: dump, describe, reverse, apply.
#include "operations/readers.hpp"

#include "base/caught.hpp"
#include "operations/samples.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace retort::operations {
namespace {

TEST(Samples, HaveEveryOperation) {
    std::set<std::size_t> kinds;
    std::set<std::string> dumps;
    for (const auto& sample : samples()) {
        kinds.insert(sample.operation.value.index());
        EXPECT_TRUE(dumps.insert(sample.dump).second) << sample.dump;
    }
    EXPECT_EQ(kinds.size(), std::variant_size_v<OperationVariant>);
}

TEST(Dump, IsCanonical) {
    for (const auto& sample : samples()) {
        EXPECT_EQ(dump(sample.operation), sample.dump);
        EXPECT_EQ(sample.dump.find(operation_name(sample.operation)), 0U) << sample.dump;
    }
}

TEST(Describe, IsASentence) {
    for (const auto& sample : samples()) {
        EXPECT_EQ(describe(sample.operation), sample.describe) << sample.dump;
        EXPECT_EQ(describe_loss(sample.operation), sample.loss) << sample.dump;
    }
}

// There is no operation that does nothing but take it back.
bool is_said_otherwise_twice(const Operation& operation) {
    return std::holds_alternative<AddEnumValue>(operation.value) ||
           std::holds_alternative<ValidateConstraint>(operation.value);
}

schema::MetaData applied(const Operation& operation) {
    schema::MetaData metadata = sample_schema();
    apply(operation, metadata);
    return metadata;
}

TEST(Reverse, OfTheReverseIsTheOperation) {
    for (const auto& sample : samples()) {
        if (sample.irreversible.empty() && is_said_otherwise_twice(sample.operation)) {
            EXPECT_TRUE(applied(reverse(reverse(sample.operation))) == applied(sample.operation))
                << sample.dump;
        } else if (sample.irreversible.empty()) {
            EXPECT_EQ(dump(reverse(reverse(sample.operation))), sample.dump);
            EXPECT_EQ(reverse(reverse(sample.operation)), sample.operation) << sample.dump;
        } else {
            EXPECT_EQ(base::caught([&] { reverse(sample.operation); }),
                      sample.irreversible + "; write its downgrade by hand");
        }
    }
}

TEST(Apply, ChangesTheSchema) {
    for (const auto& sample : samples()) {
        schema::MetaData metadata = sample_schema();
        apply(sample.operation, metadata);
        const bool changes_rows = std::holds_alternative<Execute>(sample.operation.value) ||
                                  std::holds_alternative<BulkInsert>(sample.operation.value);
        EXPECT_EQ(metadata == sample_schema(), changes_rows) << sample.dump;
    }
}

TEST(TableOf, IsTheTableThatChanges) {
    const std::pair<Operation, const char*> rows[] = {
        {CreateTable{sample_table()}, "tags"},
        {DropTable{.table = {"app", "t"}}, "app.t"},
        {CreateIndex{.table = {"", "t"}}, "t"},
        {DropIndex{.name = "ix"}, ""},
        {BulkInsert{.table = {"", "t"}}, "t"},
        {BatchAlterTable{.table = {"", "t"}, .operations = {}}, "t"},
        {CreateEnum{}, ""},
        {Execute{"SELECT 1"}, ""},
        {AutocommitBlock{}, ""},
    };
    for (const auto& [operation, name] : rows) {
        const auto* table = table_of(operation);
        EXPECT_EQ(table == nullptr ? "" : schema::display_name(*table), name) << dump(operation);
    }
}

TEST(ReverseAll, IsLastFirst) {
    const std::vector<Operation> operations = {CreateSchema{"a"}, CreateTable{sample_table()}};
    const auto reversed = reverse(operations);
    ASSERT_EQ(reversed.size(), 2U);
    EXPECT_EQ(std::string(operation_name(reversed[0])), "drop_table");
    EXPECT_EQ(dump(reversed[1]), "drop_schema a");
}

TEST(ReverseAlterColumn, NamesTheFactThatIsMissing) {
    const std::pair<AlterColumn, const char*> rows[] = {
        {{.nullable = true}, "nullability"},
        {{.server_default = Change<schema::ServerDefault>{}}, "server default"},
        {{.comment = Change<std::string>{}}, "comment"},
        {{.identity = Change<schema::SequenceOptions>{}}, "identity"},
        {{.computed = Change<schema::Computed>{}}, "computed expression"},
        {{.autoincrement = schema::Autoincrement::on}, "autoincrement"},
    };
    for (const auto& [op, what] : rows) {
        const auto message = base::caught([&, alter = op] { reverse(Operation(alter)); });
        EXPECT_NE(message.find("does not say what the " + std::string(what) + " was"), std::string::npos)
            << message;
    }
}

TEST(Describe, ShortensSql) {
    const std::string umlauts = "SELECT '" + std::string(51, 'x') + "ßß'";
    const std::pair<std::string, std::string> rows[] = {
        {"  SELECT 1\n", "execute SELECT 1"},
        {"SELECT 1;\nSELECT 2", "execute SELECT 1; …"},
        {std::string(70, 'x'), "execute " + std::string(60, 'x') + " …"},
        {umlauts, "execute SELECT '" + std::string(51, 'x') + " …"},
    };
    for (const auto& [sql, text] : rows) {
        EXPECT_EQ(describe(Execute{sql}), text);
    }
}

}  // namespace
}  // namespace retort::operations
