// apply() for constraints that have no name of their own, and cascades.
#include "operations/readers.hpp"
#include "retort/elements.hpp"
#include "retort/error.hpp"
#include "schema/elements.hpp"

#include <gtest/gtest.h>

namespace retort::operations {
namespace {

const QualifiedName kItems{"", "items"};

schema::MetaData make_schema() {
    const retort::MetaData metadata(
        table("items", column("id", Integer(), primary_key), column("code", Text(), unique),
              column("price", Integer(), check("price > 0"), check("price < 9"))),
        table("parts", column("item", Integer(), foreign_key("items.id")),
              column("code", Text(), foreign_key("items.code"))));
    return metadata.box()->value;
}

std::string dropped_by(const DropConstraint& op, schema::MetaData metadata = make_schema()) {
    auto before = schema::list_constraints(*schema::find_table(metadata, kItems));
    apply(op, metadata);
    const auto& items = *schema::find_table(metadata, kItems);
    std::string dropped;
    // By what they say: one that stays may have got the name that it had by chance.
    std::vector<schema::Constraint> after;
    for (auto& constraint : schema::list_constraints(items)) {
        schema::set_name(constraint, "");
        after.push_back(constraint);
    }
    for (auto& constraint : before) {
        schema::set_name(constraint, "");
        if (std::find(after.begin(), after.end(), constraint) == after.end()) {
            dropped += schema::dump_constraint(constraint);
        }
    }
    return dropped;
}

TEST(ApplyDropConstraint, FindsItByNameOrDefinition) {
    const std::pair<DropConstraint, const char*> rows[] = {
        {{.table = kItems, .name = "items_pkey"}, "primary key (id)"},
        {{.table = kItems, .name = "items_code_key"}, "unique (code)"},
        {{.table = kItems, .name = "items_price_check"}, "check (price > 0)"},
        {{.table = kItems, .name = "items_price_check1"}, "check (price < 9)"},
        {{.table = kItems, .name = "items_code_key", .kind = schema::ConstraintKind::unique},
         "unique (code)"},
        {{.table = kItems, .name = "items_pkey", .kind = schema::ConstraintKind::check, .if_exists = true},
         ""},
        {{.table = kItems, .existing = schema::Check{.condition = "price < 9"}}, "check (price < 9)"},
        {{.table = kItems, .existing = schema::Unique{.columns = {"code"}}}, "unique (code)"},
    };
    for (const auto& [op, dropped] : rows) {
        EXPECT_EQ(dropped_by(op), dropped) << dump(op);
    }
}

// The server numbered them when they were made.
TEST(ApplyDropConstraint, LeavesTheOthersTheirNames) {
    schema::MetaData metadata = make_schema();
    apply(DropConstraint{.table = kItems, .name = "items_price_check"}, metadata);
    EXPECT_THROW(apply(DropConstraint{.table = kItems, .name = "items_price_check"}, metadata),
                 retort::Error);
    EXPECT_NO_THROW(apply(DropConstraint{.table = kItems, .name = "items_price_check1"}, metadata));
}

TEST(ApplyDropConstraint, KnowsTheConventionsNames) {
    schema::MetaData metadata = make_schema();
    metadata.naming_convention = {{"uq", "uq_%(table_name)s_%(column_0_name)s"}};
    EXPECT_EQ(dropped_by({.table = kItems, .name = "uq_items_code"}, metadata), "unique (code)");
}

TEST(ApplyDropConstraint, CascadesToForeignKeys) {
    const std::pair<const char*, const char*> rows[] = {{"items_pkey", "code"}, {"items_code_key", "item"}};
    for (const auto& [name, left] : rows) {
        schema::MetaData metadata = make_schema();
        apply(DropConstraint{.table = kItems, .name = name, .cascade = true}, metadata);
        const auto& keys = schema::find_table(metadata, {"", "parts"})->foreign_keys;
        ASSERT_EQ(keys.size(), 1U) << name;
        EXPECT_EQ(keys.front().columns.front(), left) << name;
    }
}

TEST(ApplyCreateConstraint, APrimaryKeyForbidsNull) {
    schema::MetaData metadata = make_schema();
    apply(DropConstraint{.table = kItems, .name = "items_pkey"}, metadata);
    apply(CreateConstraint{kItems, schema::PrimaryKey{.name = "pk", .columns = {"code"}}}, metadata);
    EXPECT_FALSE(schema::find_column(*schema::find_table(metadata, kItems), "code")->nullable);
}

TEST(ApplyIndex, LooksInTheWholeSchemaWithoutATable) {
    schema::MetaData metadata = make_schema();
    apply(CreateIndex{.table = kItems, .index = {.name = "ix", .elements = {{.text = "code"}}}}, metadata);
    apply(RenameIndex{{}, "ix", "ix_code"}, metadata);
    EXPECT_NE(schema::find_index(*schema::find_table(metadata, kItems), "ix_code"), nullptr);
    apply(DropIndex{.name = "ix_code"}, metadata);
    EXPECT_EQ(metadata, make_schema());
}

}  // namespace
}  // namespace retort::operations
