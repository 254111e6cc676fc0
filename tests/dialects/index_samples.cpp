// create_index, drop_index and rename_index.
#include "operation_samples.hpp"

namespace retort::dialects {

namespace {

void make_indexed(Operations& op) {
    make_users(op);
    op.create_index("ix_users_email", "users", {"email"});
}

void make_in_schema(Operations& op) {
    op.create_schema("audit");
    op.create_table("log", column("id", Integer(), primary_key), column("what", Text()), in_schema("audit"));
    op.create_index("ix_log_id", "log", {"id"}, in_schema("audit"));
}

void make_documents(Operations& op) {
    op.create_table("documents", column("id", Integer(), primary_key), column("title", Text()),
                    column("body", TSVECTOR()));
}

}  // namespace

std::vector<OperationSample> index_samples() {
    return {
        {"plain", make_users,
         [](Operations& op) {
             op.create_index("ix_users_email", "users", {"email", "age"});
         }},
        {"unique", make_users,
         [](Operations& op) { op.create_index("ix_users_email", "users", {"email"}, unique_index); }},
        {"expression", make_users,
         [](Operations& op) {
             op.create_index("ix_users_lower", "users", {text("lower(email)"), text("age + 1"), desc("bio")});
         }},
        {"partial", make_users,
         [](Operations& op) { op.create_index("ix_adults", "users", {"email"}, where("age >= 18")); }},
        {"orders", make_users,
         [](Operations& op) {
             op.create_index(
                 "ix_orders", "users",
                 {asc("email"), desc("age"), col("bio").nulls_first(), desc(col("id")).nulls_last()});
         }},
        {"options", make_users,
         [](Operations& op) {
             op.create_index("ix_users", "users", {col("email").op_class("text_pattern_ops")},
                             using_method("btree"), include({"age"}), storage("fillfactor", "50"),
                             where("age > 1"));
         }},
        {"nulls not distinct", make_users,
         [](Operations& op) {
             op.create_index("ix_users", "users", {"age"}, unique_index, nulls_not_distinct);
         }},
        {"gin", make_documents,
         [](Operations& op) { op.create_index("ix_body", "documents", {"body"}, using_method("gin")); }},
        {"collated", make_users,
         [](Operations& op) { op.create_index("ix_users", "users", {col("email").collate("C")}); },
         "postgresql"},
        {"tablespace", make_users,
         [](Operations& op) { op.create_index("ix_users", "users", {"email"}, tablespace("fast disk")); },
         "none"},
        {"in schema", make_in_schema,
         [](Operations& op) { op.create_index("ix_log", "log", {"what"}, in_schema("audit")); }},
        {"if not exists", make_indexed,
         [](Operations& op) { op.create_index("ix_users_email", "users", {"email"}, if_not_exists); }},
        {"concurrently", make_users,
         [](Operations& op) { op.create_index("ix_users_email", "users", {"email"}, concurrently); }, "none"},
        {"hostile name", make_users,
         [](Operations& op) { op.create_index("ix \"users\" Email", "users", {"email"}); }},
        {"drop", make_indexed, [](Operations& op) { op.drop_index("ix_users_email"); }},
        {"drop with table", make_indexed, [](Operations& op) { op.drop_index("ix_users_email", "users"); }},
        {"drop if exists", make_users,
         [](Operations& op) { op.drop_index("ix_users_email", "users", if_exists); }},
        {"drop concurrently", make_indexed,
         [](Operations& op) { op.drop_index("ix_users_email", "users", concurrently); }, "none"},
        {"drop in schema", make_in_schema,
         [](Operations& op) { op.drop_index("ix_log_id", "log", in_schema("audit")); }},
        {"rename", make_indexed,
         [](Operations& op) { op.rename_index("ix_users_email", "users", "IX Mail"); }},
        {"rename in schema", make_in_schema,
         [](Operations& op) { op.rename_index("ix_log_id", "log", "ix_log_key", in_schema("audit")); }},
    };
}

}  // namespace retort::dialects
