// Tables: their items put together, and lookup in the value.
#include "base/caught.hpp"
#include "retort/elements.hpp"
#include "schema/elements.hpp"

#include <gtest/gtest.h>

#include <functional>

namespace retort::schema {
namespace {

const Table& value(const retort::Table& table) {
    return table.box()->value;
}

const retort::Table& users() {
    static const auto table = retort::table(
        "users", in_schema("app"), column("id", Integer(), primary_key), column("email", Text(), unique),
        column("boss_id", Integer(), foreign_key("app.users.id")), check_constraint("ck_id", "id > 0"),
        exclude_constraint("ex", {excluding("id", "=")}), index("ix_email", {"email"}), comment("people"),
        option("sqlite_strict"));
    return table;
}

TEST(Table, HoldsItsItems) {
    EXPECT_EQ(dump_table(value(users())),
              "table app.users\n"
              "    id Integer not null\n"
              "    email Text null\n"
              "    boss_id Integer null\n"
              "    primary key (id)\n"
              "    foreign key (boss_id) -> app.users (id)\n"
              "    unique (email)\n"
              "    check ck_id (id > 0)\n"
              "    exclude ex (id with =)\n"
              "    index ix_email (email)\n"
              "    comment 'people'\n"
              "    option sqlite_strict='true'\n");
}

TEST(Table, MakesKeyColumnsNotNull) {
    const auto made = table("t", column("a", Integer()), column("b", Integer(), nullable(true)),
                            primary_key_constraint("pk", {"a", "b"}));
    EXPECT_EQ(dump_table(value(made)),
              "table t\n    a Integer not null\n    b Integer null\n    primary key pk (a, b)\n");
}

TEST(Table, JoinsFlagsAndConstraintOfTheKey) {
    const auto made = table("t", primary_key_constraint("pk", {"b", "a"}),
                            column("a", Integer(), primary_key), column("b", Integer(), primary_key));
    EXPECT_EQ(dump_constraint(*value(made).primary_key), "primary key pk (b, a)");
}

TEST(Table, RefusesContradictions) {
    const auto a = column("a", Integer(), primary_key);
    const std::pair<std::function<void()>, const char*> rows[] = {
        {[] { table(""); }, "the name of a table is empty"},
        {[] { table("t", if_not_exists); }, "if_not_exists does not apply to table 't'"},
        {[] { table("t", primary_key_constraint({"a"}), primary_key_constraint({"b"})); },
         "table 't' has two primary key constraints"},
        {[&] { table("t", a, primary_key_constraint({"b"})); },
         "table 't' has a primary key constraint over other columns than those that are flagged primary_key"},
        {[] { table("t", option("strict")); },
         "option 'strict' does not start with a dialect's name; write option(\"<dialect>_<name>\", "
         "\"<value>\")"},
    };
    for (const auto& [make, message] : rows) {
        EXPECT_EQ(base::caught(make), message);
    }
}

TEST(BuildTable, ReportsTheOperationsFlags) {
    const retort::TableItem item = if_not_exists;
    std::vector<Flag> flags;
    build_table("t", &item, 1, &flags);
    EXPECT_EQ(flags, std::vector<Flag>{if_not_exists});
    const retort::TableItem other = cascade;
    EXPECT_EQ(base::caught([&] { build_table("t", &other, 1, &flags); }),
              "cascade does not apply to table 't'");
}

TEST(FindConstraint, FindsByNameOrDefinition) {
    const std::pair<Constraint, bool> rows[] = {
        {Check{.name = "ck_id"}, true},        {Unique{.name = "ck_id"}, false},
        {Check{.condition = "id > 0"}, true},  {Check{.condition = "id > 1"}, false},
        {Unique{.columns = {"email"}}, true},  {Unique{.name = "uq", .columns = {"email"}}, false},
        {PrimaryKey{.columns = {"id"}}, true},
    };
    for (const auto& [wanted, is_there] : rows) {
        EXPECT_EQ(find_constraint(value(users()), wanted).has_value(), is_there) << dump_constraint(wanted);
    }
    EXPECT_TRUE(find_constraint(value(users()), "ex"));
    EXPECT_FALSE(find_constraint(value(users()), ""));
}

TEST(RemoveConstraint, UndoesAddConstraint) {
    const Constraint constraints[] = {
        PrimaryKey{.name = "x", .columns = {"email"}}, ForeignKey{.name = "x", .columns = {"id"}},
        Unique{.name = "x", .columns = {"id"}}, Check{.name = "x", .condition = "1"},
        Exclude{.name = "x", .elements = {{{.text = "id"}, "="}}}};
    for (const auto& constraint : constraints) {
        Table table = value(users());
        table.primary_key.reset();
        const Table before = table;
        add_constraint(table, constraint);
        EXPECT_NE(table, before);
        EXPECT_TRUE(remove_constraint(table, constraint)) << dump_constraint(constraint);
        EXPECT_EQ(table, before);
        EXPECT_FALSE(remove_constraint(table, constraint)) << dump_constraint(constraint);
    }
}

TEST(RemoveConstraint, TakesAnUnnamedOneByDefinition) {
    Table table = value(users());
    EXPECT_TRUE(remove_constraint(table, Check{.condition = "id > 0"}));
    EXPECT_TRUE(table.checks.empty());
}

TEST(CountsByItself, HoldsForTheLoneIntegerKey) {
    const std::pair<retort::Table, bool> rows[] = {
        {table("t", column("id", Integer(), primary_key)), true},
        {table("t", column("id", BigInteger(), primary_key)), true},
        {table("t", column("id", Integer(), primary_key, no_autoincrement)), false},
        {table("t", column("id", Integer(), primary_key, server_default(1))), false},
        {table("t", column("id", Integer(), primary_key, identity())), false},
        {table("t", column("id", Integer(), primary_key, foreign_key("u.id"))), false},
        {table("t", column("id", Integer(), primary_key, foreign_key("u.id"), autoincrement)), true},
        {table("t", column("id", Numeric(), primary_key)), false},
        {table("t", column("id", Integer())), false},
        {table("t", column("id", Integer(), primary_key), column("x", Integer(), primary_key)), false},
    };
    for (const auto& [made, counts] : rows) {
        EXPECT_EQ(counts_by_itself(value(made), value(made).columns.front()), counts)
            << dump_table(value(made));
    }
}

TEST(FindColumn, MayMiss) {
    EXPECT_EQ(find_column(value(users()), "email")->name, "email");
    EXPECT_EQ(find_column(value(users()), "Email"), nullptr);
    EXPECT_EQ(find_index(value(users()), "ix_email")->name, "ix_email");
    EXPECT_EQ(find_index(value(users()), "ix"), nullptr);
}

TEST(KindName, IsAWordForEach) {
    EXPECT_EQ(kind_name(ConstraintKind::primary_key), "primary key");
    EXPECT_EQ(kind_name(kind_of(Exclude{})), "exclude");
    EXPECT_EQ(display_name({"app", "users"}), "app.users");
    EXPECT_EQ(display_name({"", "users"}), "users");
}

}  // namespace
}  // namespace retort::schema
