// apply() for tables, schemas, types and sequences.
#include "base/caught.hpp"
#include "operations/readers.hpp"
#include "operations/samples.hpp"

#include <gtest/gtest.h>

namespace retort::operations {
namespace {

TEST(Apply, RefusesWhatContradictsTheSchema) {
    const QualifiedName users{"", "users"};
    const std::pair<Operation, const char*> rows[] = {
        {CreateTable{{.name = users}}, "table users exists already"},
        {DropTable{.table = {"", "user"}}, "there is no table user; did you mean 'users'?"},
        {DropTable{.table = {"app", "user"}}, "there is no table app.user"},
        {RenameTable{users, "orders"}, "table orders exists already"},
        {RenameTable{{"", "nothing"}, "x"}, "there is no table nothing"},
        {AddColumn{.table = users, .column = {.name = "age"}}, "column users.age exists already"},
        {AddColumn{.table = users, .column = {.name = "x"}, .insert_before = "agee"},
         "table users has no column agee; did you mean 'age'?"},
        {DropColumn{.table = users, .column = "ages"}, "table users has no column ages; did you mean 'age'?"},
        {AlterColumn{.table = users, .column = "nothing"}, "table users has no column nothing"},
        {AlterColumn{.table = users, .column = "age", .new_name = "email"},
         "column users.email exists already"},
        {CreateConstraint{users, schema::PrimaryKey{.columns = {"age"}}},
         "table users has a primary key already"},
        {CreateConstraint{users, schema::Check{.name = "ck_age", .condition = "1"}},
         "table users has a constraint ck_age already"},
        {CreateConstraint{users, schema::Unique{.columns = {"nothing"}}},
         "table users has no column nothing"},
        {DropConstraint{.table = users, .name = "uq"},
         "table users has no constraint uq; it has users_pkey, users_email_key, ck_age"},
        {DropConstraint{.table = users, .existing = schema::Check{.condition = "1"}},
         "table users has no constraint of that definition; it has users_pkey, users_email_key, ck_age"},
        {CreateIndex{.table = users, .index = {.name = "ix_email"}}, "index ix_email exists already"},
        {CreateIndex{.table = {"", "orders"}, .index = {.name = "ix_email"}},
         "index ix_email exists already"},
        {CreateIndex{.table = users, .index = {.name = "ix", .elements = {{.text = "nothing"}}}},
         "table users has no column nothing"},
        {DropIndex{.table = {"", "orders"}, .name = "ix_email"}, "table orders has no index ix_email"},
        {DropIndex{.table = {"app", ""}, .name = "ix_email"}, "there is no index app.ix_email"},
        {RenameIndex{users, "ix_email", "ix_expr"}, "index ix_expr exists already"},
        {RenameIndex{users, "ix", "ix_x"}, "table users has no index ix"},
        {SetTableComment{.table = {"", "nothing"}}, "there is no table nothing"},
        {AlterTableOptions{.table = {"", "nothing"}}, "there is no table nothing"},
        {CreateSchema{"app"}, "schema app exists already"},
        {DropSchema{.name = "nothing"}, "there is no schema nothing"},
        {CreateEnum{{{"", "mood"}, {"x"}}}, "enumeration mood exists already"},
        {DropEnum{.type = {"app", "mood"}}, "there is no enumeration app.mood"},
        {AddEnumValue{.type = {"", "mood"}, .value = "ok"}, "enumeration mood has the value 'ok' already"},
        {AddEnumValue{.type = {"", "mood"}, .value = "x", .before = "y"},
         "enumeration mood has no value 'y'"},
        {AlterEnum{{"", "nothing"}, {"x"}}, "there is no enumeration nothing"},
        {CreateDomain{{.name = {"", "mail"}}}, "domain mail exists already"},
        {DropDomain{.type = {"", "nothing"}}, "there is no domain nothing"},
        {CreateSequence{{{"", "ticket"}, {}}}, "sequence ticket exists already"},
        {DropSequence{.sequence = {"", "nothing"}}, "there is no sequence nothing"},
        {BatchAlterTable{users, Recreate::automatic, {DropColumn{.table = users, .column = "nothing"}}},
         "table users has no column nothing"},
    };
    for (const auto& [operation, message] : rows) {
        schema::MetaData metadata = sample_schema();
        EXPECT_EQ(base::caught([&, &op = operation] { apply(op, metadata); }), message) << dump(operation);
    }
}

TEST(Apply, PassesOverWhatMayBeThereOrNot) {
    const QualifiedName users{"", "users"};
    const Operation operations[] = {
        CreateTable{{.name = users}, true},
        DropTable{.table = {"", "nothing"}, .if_exists = true},
        AddColumn{.table = users, .column = {.name = "age"}, .if_not_exists = true},
        DropColumn{.table = users, .column = "nothing", .if_exists = true},
        DropConstraint{.table = users, .name = "nothing", .if_exists = true},
        CreateIndex{.table = users, .index = {.name = "ix_email"}, .if_not_exists = true},
        DropIndex{.table = users, .name = "nothing", .if_exists = true},
        CreateSchema{"app", true},
        DropSchema{.name = "nothing", .if_exists = true},
        DropEnum{.type = {"", "nothing"}, .if_exists = true},
        AddEnumValue{.type = {"", "mood"}, .value = "ok", .if_not_exists = true},
        DropDomain{.type = {"", "nothing"}, .if_exists = true},
        CreateSequence{{{"", "ticket"}, {}}, true},
        DropSequence{.sequence = {"", "nothing"}, .if_exists = true},
    };
    for (const auto& operation : operations) {
        schema::MetaData metadata = sample_schema();
        apply(operation, metadata);
        EXPECT_EQ(metadata, sample_schema()) << dump(operation);
    }
}

TEST(ApplyRenameTable, FollowsForeignKeysAndTriggers) {
    schema::MetaData metadata = sample_schema();
    metadata.raw_objects.push_back({"trigger", {"", "tr"}, "users", "…"});
    apply(RenameTable{{"", "users"}, "people"}, metadata);
    EXPECT_EQ(schema::find_table(metadata, {"", "orders"})->foreign_keys.front().referred_table.name,
              "people");
    EXPECT_EQ(metadata.raw_objects.front().table, "people");
    apply(DropTable{.table = {"", "people"}, .cascade = true}, metadata);
    EXPECT_TRUE(schema::find_table(metadata, {"", "orders"})->foreign_keys.empty());
    EXPECT_TRUE(metadata.raw_objects.empty());
}

TEST(ApplyRenameConstraint, FindsOneByTheNameThatTheDatabaseGaveIt) {
    schema::MetaData metadata = sample_schema();
    apply(RenameConstraint{{"", "users"}, "users_email_key", "uq_email"}, metadata);
    EXPECT_EQ(schema::find_table(metadata, {"", "users"})->uniques.at(0).name, "uq_email");
}

TEST(ApplyCreateTable, MakesTheTypesOfItsColumns) {
    schema::MetaData metadata;
    schema::Table table;
    table.name.name = "t";
    table.columns = {{.name = "a", .type = {.kind = schema::TypeKind::enum_, .name = "e", .values = {"x"}}}};
    apply(CreateTable{table}, metadata);
    EXPECT_EQ(schema::dump_metadata(metadata), "enum e ('x')\ntable t\n    a Enum(e: 'x') null\n");
}

TEST(ApplyEnum, ChangesTheTypeAndItsColumns) {
    const std::pair<Operation, std::vector<std::string>> rows[] = {
        {AddEnumValue{.type = {"", "mood"}, .value = "x"}, {"sad", "ok", "x"}},
        {AddEnumValue{.type = {"", "mood"}, .value = "x", .before = "sad"}, {"x", "sad", "ok"}},
        {AddEnumValue{.type = {"", "mood"}, .value = "x", .after = "sad"}, {"sad", "x", "ok"}},
        {AlterEnum{{"", "mood"}, {"ok", "new"}}, {"ok", "new"}},
    };
    for (const auto& [operation, values] : rows) {
        schema::MetaData metadata = sample_schema();
        apply(operation, metadata);
        const auto& users = *schema::find_table(metadata, {"", "users"});
        EXPECT_EQ(schema::find_enum(metadata, {"", "mood"})->values, values) << dump(operation);
        EXPECT_EQ(schema::find_column(users, "mood")->type.values, values) << dump(operation);
        EXPECT_EQ(schema::find_column(users, "moods")->type.item.front().values, values) << dump(operation);
    }
}

TEST(ApplyDropSchema, TakesWhatIsInside) {
    schema::MetaData metadata = sample_schema();
    apply(CreateTable{{.name = {"app", "t"}}}, metadata);
    apply(CreateSequence{{{"app", "s"}, {}}}, metadata);
    apply(CreateConstraint{{"", "users"},
                           schema::ForeignKey{.columns = {"id"}, .referred_table = {"app", "t"}}},
          metadata);
    apply(DropSchema{.name = "app", .cascade = true}, metadata);
    schema::MetaData expected = sample_schema();
    expected.schemas.clear();
    EXPECT_EQ(metadata, expected);
}

}  // namespace
}  // namespace retort::operations
