// Columns, and the types and sequences that they use.
#include "autogenerate/compare_rows.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace retort::test {

namespace {

std::vector<Row> columns() {
    return {
        {"column added and removed", t(column("a", Integer())), t(column("b", Integer(), not_null)),
         "op.add_column(\"t\", column(\"b\", Integer(), not_null));\n"
         "op.drop_column(\"t\", \"a\");\n",
         "op.add_column(\"t\", column(\"a\", Integer()));\n"
         "op.drop_column(\"t\", \"b\");\n"},
        {"order of columns does not matter", t(column("a", Integer()), column("b", Integer())),
         t(column("b", Integer()), column("a", Integer())), "", ""},
        {"nullable", t(column("a", Integer(), not_null)), t(column("a", Integer())),
         "op.alter_column(\"t\", \"a\", nullable(true), existing_type(Integer()), "
         "existing_nullable(false));\n",
         "op.alter_column(\"t\", \"a\", nullable(false), existing_type(Integer()), "
         "existing_nullable(true));\n"},
        {"type", t(column("a", Integer())), t(column("a", BigInteger())),
         "op.alter_column(\"t\", \"a\", type(BigInteger()), existing_type(Integer()), "
         "existing_nullable(true));\n",
         "op.alter_column(\"t\", \"a\", type(Integer()), existing_type(BigInteger()), "
         "existing_nullable(true));\n"},
        {"a missing length is a difference", t(column("a", String(10))), t(column("a", String())),
         "op.alter_column(\"t\", \"a\", type(String()), existing_type(String(10)), "
         "existing_nullable(true));\n",
         "op.alter_column(\"t\", \"a\", type(String(10)), existing_type(String()), "
         "existing_nullable(true));\n"},
        {"a missing scale is a difference", t(column("a", Numeric(8, 2))), t(column("a", Numeric())),
         "op.alter_column(\"t\", \"a\", type(Numeric()), existing_type(Numeric(8, 2)), "
         "existing_nullable(true));\n",
         "op.alter_column(\"t\", \"a\", type(Numeric(8, 2)), existing_type(Numeric()), "
         "existing_nullable(true));\n"},
        {"words of other types in any case", t(column("a", named_type("LTREE"))),
         t(column("a", named_type("ltree"))), "", ""},
        {"default added", t(column("a", Integer())), t(column("a", Integer(), server_default(0))),
         "op.alter_column(\"t\", \"a\", server_default(0), existing_type(Integer()), "
         "existing_nullable(true), "
         "existing_server_default(no_server_default()));\n",
         "op.alter_column(\"t\", \"a\", no_server_default(), existing_type(Integer()), "
         "existing_nullable(true), "
         "existing_server_default(server_default(0)));\n"},
        {"an unchanged default is told", t(column("a", Integer(), server_default(0))),
         t(column("a", Integer(), not_null, server_default(0))),
         "op.alter_column(\"t\", \"a\", "
         "nullable(false), "
         "existing_type(Integer()), "
         "existing_nullable(true), "
         "existing_server_default(server_default(0)));\n",
         "op.alter_column(\"t\", \"a\", "
         "nullable(true), "
         "existing_type(Integer()), "
         "existing_nullable(false), "
         "existing_server_default(server_default(0)));\n"},
        {"column comment removed", t(column("a", Integer(), comment("x"))), t(column("a", Integer())),
         "op.alter_column(\"t\", \"a\", no_comment(), existing_type(Integer()), existing_nullable(true), "
         "existing_comment(\"x\"));\n",
         "op.alter_column(\"t\", \"a\", comment(\"x\"), existing_type(Integer()), "
         "existing_nullable(true));\n"},
        {"identity whose options go", t(column("a", Integer(), identity({.start = 7}))),
         t(column("a", Integer(), identity())),
         "op.alter_column(\"t\", \"a\", identity(), existing_type(Integer()), existing_nullable(false), "
         "existing_identity(identity({.start = 7})));\n",
         "op.alter_column(\"t\", \"a\", identity({.start = 7}), existing_type(Integer()), "
         "existing_nullable(false), existing_identity(identity()));\n"},
        {"identity changed", t(column("a", Integer(), identity())),
         t(column("a", Integer(), identity({.always = true, .start = 5}))),
         "op.alter_column(\"t\", \"a\", identity({.always = true, .start = 5}), existing_type(Integer()), "
         "existing_nullable(false), existing_identity(identity()));\n",
         "op.alter_column(\"t\", \"a\", identity(), existing_type(Integer()), existing_nullable(false), "
         "existing_identity(identity({.always = true, .start = 5})));\n"},
        {"computed changed", t(column("a", Integer(), computed("id + 1"))),
         t(column("a", Integer(), computed("id + 2", virtual_))),
         "op.alter_column(\"t\", \"a\", computed(\"id + 2\", virtual_), existing_type(Integer()), "
         "existing_nullable(true), existing_computed(computed(\"id + 1\")));\n",
         "op.alter_column(\"t\", \"a\", computed(\"id + 1\"), existing_type(Integer()), "
         "existing_nullable(true), existing_computed(computed(\"id + 2\", virtual_)));\n"},
        {"a computed column after what it is made of", t(),
         t(column("b", Integer(), computed("a + 1")), column("a", Integer())),
         "op.add_column(\"t\", column(\"a\", Integer()));\n"
         "op.add_column(\"t\", column(\"b\", Integer(), computed(\"a + 1\")));\n",
         "op.drop_column(\"t\", \"b\");\n"
         "op.drop_column(\"t\", \"a\");\n"},
    };
}

std::vector<Row> types() {
    const auto before = Enum("mood", {"sad", "happy"});
    return {
        {"enum of an added column", t(), t(column("m", before)),
         "op.create_enum(\"mood\", {\"sad\", \"happy\"});\n"
         "op.add_column(\"t\", column(\"m\", Enum(\"mood\", {\"sad\", \"happy\"})));\n",
         "op.drop_column(\"t\", \"m\");\nop.drop_enum(\"mood\");\n"},
        {"enum that loses its last column", t(column("m", before)), t(),
         "op.drop_column(\"t\", \"m\");\nop.drop_enum(\"mood\");\n",
         "op.create_enum(\"mood\", {\"sad\", \"happy\"});\n"
         "op.add_column(\"t\", column(\"m\", Enum(\"mood\", {\"sad\", \"happy\"})));\n"},
        {"enum values", t(column("m", before)), t(column("m", Enum("mood", {"sad", "ok", "happy"}))),
         "op.add_enum_value_before(\"mood\", \"ok\", \"happy\");\n",
         "op.alter_enum(\"mood\", {\"sad\", \"happy\"});\n"},
        {"several enum values", t(column("m", before)),
         t(column("m", Enum("mood", {"a", "b", "sad", "c", "d", "happy", "e", "f"}))),
         "op.add_enum_value_before(\"mood\", \"a\", \"sad\");\n"
         "op.add_enum_value_before(\"mood\", \"b\", \"sad\");\n"
         "op.add_enum_value_before(\"mood\", \"c\", \"happy\");\n"
         "op.add_enum_value_before(\"mood\", \"d\", \"happy\");\n"
         "op.add_enum_value(\"mood\", \"e\");\nop.add_enum_value(\"mood\", \"f\");\n",
         "op.alter_enum(\"mood\", {\"sad\", \"happy\"});\n"},
        {"an enum value in another order", t(column("m", before)),
         t(column("m", Enum("mood", {"happy", "sad", "new"}))),
         "op.alter_enum(\"mood\", {\"happy\", \"sad\", \"new\"});\n",
         "op.alter_enum(\"mood\", {\"sad\", \"happy\"});\n"},
        {"an enum value that a default says", t(column("m", before)),
         t(column("m", Enum("mood", {"sad", "happy", "new"}), server_default("new"))),
         "op.alter_enum(\"mood\", {\"sad\", \"happy\", \"new\"});\n"
         "op.alter_column(\"t\", \"m\", server_default(\"new\"), "
         "existing_type(Enum(\"mood\", {\"sad\", \"happy\"})), existing_nullable(true), "
         "existing_server_default(no_server_default()));\n",
         "op.alter_column(\"t\", \"m\", no_server_default(), "
         "existing_type(Enum(\"mood\", {\"sad\", \"happy\"})), existing_nullable(true), "
         "existing_server_default(server_default(\"new\")));\n"
         "op.alter_enum(\"mood\", {\"sad\", \"happy\"});\n"},
        {"an enum value that a check says", t(column("m", before)),
         t(column("m", Enum("mood", {"sad", "happy", "it's"})), check_constraint("c", "m <> 'it''s'")),
         "op.alter_enum(\"mood\", {\"sad\", \"happy\", \"it's\"});\n"
         "op.create_check_constraint(\"c\", \"t\", \"m <> 'it''s'\");\n",
         "op.drop_constraint(\"c\", \"t\");\nop.alter_enum(\"mood\", {\"sad\", \"happy\"});\n"},
        {"an enum value that an index says", t(column("m", before)),
         t(column("m", Enum("mood", {"sad", "happy", "new"})), index("i", {"id"}, where("m = 'new'"))),
         "op.alter_enum(\"mood\", {\"sad\", \"happy\", \"new\"});\n"
         "op.create_index(\"i\", \"t\", {\"id\"}, where(\"m = 'new'\"));\n",
         "op.drop_index(\"i\", \"t\");\nop.alter_enum(\"mood\", {\"sad\", \"happy\"});\n"},
        {"an enum value beside what says another", t(column("m", before)),
         t(column("m", Enum("mood", {"sad", "happy", "new"})), index("i", {"id"}, where("m = 'sad'"))),
         "op.add_enum_value(\"mood\", \"new\");\n"
         "op.create_index(\"i\", \"t\", {\"id\"}, where(\"m = 'sad'\"));\n",
         "op.drop_index(\"i\", \"t\");\nop.alter_enum(\"mood\", {\"sad\", \"happy\"});\n"},
        {"an enum value that rows may turn into", t(column("m", before), column("x", Text())),
         t(column("m", Enum("mood", {"sad", "happy", "new"})),
           column("x", Enum("mood", {"sad", "happy", "new"}))),
         "op.alter_enum(\"mood\", {\"sad\", \"happy\", \"new\"});\n"
         "op.alter_column(\"t\", \"x\", type(Enum(\"mood\", {\"sad\", \"happy\", \"new\"})), "
         "existing_type(Text()), existing_nullable(true));\n",
         "op.alter_column(\"t\", \"x\", type(Text()), "
         "existing_type(Enum(\"mood\", {\"sad\", \"happy\", \"new\"})), existing_nullable(true));\n"
         "op.alter_enum(\"mood\", {\"sad\", \"happy\"});\n"},
        {"options of a sequence", MetaData(sequence("s", {.start = 5, .max_value = 9})),
         MetaData(sequence("s", {.increment = 2})), "op.alter_sequence(\"s\", {.increment = 2});\n",
         "op.alter_sequence(\"s\", {.start = 5, .max_value = 9});\n"},
        {"text becomes an enum", t(column("m", Text())), t(column("m", before)),
         "op.create_enum(\"mood\", {\"sad\", \"happy\"});\n"
         "op.alter_column(\"t\", \"m\", type(Enum(\"mood\", {\"sad\", \"happy\"})), existing_type(Text()), "
         "existing_nullable(true));\n",
         "op.alter_column(\"t\", \"m\", type(Text()), existing_type(Enum(\"mood\", {\"sad\", \"happy\"})), "
         "existing_nullable(true));\n"
         "op.drop_enum(\"mood\");\n"},
        {"sequence before its user", t(),
         MetaData(table("t", column("id", Integer(), primary_key),
                        column("n", Integer(), server_default(text("nextval('s')")))),
                  sequence("s", {.start = 5})),
         "op.create_sequence(\"s\", {.start = 5});\n"
         "op.add_column(\"t\", column(\"n\", Integer(), server_default(text(\"nextval('s')\"))));\n",
         "op.drop_column(\"t\", \"n\");\nop.drop_sequence(\"s\");\n"},
        {"a changed domain sets its columns free meanwhile",
         MetaData(table("t", column("d", Domain("code", String()))),
                  domain_type("code", String(), "VALUE <> ''")),
         MetaData(table("t", column("d", Domain("code", String()))),
                  domain_type("code", String(), "VALUE > 'a'")),
         "op.alter_column(\"t\", \"d\", type(String()), existing_type(Domain(\"code\", String())), "
         "existing_nullable(true));\n"
         "op.drop_domain(\"code\");\n"
         "op.create_domain(\"code\", String(), \"\", \"VALUE > 'a'\");\n"
         "op.alter_column(\"t\", \"d\", type(Domain(\"code\", String())), existing_type(String()), "
         "existing_nullable(true));\n",
         "op.alter_column(\"t\", \"d\", type(String()), existing_type(Domain(\"code\", String())), "
         "existing_nullable(true));\n"
         "op.drop_domain(\"code\");\n"
         "op.create_domain(\"code\", String(), \"\", \"VALUE <> ''\");\n"
         "op.alter_column(\"t\", \"d\", type(Domain(\"code\", String())), existing_type(String()), "
         "existing_nullable(true));\n"},
    };
}

TEST(Compare, Columns) {
    expect_rows(columns());
}

TEST(Compare, TypesAndSequences) {
    expect_rows(types());
}

autogenerate::CompareOptions with_column_options() {
    auto options = all_abilities();
    options.abilities.column_options = {"d_a", "d_b"};
    return options;
}

TEST(Compare, OptionsOfColumnsThatTheDatabaseTells) {
    const auto found = column("a", Text(), option("d_a", "1"), option("d_other", "1"));
    const auto wanted = column("a", Text(), option("d_a", "2"), option("d_b"));
    const auto comparison = compare_models(t(found), t(wanted), with_column_options());
    EXPECT_EQ(source_of(comparison.upgrade),
              "op.alter_column(\"t\", \"a\", option(\"d_a\", \"2\"), option(\"d_b\"), existing_type(Text()), "
              "existing_nullable(true));\n");
    EXPECT_EQ(
        source_of(comparison.downgrade),
        "op.alter_column(\"t\", \"a\", option(\"d_a\", \"1\"), no_option(\"d_b\"), existing_type(Text()), "
        "existing_nullable(true));\n");
}

TEST(Compare, AnotherTypeKeepsTheColumnsOptions) {
    const auto found = column("a", Text(), option("d_a", "1"));
    const auto wanted = column("a", String(9), option("d_a", "1"));
    const auto comparison = compare_models(t(found), t(wanted), with_column_options());
    EXPECT_EQ(source_of(comparison.upgrade),
              "op.alter_column(\"t\", \"a\", type(String(9)), option(\"d_a\", \"1\"), existing_type(Text()), "
              "existing_nullable(true));\n");
    EXPECT_EQ(source_of(comparison.downgrade),
              "op.alter_column(\"t\", \"a\", type(Text()), option(\"d_a\", \"1\"), existing_type(String(9)), "
              "existing_nullable(true));\n");
}

TEST(Compare, AutoincrementOnlyWhereItResolvesDifferently) {
    const auto one = [](const auto&... options) {
        return MetaData(table("t", column("id", Integer(), primary_key, options...)));
    };
    EXPECT_EQ(source_of(compare_models(one(), one(autoincrement)).upgrade), "");
    EXPECT_EQ(source_of(compare_models(one(), one(no_autoincrement)).upgrade),
              "op.alter_column(\"t\", \"id\", no_autoincrement, existing_type(Integer()), "
              "existing_nullable(false));\n");
}

}  // namespace
}  // namespace retort::test
