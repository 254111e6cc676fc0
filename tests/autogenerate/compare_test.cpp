// What is found and which operations it becomes: two models, the expected
// upgrade as source.
#include "autogenerate/models.hpp"
#include "retort/error.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace retort::test {

namespace {

using testing::HasSubstr;
using testing::ThrowsMessage;

struct Row {
    const char* what;
    MetaData database;
    MetaData model;
    const char* upgrade;
    const char* downgrade;
};

// A table `t` with an id and whatever else.
template <class... More>
MetaData t(const More&... items) {
    return MetaData(table("t", column("id", Integer(), primary_key), items...));
}

const MetaData kNothing;

MetaData named(const char* table_name, const TableItem& more = column("x", Integer())) {
    return MetaData(table(table_name, column("id", Integer(), primary_key), more));
}

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
        {"in a new table", kNothing,
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
        {"table added", kNothing, t(column("name", String(10), not_null, indexed)),
         "op.create_table(\"t\", column(\"id\", Integer(), primary_key), column(\"name\", String(10), "
         "not_null));\n"
         "op.create_index(\"ix_t_name\", \"t\", {\"name\"});\n",
         "op.drop_index(\"ix_t_name\", \"t\");\n"
         "op.drop_table(\"t\");\n"},
        {"table removed", t(column("name", String(10), not_null, indexed)), kNothing,
         "op.drop_index(\"ix_t_name\", \"t\");\n"
         "op.drop_table(\"t\");\n",
         "op.create_table(\"t\", column(\"id\", Integer(), primary_key), column(\"name\", String(10), "
         "not_null));\n"
         "op.create_index(\"ix_t_name\", \"t\", {\"name\"});\n"},
        {"unnamed constraints stay unnamed in a new table", kNothing,
         t(column("a", Integer(), unique), check_constraint("a > 0")),
         "op.create_table(\"t\", "
         "column(\"id\", Integer(), primary_key), "
         "column(\"a\", Integer()), "
         "unique_constraint({\"a\"}), "
         "check_constraint(\"a > 0\"));\n",
         "op.drop_table(\"t\");\n"},
        {"the version table is nobody's",
         MetaData(table("alembic_version", column("version_num", String(32), primary_key))), kNothing, "",
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
        {"schema added", kNothing, MetaData(schema_name("b"), schema_name("a")),
         "op.create_schema(\"a\");\nop.create_schema(\"b\");\n",
         "op.drop_schema(\"b\");\nop.drop_schema(\"a\");\n"},
        {"schema never dropped", MetaData(schema_name("a"), schema_name("b")), MetaData(schema_name("b")), "",
         ""},
    };
}

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

void expect_rows(const std::vector<Row>& rows) {
    for (const auto& row : rows) {
        const auto comparison = compare_models(row.database, row.model);
        EXPECT_EQ(source_of(comparison.upgrade), row.upgrade) << row.what;
        EXPECT_EQ(source_of(comparison.downgrade), row.downgrade) << row.what << ", downgrade";
    }
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
    EXPECT_EQ(candidates(t(column("a", Integer())), kNothing), "");
}

TEST(Compare, Columns) {
    expect_rows(columns());
}
TEST(Compare, Constraints) {
    expect_rows(constraints());
}
TEST(Compare, Indexes) {
    expect_rows(indexes());
}
TEST(Compare, TypesAndSequences) {
    expect_rows(types());
}

schema::MetaData value_of(const MetaData& models) {
    return models.box()->value;
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

TEST(Compare, OptionsTurnComparisonsOff) {
    auto options = all_abilities();
    options.compare_type = false;
    options.compare_server_default = false;
    EXPECT_EQ(source_of(compare_models(t(column("a", Integer(), server_default(1))),
                                       t(column("a", String(), server_default("x"))), options)
                            .upgrade),
              "");
}

TEST(Compare, WhatTheDatabaseCannotHoldIsLeftAlone) {
    const auto model = MetaData(table("t", column("a", Integer(), comment("x")), comment("y")),
                                enum_type("e", {"a"}), domain_type("d", Text()), sequence("s"));
    EXPECT_EQ(source_of(compare_models(MetaData(table("t", column("a", Integer()))), model, {}).upgrade), "");
}

TEST(Compare, AViewOfTheTablesNameIsLeftAlone) {
    schema::MetaData database;
    database.raw_objects.push_back({"view", {"", "t"}, "", "CREATE VIEW t AS SELECT 1"});
    EXPECT_TRUE(compare_values(database, t().box()->value).upgrade.empty());
}

TEST(Compare, UnequalShapesAreADefect) {
    const auto model = t().box()->value;
    EXPECT_THROW(autogenerate::compare({model, model, {}}, {}), Error);
}

TEST(Compare, DropsKnowWhatTheyLose) {
    const auto database = t(column("a", Integer(), unique, comment("x")));
    const auto up = compare_models(database, t()).upgrade;
    ASSERT_EQ(up.size(), 2U);
    EXPECT_EQ(*std::get<operations::DropConstraint>(up[0].value).existing,
              schema::Constraint(database.box()->value.tables[0].uniques[0]));
    EXPECT_EQ(*std::get<operations::DropColumn>(up[1].value).existing,
              database.box()->value.tables[0].columns[1]);
}

TEST(Compare, LogsOneLineADifference) {
    const MetaData database(table("old", column("id", Integer(), primary_key)),
                            table("t", column("a", Integer(), not_null), column("gone", Integer()),
                                  index("ix_x", {"a"}), foreign_key_constraint("f", {"a"}, "old", {"id"})));
    const MetaData model(table("new", column("id", Integer(), primary_key), index("ix_new", {"id"})),
                         table("t", column("a", BigInteger()), column("b", Integer(), unique),
                               check_constraint("c", "a > 0"), index("ix_x", {"a"}, unique_index)));
    EXPECT_EQ(
        compare_models(database, model).log,
        (std::vector<std::string>{
            "Detected added table 'new'", "Detected added index 'ix_new' on '('id',)'",
            "Detected removed table 'old'", "Detected NULL on column 't.a'",
            "Detected type change from Integer to BigInteger on 't.a'", "Detected added column 't.b'",
            "Detected removed column 't.gone'",
            "Detected changed index 'ix_x' on 't': unique=False to unique=True",
            "Detected added unique constraint None on '('b',)'",
            "Detected removed foreign key (a)(id) on table t",
            "Detected added check constraint 'c' on table 't'",
            "Column 't.gone' may have been renamed to 'b': renamed_from(\"gone\") in the models keeps its "
            "values",
            "Table 'old' may have been renamed to 'new': renamed_from(\"old\") in the models keeps its "
            "rows"}));
}

TEST(Compare, TheFilterIsAskedAboutEachObject) {
    struct Case {
        const char* type;
        const char* name;
        bool reflected;
        bool has_counterpart;
    };
    const MetaData database(
        table("gone", column("id", Integer(), primary_key)),
        table("t", column("a", Integer()), column("gone", Integer()), index("ix_gone", {"a"}),
              unique_constraint("uq_gone", {"a"}), check_constraint("ck_gone", "a > 0")),
        enum_type("gone_type", {"a"}), sequence("gone_sequence"));
    const MetaData model(
        table("t", column("a", BigInteger()), column("new", Integer()), index("ix_new", {"a"}, unique_index),
              foreign_key_constraint("fk_new", {"a"}, "t", {"new"})),
        table("new_table", column("id", Integer(), primary_key)));
    const Case cases[] = {
        {"table", "gone", true, false},
        {"table", "new_table", false, false},
        {"column", "a", false, true},
        {"column", "gone", true, false},
        {"column", "new", false, false},
        {"index", "ix_gone", true, false},
        {"index", "ix_new", false, false},
        {"unique_constraint", "uq_gone", true, false},
        {"check_constraint", "ck_gone", true, false},
        {"foreign_key_constraint", "fk_new", false, false},
        {"enum", "gone_type", true, false},
        {"sequence", "gone_sequence", true, false},
    };
    const auto all = compare_models(database, model).upgrade.size();
    ASSERT_EQ(all, std::size(cases));
    for (const auto& [type, name, reflected, has_counterpart] : cases) {
        auto options = all_abilities();
        options.include_object = [&](const autogenerate::Candidate& candidate) {
            return !(candidate.type == type && candidate.name == name && candidate.reflected == reflected &&
                     candidate.has_counterpart == has_counterpart);
        };
        EXPECT_EQ(compare_models(database, model, options).upgrade.size(), all - 1) << type << " " << name;
    }
}

}  // namespace
}  // namespace retort::test
