// The order of operations: dependencies first, whatever order the sides list
// their tables in, and circles cut.
#include "autogenerate/models.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace retort::test {

namespace {

Column id() {
    return column("id", Integer(), primary_key);
}
Column ref(Str name, Str target) {
    return column(name, Integer(), foreign_key(target));
}

const MetaData kNothing;

struct Row {
    const char* what;
    MetaData database;
    MetaData model;
    const char* upgrade;
};

std::vector<Row> rows() {
    return {
        {"tables by their references", kNothing,
         MetaData(table("a", id(), ref("b", "b.id")), table("b", id(), ref("c", "c.id")), table("c", id())),
         "op.create_table(\"c\", column(\"id\", Integer(), primary_key));\n"
         "op.create_table(\"b\", "
         "column(\"id\", Integer(), primary_key), "
         "column(\"c\", Integer()), "
         "foreign_key_constraint({\"c\"}, \"c\", {\"id\"}));\n"
         "op.create_table(\"a\", "
         "column(\"id\", Integer(), primary_key), "
         "column(\"b\", Integer()), "
         "foreign_key_constraint({\"b\"}, \"b\", {\"id\"}));\n"},
        {"tables go in reverse", MetaData(table("a", id()), table("b", id(), ref("a", "a.id"))), kNothing,
         "op.drop_table(\"b\");\nop.drop_table(\"a\");\n"},
        {"a table that references itself", kNothing, MetaData(table("a", id(), ref("a", "a.id"))),
         "op.create_table(\"a\", "
         "column(\"id\", Integer(), primary_key), "
         "column(\"a\", Integer()), "
         "foreign_key_constraint({\"a\"}, \"a\", {\"id\"}));\n"},
        {"a circle is closed at the end", kNothing,
         MetaData(table("a", id(), ref("b", "b.id")), table("b", id(), ref("a", "a.id"))),
         "op.create_table(\"a\", column(\"id\", Integer(), primary_key), column(\"b\", Integer()));\n"
         "op.create_table(\"b\", "
         "column(\"id\", Integer(), primary_key), "
         "column(\"a\", Integer()), "
         "foreign_key_constraint({\"a\"}, \"a\", {\"id\"}));\n"
         "op.create_foreign_key(\"a_b_fkey\", \"a\", \"b\", {\"b\"}, {\"id\"});\n"},
        {"a circle is opened before it is dropped",
         MetaData(table("a", id(), column("b", Integer(), named_foreign_key("f", "b.id"))),
                  table("b", id(), ref("a", "a.id"))),
         kNothing, "op.drop_constraint(\"f\", \"a\");\nop.drop_table(\"b\");\nop.drop_table(\"a\");\n"},
        {"references to a dropped table go first",
         MetaData(table("a", id(), column("z", Integer(), named_foreign_key("f", "z.id"))), table("z", id())),
         MetaData(table("a", id(), column("z", Integer()))),
         "op.drop_constraint(\"f\", \"a\");\nop.drop_table(\"z\");\n"},
        {"references wait for the key they rest on",
         MetaData(table("a", id(), column("x", Integer())), table("b", id(), column("x", Integer()))),
         MetaData(table("a", id(), column("x", Integer(), foreign_key("b.x"))),
                  table("b", id(), column("x", Integer(), unique))),
         "op.create_unique_constraint(\"b_x_key\", \"b\", {\"x\"});\n"
         "op.create_foreign_key(\"a_x_fkey\", \"a\", \"b\", {\"x\"}, {\"x\"});\n"},
        {"unchanged references make way for a key's new name",
         MetaData(table("a", id(), column("x", Integer(), named_foreign_key("f", "b.id"))),
                  table("b", column("id", Integer()), primary_key_constraint("p", {"id"}))),
         MetaData(table("a", id(), column("x", Integer(), foreign_key("b.id"))),
                  table("b", column("id", Integer()), primary_key_constraint("q", {"id"}))),
         "op.rename_constraint(\"b\", \"p\", \"q\");\n"},
        {"an index's name is free before it is taken",
         MetaData(table("a", id()), table("b", id(), index("i", {"id"}))),
         MetaData(table("a", id(), index("i", {"id"})), table("b", id())),
         "op.drop_index(\"i\", \"b\");\nop.create_index(\"i\", \"a\", {\"id\"});\n"},
        {"an enum that only loses values waits for the defaults",
         MetaData(table("t", id(), column("m", Enum("e", {"a", "b"}), server_default("b")))),
         MetaData(table("t", id(), column("m", Enum("e", {"a"}), server_default("a")))),
         "op.alter_column(\"t\", \"m\", "
         "server_default(\"a\"), "
         "existing_type(Enum(\"e\", {\"a\", \"b\"})), "
         "existing_nullable(true), "
         "existing_server_default(server_default(\"b\")));\n"
         "op.alter_enum(\"e\", {\"a\"});\n"},
        {"what goes before what comes, columns last",
         MetaData(table("t", id(), column("a", Integer()), index("i", {"a"}), unique_constraint("u", {"a"}))),
         MetaData(table("t", id(), column("b", Integer()), index("j", {"b"}), unique_constraint("v", {"b"}))),
         "op.drop_index(\"i\", \"t\");\n"
         "op.drop_constraint(\"u\", \"t\");\n"
         "op.add_column(\"t\", column(\"b\", Integer()));\n"
         "op.create_unique_constraint(\"v\", \"t\", {\"b\"});\n"
         "op.create_index(\"j\", \"t\", {\"b\"});\n"
         "op.drop_column(\"t\", \"a\");\n"},
    };
}

TEST(Order, DependenciesFirst) {
    for (const auto& row : rows()) {
        EXPECT_EQ(source_of(compare_models(row.database, row.model).upgrade), row.upgrade) << row.what;
    }
}

TEST(Order, NoMatterHowTheSidesAreListed) {
    std::mt19937 random(20);
    for (const auto& row : rows()) {
        auto database = row.database.box()->value;
        auto model = row.model.box()->value;
        std::shuffle(database.tables.begin(), database.tables.end(), random);
        std::shuffle(model.tables.begin(), model.tables.end(), random);
        EXPECT_EQ(source_of(compare_values(database, model).upgrade), row.upgrade) << row.what;
    }
}

TEST(Order, CirclesStayInlineWhereTablesAreRebuilt) {
    const MetaData model(table("a", id(), ref("b", "b.id")), table("b", id(), ref("a", "a.id")));
    EXPECT_EQ(source_of(compare_models(kNothing, model, rebuilding()).upgrade),
              "op.create_table(\"a\", "
              "column(\"id\", Integer(), primary_key), "
              "column(\"b\", Integer()), "
              "foreign_key_constraint({\"b\"}, \"b\", {\"id\"}));\n"
              "op.create_table(\"b\", "
              "column(\"id\", Integer(), primary_key), "
              "column(\"a\", Integer()), "
              "foreign_key_constraint({\"a\"}, \"a\", {\"id\"}));\n");
    EXPECT_EQ(source_of(compare_models(model, kNothing, rebuilding()).upgrade),
              "op.drop_table(\"a\");\nop.drop_table(\"b\");\n");
}

TEST(Order, BatchesHoldATablesAlterations) {
    const MetaData database(table("a", id(), column("x", Integer()), column("y", Integer())),
                            table("z", id()));
    const MetaData model(
        table("a", id(), column("x", Text(), not_null), ref("n", "new.id"), index("i", {"x"})),
        table("new", id(), index("j", {"id"})));
    const auto comparison = compare_models(database, model, rebuilding());
    EXPECT_EQ(source_of(comparison.upgrade),
              "op.create_table(\"new\", column(\"id\", Integer(), primary_key));\n"
              "op.create_index(\"j\", \"new\", {\"id\"});\n"
              "{\n"
              "    auto batch = op.batch_alter_table(\"a\");\n"
              "    batch.add_column(column(\"n\", Integer(), foreign_key(\"new.id\")));\n"
              "    batch.alter_column(\"x\", type(Text()), nullable(false), existing_type(Integer()), "
              "existing_nullable(true));\n"
              "    batch.create_index(\"i\", {\"x\"});\n"
              "    batch.drop_column(\"y\");\n"
              "}\n"
              "op.drop_table(\"z\");\n");
    EXPECT_EQ(source_of(comparison.downgrade),
              "op.create_table(\"z\", column(\"id\", Integer(), primary_key));\n"
              "{\n"
              "    auto batch = op.batch_alter_table(\"a\");\n"
              "    batch.add_column(column(\"y\", Integer()));\n"
              "    batch.drop_index(\"i\");\n"
              "    batch.alter_column(\"x\", type(Integer()), nullable(true), existing_type(Text()), "
              "existing_nullable(false));\n"
              "    batch.drop_column(\"n\");\n"
              "}\n"
              "op.drop_index(\"j\", \"new\");\n"
              "op.drop_table(\"new\");\n");
}

TEST(Order, BatchesThatNeedOneAnotherAreTakenApart) {
    auto options = all_abilities();
    options.render_as_batch = true;
    const auto side = [](const auto&... more) {
        return MetaData(table("a", id(), column("x", Integer()), column("y", Integer()), more...),
                        table("b", id(), column("x", Integer()), column("y", Integer())));
    };
    const MetaData model(
        table("a", id(), column("x", Integer(), unique), column("y", Integer(), foreign_key("b.x"))),
        table("b", id(), column("x", Integer(), unique), column("y", Integer(), foreign_key("a.x"))));
    const auto upgrade = compare_models(side(), model, options).upgrade;
    EXPECT_EQ(source_of(upgrade),
              "{\n"
              "    auto batch = op.batch_alter_table(\"a\");\n"
              "    batch.create_unique_constraint(\"a_x_key\", {\"x\"});\n"
              "}\n"
              "{\n"
              "    auto batch = op.batch_alter_table(\"b\");\n"
              "    batch.create_unique_constraint(\"b_x_key\", {\"x\"});\n"
              "    batch.create_foreign_key(\"b_y_fkey\", \"a\", {\"y\"}, {\"x\"});\n"
              "}\n"
              "{\n"
              "    auto batch = op.batch_alter_table(\"a\");\n"
              "    batch.create_foreign_key(\"a_y_fkey\", \"b\", {\"y\"}, {\"x\"});\n"
              "}\n");
}

}  // namespace
}  // namespace retort::test
