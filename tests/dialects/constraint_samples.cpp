// create_constraint and drop_constraint.
#include "operation_samples.hpp"

namespace retort::dialects {

namespace {

void make_links(Operations& op) {
    op.create_table("nodes", column("id", Integer(), primary_key), column("a", Integer(), not_null),
                    column("b", Integer(), not_null), column("span", INT4RANGE()),
                    unique_constraint("uq_nodes", {"a", "b"}), check_constraint("ck_nodes", "a <> b"),
                    unique_constraint({"a"}), check_constraint("a > 0"));
    op.create_table("links", column("x", Integer()), column("y", Integer()), column("z", Integer()),
                    foreign_key_constraint("fk_links", {"x", "y"}, "nodes", {"a", "b"}),
                    foreign_key_constraint({"z"}, "nodes", {"id"}));
}

void make_bare(Operations& op) {
    op.create_table("bare", column("a", Integer(), not_null), column("b", Integer(), not_null),
                    column("c", Integer()), column("code", String(5), not_null));
}

void make_doubtful(Operations& op) {
    op.create_table("doubtful", column("a", Integer()));
    op.create_check_constraint("ck_doubtful", "doubtful", "a > 0", not_valid);
}

void make_in_schemas(Operations& op) {
    op.create_schema("one");
    op.create_schema("two");
    op.create_table("a", column("id", Integer(), primary_key), in_schema("one"));
    op.create_table("b", column("a_id", Integer()), in_schema("two"));
}

}  // namespace

std::vector<OperationSample> constraint_samples() {
    return {
        {"primary key", make_bare,
         [](Operations& op) {
             op.create_primary_key("pk_bare", "bare", {"a", "b"});
         }},
        {"primary key with columns", make_bare,
         [](Operations& op) { op.create_primary_key("pk_bare", "bare", {"code"}, include({"b"})); }},
        {"unique", make_bare,
         [](Operations& op) {
             op.create_unique_constraint("uq_bare", "bare", {"a", "b"});
         }},
        {"unnamed unique", make_bare,
         [](Operations& op) { op.create_constraint("bare", unique_constraint({"a"})); }},
        {"unique options", make_bare,
         [](Operations& op) {
             op.create_unique_constraint("uq_bare", "bare", {"c"}, nulls_not_distinct, include({"b"}));
         }},
        {"unique in its place", make_bare,
         [](Operations& op) {
             op.create_unique_constraint("uq_bare", "bare", {"c"}, include({"b"}),
                                         storage("fillfactor", "70"), tablespace("fast disk"), deferrable);
         },
         "none"},
        {"primary key with storage", make_bare,
         [](Operations& op) {
             op.create_primary_key("pk_bare", "bare", {"code"}, storage("fillfactor", "70"));
         }},
        {"deferrable unique", make_bare,
         [](Operations& op) { op.create_unique_constraint("uq_bare", "bare", {"c"}, deferrable); }},
        {"foreign key", make_links,
         [](Operations& op) { op.create_foreign_key("fk_x", "links", "nodes", {"x"}, {"id"}); }},
        {"foreign key with options", make_links,
         [](Operations& op) {
             op.create_foreign_key("fk_xy", "links", "nodes", {"x", "y"}, {"a", "b"}, match::full,
                                   on_delete::set_null, on_update::cascade, initially_deferred);
         }},
        {"foreign key that sets some columns", make_links,
         [](Operations& op) {
             op.create_foreign_key("fk_xy", "links", "nodes", {"x", "y"}, {"a", "b"}, on_delete::set_null,
                                   on_delete_columns({"y"}), on_update::cascade, deferrable);
         }},
        {"foreign key not valid", make_links,
         [](Operations& op) { op.create_foreign_key("fk_x", "links", "nodes", {"x"}, {"id"}, not_valid); }},
        {"foreign key between schemas", make_in_schemas,
         [](Operations& op) {
             op.create_foreign_key("fk_b_a", "b", "one.a", {"a_id"}, {"id"}, in_schema("two"));
         }},
        {"foreign key to itself", make_links,
         [](Operations& op) { op.create_foreign_key("fk_self", "nodes", "nodes", {"b"}, {"id"}); }},
        {"check", make_bare,
         [](Operations& op) { op.create_check_constraint("ck_bare", "bare", "a > 0 AND b > a"); }},
        {"check not valid", make_bare,
         [](Operations& op) { op.create_check_constraint("ck_bare", "bare", "a IN (1, 2)", not_valid); }},
        {"check not inherited", make_bare,
         [](Operations& op) {
             op.create_check_constraint("ck_bare", "bare", "a < b", no_inherit, not_valid);
         }},
        {"exclude with options", make_links,
         [](Operations& op) {
             op.create_exclude_constraint("ex_nodes", "nodes", {excluding("span", "&&")},
                                          using_method("gist"), include({"id"}), storage("fillfactor", "70"),
                                          where("a <> 5"));
         }},
        {"exclude", make_links,
         [](Operations& op) {
             op.create_exclude_constraint("ex_nodes", "nodes", {excluding("span", "&&")},
                                          using_method("gist"), where("a <> 5"), initially_deferred);
         }},
        {"drop", make_links, [](Operations& op) { op.drop_constraint("ck_nodes", "nodes"); }},
        {"drop foreign key", make_links, [](Operations& op) { op.drop_constraint("fk_links", "links"); }},
        {"drop if exists", make_bare,
         [](Operations& op) { op.drop_constraint("ck_bare", "bare", if_exists); }},
        {"drop cascade", make_links, [](Operations& op) { op.drop_constraint("uq_nodes", "nodes", cascade); },
         "postgresql"},
        {"drop unnamed unique", make_links,
         [](Operations& op) { op.drop_constraint("nodes", unique_constraint({"a"})); }},
        {"drop unnamed foreign key", make_links,
         [](Operations& op) { op.drop_constraint("links", foreign_key_constraint({"z"}, "nodes", {"id"})); }},
        {"drop unnamed check", make_links,
         [](Operations& op) { op.drop_constraint("nodes", check_constraint("a > 0")); }},
        {"rename primary key", make_links,
         [](Operations& op) { op.rename_constraint("nodes", "nodes_pkey", "pk_nodes"); }, "postgresql"},
        {"rename unique", make_links,
         [](Operations& op) { op.rename_constraint("nodes", "uq_nodes", "uq_nodes_a_b"); }},
        {"rename check", make_links,
         [](Operations& op) { op.rename_constraint("nodes", "ck_nodes", "ck_other"); }},
        {"rename foreign key", make_links,
         [](Operations& op) { op.rename_constraint("links", "fk_links", "fk_other"); }},
        {"validate", make_doubtful,
         [](Operations& op) { op.validate_constraint("doubtful", "ck_doubtful"); }},
        {"drop primary key", make_bare,
         [](Operations& op) { op.drop_constraint("bare_pkey", "bare", if_exists); }},
    };
}

}  // namespace retort::dialects
