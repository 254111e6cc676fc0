// Tables that come and go, and what is renamed.
#include "autogenerate/compare_rows.hpp"
#include "retort/error.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace retort::test {

namespace {

using testing::HasSubstr;
using testing::ThrowsMessage;

std::vector<Row> renames() {
    return {
        {"table", named("old"),
         MetaData(
             table("new", renamed_from("old"), column("id", Integer(), primary_key), column("x", Integer()))),
         "op.rename_table(\"old\", \"new\");\n", "op.rename_table(\"new\", \"old\");\n"},
        {"column", t(column("old", Integer())), t(column("new", Integer(), renamed_from("old"))),
         "op.alter_column(\"t\", \"old\", new_name(\"new\"), existing_type(Integer()), "
         "existing_nullable(true));\n",
         "op.alter_column(\"t\", \"new\", new_name(\"old\"), existing_type(Integer()), "
         "existing_nullable(true));\n"},
        {"done before", t(column("new", Integer())), t(column("new", Integer(), renamed_from("old"))), "",
         ""},
        {"there is a new column of the old name", t(column("new", Integer())),
         t(column("new", Integer(), renamed_from("old")), column("old", Text())),
         "op.add_column(\"t\", column(\"old\", Text()));\n", "op.drop_column(\"t\", \"old\");\n"},
        {"neither is there", t(), t(column("new", Integer(), renamed_from("old"))),
         "op.add_column(\"t\", column(\"new\", Integer()));\n", "op.drop_column(\"t\", \"new\");\n"},
        {"in a new table", MetaData(),
         MetaData(
             table("new", renamed_from("old"), column("id", Integer(), primary_key, renamed_from("old")))),
         "op.create_table(\"new\", column(\"id\", Integer(), primary_key));\n", "op.drop_table(\"new\");\n"},
        {"column of a renamed table, with what stands on it",
         MetaData(table("old", column("id", Integer(), primary_key), column("x", Integer(), indexed),
                        check_constraint("ck", "x > 0"))),
         MetaData(table("new", renamed_from("old"), column("id", Integer(), primary_key),
                        column("y", Integer(), renamed_from("x")), check_constraint("ck", "y > 0"),
                        index("ix_old_x", {"y"}))),
         "op.rename_table(\"old\", \"new\");\n"
         "op.alter_column(\"new\", \"x\", new_name(\"y\"), existing_type(Integer()), "
         "existing_nullable(true));\n",
         "op.alter_column(\"new\", \"y\", new_name(\"x\"), existing_type(Integer()), "
         "existing_nullable(true));\n"
         "op.rename_table(\"new\", \"old\");\n"},
    };
}

std::vector<Row> tables() {
    return {
        {"equal", t(), t(), "", ""},
        {"table added", MetaData(), t(column("name", String(10), not_null, indexed)),
         "op.create_table(\"t\", column(\"id\", Integer(), primary_key), column(\"name\", String(10), "
         "not_null));\n"
         "op.create_index(\"ix_t_name\", \"t\", {\"name\"});\n",
         "op.drop_index(\"ix_t_name\", \"t\");\n"
         "op.drop_table(\"t\");\n"},
        {"table removed", t(column("name", String(10), not_null, indexed)), MetaData(),
         "op.drop_index(\"ix_t_name\", \"t\");\n"
         "op.drop_table(\"t\");\n",
         "op.create_table(\"t\", column(\"id\", Integer(), primary_key), column(\"name\", String(10), "
         "not_null));\n"
         "op.create_index(\"ix_t_name\", \"t\", {\"name\"});\n"},
        {"unnamed constraints stay unnamed in a new table", MetaData(),
         t(column("a", Integer(), unique), check_constraint("a > 0")),
         "op.create_table(\"t\", "
         "column(\"id\", Integer(), primary_key), "
         "column(\"a\", Integer()), "
         "unique_constraint({\"a\"}), "
         "check_constraint(\"a > 0\"));\n",
         "op.drop_table(\"t\");\n"},
        {"the version table is nobody's",
         MetaData(table("alembic_version", column("version_num", String(32), primary_key))), MetaData(), "",
         ""},
        {"table comment added", t(), t(comment("people")), "op.create_table_comment(\"t\", \"people\");\n",
         "op.drop_table_comment(\"t\");\n"},
        {"table comment changed", t(comment("old")), t(comment("new")),
         "op.create_table_comment(\"t\", \"new\");\n", "op.create_table_comment(\"t\", \"old\");\n"},
        {"table options", t(option("d_a", "1"), option("d_b", "2"), option("d_c", "3")),
         t(option("d_b", "2"), option("d_c", "4"), option("d_e")),
         "op.alter_table_options(\"t\", no_option(\"d_a\"), option(\"d_c\", \"4\"), option(\"d_e\"));\n",
         "op.alter_table_options(\"t\", option(\"d_a\", \"1\"), option(\"d_c\", \"3\"), "
         "no_option(\"d_e\"));\n"},
        {"schema added", MetaData(), MetaData(schema_name("b"), schema_name("a")),
         "op.create_schema(\"a\");\nop.create_schema(\"b\");\n",
         "op.drop_schema(\"b\");\nop.drop_schema(\"a\");\n"},
        {"schema never dropped", MetaData(schema_name("a"), schema_name("b")), MetaData(schema_name("b")), "",
         ""},
    };
}

TEST(Compare, Tables) {
    expect_rows(tables());
}

TEST(Compare, Renames) {
    expect_rows(renames());
}

TEST(Compare, ARenameIntoANameThatIsTakenIsRefused) {
    const auto column_taken = [] {
        compare_models(t(column("a", Integer()), column("b", Text())),
                       t(column("b", Integer(), renamed_from("a"))));
    };
    EXPECT_THAT(column_taken, ThrowsMessage<Error>(HasSubstr("both t.a and t.b")));
    const auto table_taken = [] {
        compare_models(MetaData(table("a", column("x", Integer())), table("b", column("x", Integer()))),
                       MetaData(table("b", renamed_from("a"), column("x", Integer()))));
    };
    EXPECT_THAT(table_taken, ThrowsMessage<Error>(HasSubstr("both a and b")));
}

TEST(Compare, DropsBesideAdditionsAreRenameCandidates) {
    const auto candidates = [](const MetaData& database, const MetaData& model) {
        std::string text;
        for (const auto& each : compare_models(database, model).rename_candidates) {
            text += autogenerate::describe_renamed(each) + ">" + each.new_name + " ";
        }
        return text;
    };
    EXPECT_EQ(candidates(t(column("a", Integer())), t(column("b", Integer(), not_null))), "t.a>b ");
    EXPECT_EQ(candidates(t(column("a", Integer())), t(column("b", Text()))), "");
    EXPECT_EQ(candidates(t(column("a", Text())), t(column("b", Text()), column("c", Text()))),
              "t.a>b t.a>c ");
    EXPECT_EQ(candidates(named("old"), named("new")), "old>new ");
    EXPECT_EQ(candidates(named("old"), named("new", column("y", Integer()))), "");
    EXPECT_EQ(candidates(t(column("a", Integer())), MetaData()), "");
}

}  // namespace
}  // namespace retort::test
