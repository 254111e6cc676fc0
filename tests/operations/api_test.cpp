// The public recorder, for tables: each call is one operation.
#include "base/caught.hpp"
#include "operations/recorded.hpp"

#include <gtest/gtest.h>

namespace retort::operations {
namespace {

struct CallCase {
    void (*script)(Operations&);
    const char* result;
};

TEST(Operations, RecordCallsAsValues) {
    const CallCase rows[] = {
        {[](Operations& op) {
             op.create_table("t", column("id", Integer(), primary_key), column("a", Text(), unique),
                             column("b", Text(), indexed), in_schema("app"), if_not_exists, comment("c"));
         },
         "create_table app.t if_not_exists\n    id Integer not null\n    a Text null\n    b Text null\n"
         "    primary key (id)\n    unique (a)\n    index ix_app_t_b (b)\n    comment 'c'"},
        {[](Operations& op) { op.drop_table("t", if_exists, cascade, in_schema("app")); },
         "drop_table app.t if_exists cascade"},
        {[](Operations& op) { op.rename_table("t", "u", in_schema("app")); }, "rename_table app.t to u"},
        {[](Operations& op) { op.add_column("t", column("a", Integer()), in_schema("app"), if_not_exists); },
         "add_column app.t: a Integer null if_not_exists"},
        {[](Operations& op) {
             op.add_column("t", column("a", Integer(), primary_key, foreign_key("u.id"), check("a > 0"),
                                       unique, indexed));
         },
         "add_column t: a Integer not null\n    primary key (a)\n    foreign key (a) -> u (id)\n    check (a "
         "> 0)\n"
         "    unique index ix_t_a (a)"},
        {[](Operations& op) { op.drop_column("t", "a", if_exists, in_schema("app")); },
         "drop_column app.t.a if_exists"},
        {[](Operations& op) {
             op.alter_column("t", "a", String(9), collation("C"), using_expression("a::text"), nullable(true),
                             server_default("x"), comment("c"), new_name("b"), in_schema("app"));
         },
         "alter_column app.t.a: new_name b, type String(9).collate('C'), null, default 'x', comment 'c', "
         "using "
         "(a::text)"},
        {[](Operations& op) {
             op.alter_column("t", "a", not_null, no_server_default(), no_comment(), no_identity(),
                             no_computed());
         },
         "alter_column t.a: not null, no default, no comment, no identity, no computed"},
        {[](Operations& op) {
             op.alter_column("t", "a", option("d_b", "2"), no_option("d_a"), option("d_c"));
         },
         "alter_column t.a: no d_a, d_b='2', d_c='true'"},
        {[](Operations& op) { op.alter_column("t", "a", autoincrement, identity({.start = 3})); },
         "alter_column t.a: identity (start 3), autoincrement"},
        {[](Operations& op) { op.alter_column("t", "a", no_autoincrement, computed("b + 1", virtual_)); },
         "alter_column t.a: computed (b + 1) virtual, no_autoincrement"},
        {[](Operations& op) {
             op.alter_column("t", "a", type(Text()), existing_type(Integer()), existing_nullable(false),
                             existing_server_default(server_default(1)), existing_comment("c"),
                             existing_identity(identity()), existing_computed(no_computed()));
         },
         "alter_column t.a: type Text; was type Integer, not null, default 1, comment 'c', identity, no "
         "computed"},
        {[](Operations& op) {
             op.alter_column("t", "a", collation("C"), existing_type(Text()), no_existing_comment(),
                             existing_server_default(no_server_default()));
         },
         "alter_column t.a: type Text.collate('C'); was type Text, no default, no comment"},
        {[](Operations& op) {
             op.create_primary_key("pk", "t", {"a", "b"}, in_schema("app"));
         },
         "create_constraint app.t: primary key pk (a, b)"},
        {[](Operations& op) { op.create_unique_constraint("uq", "t", {"a"}, deferrable, in_schema("app")); },
         "create_constraint app.t: unique uq (a) deferrable"},
        {[](Operations& op) {
             op.create_foreign_key("fk", "t", "other.u", {"a"}, {"id"}, on_delete::cascade, in_schema("app"));
         },
         "create_constraint app.t: foreign key fk (a) -> other.u (id) on delete cascade"},
        {[](Operations& op) { op.create_check_constraint("ck", "t", "a > 0", not_valid); },
         "create_constraint t: check ck (a > 0) not valid"},
        {[](Operations& op) {
             op.create_exclude_constraint("ex", "t", {excluding("a", "=")}, using_method("gist"));
         },
         "create_constraint t: exclude ex using gist (a with =)"},
        {[](Operations& op) { op.create_constraint("t", unique_constraint({"a"}), in_schema("app")); },
         "create_constraint app.t: unique (a)"},
        {[](Operations& op) { op.drop_constraint("uq", "t", if_exists, cascade, in_schema("app")); },
         "drop_constraint app.t: uq if_exists cascade"},
        {[](Operations& op) { op.drop_constraint("t", check_constraint("a > 0"), if_exists); },
         "drop_constraint t: if_exists check; was check (a > 0)"},
        {[](Operations& op) { op.drop_constraint("t", unique_constraint("uq", {"a"})); },
         "drop_constraint t: uq unique; was unique uq (a)"},
        {[](Operations& op) {
             op.create_index("ix", "t", {"a", desc("b")}, unique_index, concurrently, if_not_exists,
                             where("a > 0"), in_schema("app"));
         },
         "create_index app.t: unique index ix (a, b desc) where (a > 0) if_not_exists concurrently"},
        {[](Operations& op) {
             op.create_index("", "t", {"a", "b"});
         },
         "create_index t: index ix_t_a_b (a, b)"},
        {[](Operations& op) { op.drop_index("ix"); }, "drop_index *: ix"},
        {[](Operations& op) { op.drop_index("ix", in_schema("app"), if_exists); },
         "drop_index app.*: ix if_exists"},
        {[](Operations& op) { op.drop_index("ix", "t", concurrently); }, "drop_index t: ix concurrently"},
        {[](Operations& op) { op.rename_constraint("t", "ck", "ck2", in_schema("app")); },
         "rename_constraint app.t: ck to ck2"},
        {[](Operations& op) { op.validate_constraint("t", "ck", in_schema("app")); },
         "validate_constraint app.t: ck"},
        {[](Operations& op) { op.rename_index("ix", "t", "iy", in_schema("app")); },
         "rename_index app.t: ix to iy"},
        {[](Operations& op) { op.create_table_comment("t", "c", in_schema("app")); },
         "create_table_comment app.t: 'c'"},
        {[](Operations& op) { op.drop_table_comment("t"); }, "drop_table_comment t"},
        {[](Operations& op) {
             op.alter_table_options("t", no_option("d_b"), in_schema("app"), option("d_a", "1"),
                                    option("d_c"));
         },
         "alter_table_options app.t: d_a='1', no d_b, d_c='true'"},
    };
    for (const auto& row : rows) {
        EXPECT_EQ(recorded(row.script), row.result);
    }
}

TEST(Operations, NameWhatHasNoNameByTheConvention) {
    const RecorderContext context{.naming_convention = {{"pk", "pk_%(table_name)s"},
                                                        {"uq", "uq_%(table_name)s_%(column_0_name)s"},
                                                        {"ck", "ck_%(table_name)s_%(constraint_name)s"},
                                                        {"ix", "i_%(column_0_name)s"}}};
    const CallCase rows[] = {
        {[](Operations& op) {
             op.create_table("t", column("id", Integer(), primary_key, indexed),
                             check_constraint("x", "id > 0"));
         },
         "create_table t\n    id Integer not null\n    primary key pk_t (id)\n    check x (id > 0)\n"
         "    index i_id (id)"},
        {[](Operations& op) { op.add_column("t", column("a", Integer(), unique)); },
         "add_column t: a Integer null\n    unique uq_t_a (a)"},
        {[](Operations& op) { op.create_constraint("t", unique_constraint({"a"})); },
         "create_constraint t: unique uq_t_a (a)"},
        {[](Operations& op) { op.create_unique_constraint("mine", "t", {"a"}); },
         "create_constraint t: unique mine (a)"},
    };
    for (const auto& row : rows) {
        EXPECT_EQ(recorded(row.script, context), row.result);
    }
}

TEST(Operations, RefuseWhatCannotBeRight) {
    const CallCase rows[] = {
        {[](Operations& op) { op.create_table("t", cascade); }, "cascade does not apply to table 't'"},
        {[](Operations& op) { op.drop_table(""); }, "the name of a table is empty"},
        {[](Operations& op) { op.drop_table("t", concurrently); },
         "concurrently does not apply to drop_table"},
        {[](Operations& op) { op.drop_table("t", in_schema("a"), in_schema("b")); },
         "drop_table is given in_schema twice"},
        {[](Operations& op) { op.rename_table("t", ""); }, "the name of a table is empty"},
        {[](Operations& op) { op.add_column("t", column("a", Integer()), insert_after("b")); },
         "insert_after does not apply to add_column"},
        {[](Operations& op) { op.add_column("t", column("a", Integer()), not_null); },
         "not_null does not apply to add_column"},
        {[](Operations& op) { op.add_column("t", column("a", Integer()), foreign_key("u.id")); },
         "foreign_key does not apply to add_column"},
        {[](Operations& op) { op.drop_column("t", ""); }, "the name of a column is empty"},
        {[](Operations& op) { op.alter_column("t", "a", unique); },
         "unique does not apply to alter_column 'a'"},
        {[](Operations& op) { op.alter_column("t", "a", check("x")); },
         "check does not apply to alter_column 'a'"},
        {[](Operations& op) { op.alter_column("t", "a", if_exists); },
         "if_exists does not apply to alter_column 'a'"},
        {[](Operations& op) { op.alter_column("t", "a", insert_after("b")); },
         "insert_after does not apply to alter_column 'a'"},
        {[](Operations& op) { op.alter_column("t", "a", Integer(), Text()); },
         "alter_column 'a' is given a type twice"},
        {[](Operations& op) { op.alter_column("t", "a", not_null, nullable(true)); },
         "alter_column 'a' is given nullable twice"},
        {[](Operations& op) { op.alter_column("t", "a", using_expression("x")); },
         "alter_column 'a' has using_expression but no type"},
        {[](Operations& op) { op.alter_column("t", "a", collation("C")); },
         "alter_column 'a' has a collation but no type; say type(…), or existing_type(…) where it stays"},
        {[](Operations& op) { op.drop_constraint("", "t"); }, "the name of a constraint is empty"},
        {[](Operations& op) { op.create_foreign_key("fk", "t", "u", {"a"}, {"b"}, where("x")); },
         "where does not apply to create_foreign_key"},
        {[](Operations& op) { op.drop_index(""); }, "the name of an index is empty"},
    };
    for (const auto& row : rows) {
        EXPECT_EQ(base::caught([&] { recorded(row.script); }), row.result);
    }
}

}  // namespace
}  // namespace retort::operations
