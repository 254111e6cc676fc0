// Constraints and indexes.
#include "autogenerate/compare_rows.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace retort::test {

namespace {

std::vector<Row> constraints() {
    const auto a = column("a", Integer());
    return {
        {"primary key added", MetaData(table("t", a)),
         MetaData(table("t", column("a", String()), primary_key_constraint("k", {"a"}))),
         "op.alter_column(\"t\", \"a\", type(String()), nullable(false), existing_type(Integer()), "
         "existing_nullable(true));\n"
         "op.create_primary_key(\"k\", \"t\", {\"a\"});\n",
         "op.drop_constraint(\"k\", \"t\");\n"
         "op.alter_column(\"t\", \"a\", type(Integer()), nullable(true), existing_type(String()), "
         "existing_nullable(false));\n"},
        {"an unnamed primary key is any key over its columns",
         MetaData(table("t", a, primary_key_constraint("odd", {"a"}))),
         MetaData(table("t", column("a", Integer(), primary_key))), "", ""},
        {"primary key renamed", MetaData(table("t", a, primary_key_constraint("k", {"a"}))),
         MetaData(table("t", a, primary_key_constraint("l", {"a"}))),
         "op.rename_constraint(\"t\", \"k\", \"l\");\n", "op.rename_constraint(\"t\", \"l\", \"k\");\n"},
        {"unnamed unique gets a name when added", t(a), t(column("a", Integer(), unique)),
         "op.create_unique_constraint(\"t_a_key\", \"t\", {\"a\"});\n",
         "op.drop_constraint(\"t_a_key\", \"t\");\n"},
        {"the given name is a free one", t(a, unique_constraint("t_a_key", {"id"})),
         t(a, unique_constraint("t_a_key", {"id"}), unique_constraint({"a"})),
         "op.create_unique_constraint(\"t_a_key1\", \"t\", {\"a\"});\n",
         "op.drop_constraint(\"t_a_key1\", \"t\");\n"},
        {"unnamed unique is any over its columns", t(a, unique_constraint("whatever", {"a"})),
         t(column("a", Integer(), unique)), "", ""},
        {"of several, the unnamed takes the least chosen",
         t(a, unique_constraint("chosen", {"a"}), unique_constraint("t_a_key", {"a"})),
         t(a, unique_constraint({"a"})), "op.drop_constraint(\"chosen\", \"t\");\n",
         "op.create_unique_constraint(\"chosen\", \"t\", {\"a\"});\n"},
        {"a named one claims its name before the unnamed choose",
         t(a, unique_constraint("t_a_key", {"a"}), unique_constraint("other", {"a"})),
         t(a, unique_constraint({"a"}), unique_constraint("t_a_key", {"a"})), "", ""},
        {"unique renamed", t(a, unique_constraint("u", {"a"})), t(a, unique_constraint("v", {"a"})),
         "op.rename_constraint(\"t\", \"u\", \"v\");\n", "op.rename_constraint(\"t\", \"v\", \"u\");\n"},
        {"names that swap are not renamed in place",
         t(a, check_constraint("c", "a > 0"), check_constraint("d", "a > 1")),
         t(a, check_constraint("d", "a > 0"), check_constraint("c", "a > 1")),
         "op.drop_constraint(\"d\", \"t\");\nop.drop_constraint(\"c\", \"t\");\n"
         "op.create_check_constraint(\"d\", \"t\", \"a > 0\");\n"
         "op.create_check_constraint(\"c\", \"t\", \"a > 1\");\n",
         "op.drop_constraint(\"c\", \"t\");\nop.drop_constraint(\"d\", \"t\");\n"
         "op.create_check_constraint(\"c\", \"t\", \"a > 0\");\n"
         "op.create_check_constraint(\"d\", \"t\", \"a > 1\");\n"},
        {"a name that an index has is not taken by a renaming",
         t(a, unique_constraint("u", {"a"}), index("i", {"id"})), t(a, unique_constraint("i", {"a"})),
         "op.drop_index(\"i\", \"t\");\nop.drop_constraint(\"u\", \"t\");\n"
         "op.create_unique_constraint(\"i\", \"t\", {\"a\"});\n",
         "op.drop_constraint(\"i\", \"t\");\nop.create_unique_constraint(\"u\", \"t\", {\"a\"});\n"
         "op.create_index(\"i\", \"t\", {\"id\"});\n"},
        {"the former name is free before it is taken", t(a, unique_constraint("u", {"a"})),
         t(a, unique_constraint("v", {"a"}), unique_constraint("u", {"id"})),
         "op.drop_constraint(\"u\", \"t\");\n"
         "op.create_unique_constraint(\"v\", \"t\", {\"a\"});\n"
         "op.create_unique_constraint(\"u\", \"t\", {\"id\"});\n",
         "op.drop_constraint(\"u\", \"t\");\nop.drop_constraint(\"v\", \"t\");\n"
         "op.create_unique_constraint(\"u\", \"t\", {\"a\"});\n"},
        {"a constraint over a column of another type is made anew", t(a, unique_constraint("u", {"a"})),
         t(column("a", Text()), unique_constraint("v", {"a"})),
         "op.drop_constraint(\"u\", \"t\");\n"
         "op.alter_column(\"t\", \"a\", type(Text()), existing_type(Integer()), existing_nullable(true));\n"
         "op.create_unique_constraint(\"v\", \"t\", {\"a\"});\n",
         "op.drop_constraint(\"v\", \"t\");\n"
         "op.alter_column(\"t\", \"a\", type(Integer()), existing_type(Text()), existing_nullable(true));\n"
         "op.create_unique_constraint(\"u\", \"t\", {\"a\"});\n"},
        {"a check is validated", t(a, check_constraint("c", "a > 0", not_valid)),
         t(a, check_constraint("c", "a > 0")), "op.validate_constraint(\"t\", \"c\");\n",
         "op.drop_constraint(\"c\", \"t\");\n"
         "op.create_check_constraint(\"c\", \"t\", \"a > 0\", not_valid);\n"},
        {"unique becomes deferrable", t(a, unique_constraint("u", {"a"})),
         t(a, unique_constraint("u", {"a"}, initially_deferred)),
         "op.drop_constraint(\"u\", \"t\");\nop.create_unique_constraint(\"u\", \"t\", {\"a\"}, "
         "initially_deferred);\n",
         "op.drop_constraint(\"u\", \"t\");\nop.create_unique_constraint(\"u\", \"t\", {\"a\"});\n"},
        {"an unnamed one without a partner is dropped by what it says", t(a, unique_constraint({"a"})), t(a),
         "op.drop_constraint(\"t\", unique_constraint({\"a\"}));\n",
         "op.create_constraint(\"t\", unique_constraint({\"a\"}));\n"},
        {"columns that are set on delete",
         t(a, foreign_key_constraint("f", {"a", "id"}, "t", {"id", "a"}, on_delete::set_null)),
         t(a, foreign_key_constraint("f", {"a", "id"}, "t", {"id", "a"}, on_delete::set_null,
                                     on_delete_columns({"a"}))),
         "op.drop_constraint(\"f\", \"t\");\n"
         "op.create_foreign_key(\"f\", \"t\", \"t\", {\"a\", \"id\"}, {\"id\", \"a\"}, on_delete::set_null, "
         "on_delete_columns({\"a\"}));\n",
         "op.drop_constraint(\"f\", \"t\");\n"
         "op.create_foreign_key(\"f\", \"t\", \"t\", {\"a\", \"id\"}, {\"id\", \"a\"}, "
         "on_delete::set_null);\n"},
        {"check that is not inherited", t(a, check_constraint("c", "a > 0")),
         t(a, check_constraint("c", "a > 0", no_inherit)),
         "op.drop_constraint(\"c\", \"t\");\n"
         "op.create_check_constraint(\"c\", \"t\", \"a > 0\", no_inherit);\n",
         "op.drop_constraint(\"c\", \"t\");\nop.create_check_constraint(\"c\", \"t\", \"a > 0\");\n"},
        {"storage parameters of a key", t(a, unique_constraint("u", {"a"})),
         t(a, unique_constraint("u", {"a"}, storage("fillfactor", "70"))),
         "op.drop_constraint(\"u\", \"t\");\n"
         "op.create_unique_constraint(\"u\", \"t\", {\"a\"}, storage(\"fillfactor\", \"70\"));\n",
         "op.drop_constraint(\"u\", \"t\");\nop.create_unique_constraint(\"u\", \"t\", {\"a\"});\n"},
        {"check text", t(a, check_constraint("c", "a > 0")), t(a, check_constraint("c", "a > 1")),
         "op.drop_constraint(\"c\", \"t\");\nop.create_check_constraint(\"c\", \"t\", \"a > 1\");\n",
         "op.drop_constraint(\"c\", \"t\");\nop.create_check_constraint(\"c\", \"t\", \"a > 0\");\n"},
        {"an unnamed check that has the database's name (AUT-16)",
         t(a, check_constraint("t_a_check", "a > 0")), t(a, check_constraint("a > 0")), "", ""},
        {"exclude", t(a, exclude_constraint("x", {excluding("a", "=")}, using_method("gist"))),
         t(a, exclude_constraint("x", {excluding("a", "<>")}, using_method("gist"))),
         "op.drop_constraint(\"x\", \"t\");\n"
         "op.create_exclude_constraint(\"x\", \"t\", {excluding(\"a\", \"<>\")}, using_method(\"gist\"));\n",
         "op.drop_constraint(\"x\", \"t\");\n"
         "op.create_exclude_constraint(\"x\", \"t\", {excluding(\"a\", \"=\")}, using_method(\"gist\"));\n"},
        {"foreign key renamed", t(a, foreign_key_constraint("f", {"a"}, "t", {"id"})),
         t(a, foreign_key_constraint("g", {"a"}, "t", {"id"})),
         "op.rename_constraint(\"t\", \"f\", \"g\");\n", "op.rename_constraint(\"t\", \"g\", \"f\");\n"},
        {"foreign key action", t(a, foreign_key_constraint("f", {"a"}, "t", {"id"})),
         t(a, foreign_key_constraint("f", {"a"}, "t", {"id"}, on_delete::cascade)),
         "op.drop_constraint(\"f\", \"t\");\n"
         "op.create_foreign_key(\"f\", \"t\", \"t\", {\"a\"}, {\"id\"}, on_delete::cascade);\n",
         "op.drop_constraint(\"f\", \"t\");\nop.create_foreign_key(\"f\", \"t\", \"t\", {\"a\"}, "
         "{\"id\"});\n"},
        {"an unstated target is the primary key", t(a, foreign_key_constraint("f", {"a"}, "t", {"id"})),
         t(a, foreign_key_constraint({"a"}, "t", {})), "", ""},
        {"unnamed foreign key added", t(a), t(column("a", Integer(), foreign_key("t.id"))),
         "op.create_foreign_key(\"t_a_fkey\", \"t\", \"t\", {\"a\"}, {\"id\"});\n",
         "op.drop_constraint(\"t_a_fkey\", \"t\");\n"},
    };
}

std::vector<Row> indexes() {
    const auto a = column("a", String());
    const auto changed = [&](const char* what, const Index& before, const Index& after, const char* upgrade,
                             const char* downgrade) {
        return Row{what, t(a, before), t(a, after), upgrade, downgrade};
    };
    const auto plain = index("i", {"a"});
    const auto back = "op.drop_index(\"i\", \"t\");\nop.create_index(\"i\", \"t\", {\"a\"});\n";
    return {
        changed("unstated is ascending, btree is the default", plain,
                index("i", {asc("a")}, using_method("btree")), "", ""),
        changed("name", plain, index("j", {"a"}), "op.rename_index(\"i\", \"t\", \"j\");\n",
                "op.rename_index(\"j\", \"t\", \"i\");\n"),
        changed("unique", plain, index("i", {"a"}, unique_index),
                "op.drop_index(\"i\", \"t\");\nop.create_index(\"i\", \"t\", {\"a\"}, unique_index);\n",
                back),
        changed("order", plain, index("i", {desc("a")}),
                "op.drop_index(\"i\", \"t\");\nop.create_index(\"i\", \"t\", {desc(\"a\")});\n", back),
        changed("nulls", plain, index("i", {col("a").nulls_first()}),
                "op.drop_index(\"i\", \"t\");\nop.create_index(\"i\", \"t\", {col(\"a\").nulls_first()});\n",
                back),
        changed("columns", plain, index("i", {"a", "id"}),
                "op.drop_index(\"i\", \"t\");\nop.create_index(\"i\", \"t\", {\"a\", \"id\"});\n", back),
        changed("expression", plain, index("i", {text("lower(a)")}),
                "op.drop_index(\"i\", \"t\");\nop.create_index(\"i\", \"t\", {text(\"lower(a)\")});\n", back),
        changed("operator class", plain, index("i", {col("a").op_class("text_pattern_ops")}),
                "op.drop_index(\"i\", \"t\");\n"
                "op.create_index(\"i\", \"t\", {col(\"a\").op_class(\"text_pattern_ops\")});\n",
                back),
        changed("collation", plain, index("i", {col("a").collate("C")}),
                "op.drop_index(\"i\", \"t\");\nop.create_index(\"i\", \"t\", {col(\"a\").collate(\"C\")});\n",
                back),
        changed("predicate", plain, index("i", {"a"}, where("a > ''")),
                "op.drop_index(\"i\", \"t\");\nop.create_index(\"i\", \"t\", {\"a\"}, where(\"a > ''\"));\n",
                back),
        changed(
            "method", plain, index("i", {"a"}, using_method("hash")),
            "op.drop_index(\"i\", \"t\");\nop.create_index(\"i\", \"t\", {\"a\"}, using_method(\"hash\"));\n",
            back),
        changed("include", plain, index("i", {"a"}, include({"id"})),
                "op.drop_index(\"i\", \"t\");\nop.create_index(\"i\", \"t\", {\"a\"}, include({\"id\"}));\n",
                back),
        changed("nulls not distinct", index("i", {"a"}, unique_index),
                index("i", {"a"}, unique_index, nulls_not_distinct),
                "op.drop_index(\"i\", \"t\");\n"
                "op.create_index(\"i\", \"t\", {\"a\"}, unique_index, nulls_not_distinct);\n",
                "op.drop_index(\"i\", \"t\");\nop.create_index(\"i\", \"t\", {\"a\"}, unique_index);\n"),
        changed("storage", plain, index("i", {"a"}, storage("fillfactor", "70")),
                "op.drop_index(\"i\", \"t\");\n"
                "op.create_index(\"i\", \"t\", {\"a\"}, storage(\"fillfactor\", \"70\"));\n",
                back),
        changed("tablespace", plain, index("i", {"a"}, tablespace("fast")),
                "op.drop_index(\"i\", \"t\");\n"
                "op.create_index(\"i\", \"t\", {\"a\"}, tablespace(\"fast\"));\n",
                back),
    };
}

TEST(Compare, Constraints) {
    expect_rows(constraints());
}

TEST(Compare, Indexes) {
    expect_rows(indexes());
}

TEST(Compare, AnInvalidIndexIsMadeAnew) {
    const auto model = value_of(t(column("a", Integer()), index("i", {"a"}, unique_index)));
    auto database = model;
    database.tables[0].indexes[0].invalid = true;
    const auto comparison = compare_values(database, model);
    const std::string anew =
        "op.drop_index(\"i\", \"t\");\nop.create_index(\"i\", \"t\", {\"a\"}, unique_index);\n";
    EXPECT_EQ(source_of(comparison.upgrade), anew);
    EXPECT_EQ(source_of(comparison.downgrade), anew);
    EXPECT_THAT(comparison.log,
                testing::ElementsAre("Detected changed index 'i' on 't': it is invalid, as a CREATE INDEX "
                                     "CONCURRENTLY that failed leaves it"));
}

// What the model does not say, canonical() takes from the database.
TEST(Compare, WhatIsMadeAnewStaysInItsTablespace) {
    const auto a = column("a", Integer());
    const auto model = value_of(t(a, index("i", {"a"}), unique_constraint("u", {"a"}, deferrable)));
    auto canonical = model;
    canonical.tables[0].indexes[0].tablespace = "fast";
    canonical.tables[0].uniques[0].tablespace = "fast";
    auto database = canonical;
    database.tables[0].indexes[0].where = "a > 1";
    database.tables[0].uniques[0].deferrability = schema::Deferrability::none;
    const auto comparison = autogenerate::compare({database, model, canonical}, all_abilities());
    EXPECT_EQ(source_of(comparison.upgrade),
              "op.drop_index(\"i\", \"t\");\n"
              "op.drop_constraint(\"u\", \"t\");\n"
              "op.create_unique_constraint(\"u\", \"t\", {\"a\"}, deferrable, tablespace(\"fast\"));\n"
              "op.create_index(\"i\", \"t\", {\"a\"}, tablespace(\"fast\"));\n");
}

}  // namespace
}  // namespace retort::test
