// add_column, drop_column and alter_column.
#include "operation_samples.hpp"

namespace retort::dialects {

namespace {

void make_orders(Operations& op) {
    make_users(op);
    op.create_table("orders", column("id", Integer(), primary_key, identity()), column("user_id", Integer()),
                    column("state", String(10), server_default("new"), comment("where it stands")),
                    column("amount", Integer(), not_null), column("number", BigInteger(), identity()),
                    column("double_amount", Integer(), computed("amount * 2")));
}

void make_stored(Operations& op) {
    make_users(op);
    op.alter_column("users", "bio", option("postgresql_storage", "external"),
                    option("postgresql_compression", "pglz"));
}

void make_audit(Operations& op) {
    op.create_schema("audit");
    op.create_table("log", column("id", Integer(), primary_key), column("at", DateTime()),
                    in_schema("audit"));
}

std::vector<OperationSample> add_samples() {
    return {
        {"add nullable", make_users,
         [](Operations& op) { op.add_column("users", column("nick", String(40))); }},
        {"add with default", make_users,
         [](Operations& op) {
             op.add_column("users", column("state", String(20), not_null, server_default("x")));
         }},
        {"add with expression default", make_users,
         [](Operations& op) {
             op.add_column("users", column("n", Integer(), server_default(text("1 + 1"))));
         }},
        {"add with foreign key", make_users,
         [](Operations& op) {
             op.add_column("users",
                           column("boss", Integer(),
                                  named_foreign_key("fk_users_boss", "users.id", on_delete::set_null)));
         }},
        {"add with unnamed foreign key", make_users,
         [](Operations& op) { op.add_column("users", column("boss", Integer(), foreign_key("users.id"))); }},
        {"add with check", make_users,
         [](Operations& op) { op.add_column("users", column("n", Integer(), check("ck_n", "n > 0"))); }},
        {"add unique", make_users,
         [](Operations& op) { op.add_column("users", column("n", Integer(), unique)); }},
        {"add indexed", make_users,
         [](Operations& op) { op.add_column("users", column("n", Integer(), indexed)); }},
        {"add unique and indexed", make_users,
         [](Operations& op) { op.add_column("users", column("n", Integer(), unique, indexed)); }},
        {"add computed", make_users,
         [](Operations& op) { op.add_column("users", column("next", Integer(), computed("age + 1"))); }},
        {"add identity", make_users,
         [](Operations& op) {
             op.add_column("users", column("n", BigInteger(), identity({.always = true})));
         }},
        {"add counting", make_users,
         [](Operations& op) { op.add_column("users", column("n", Integer(), not_null, autoincrement)); }},
        {"add if not exists", make_users,
         [](Operations& op) { op.add_column("users", column("n", Integer()), if_not_exists); }},
        {"add with comment", make_users,
         [](Operations& op) { op.add_column("users", column("n", Integer(), comment("how many"))); }},
        {"add collated", make_users,
         [](Operations& op) { op.add_column("users", column("n", String(5).collate("C"))); }, "postgresql"},
        {"add stored and compressed", make_users,
         [](Operations& op) {
             op.add_column("users", column("body", Text(), option("postgresql_storage", "main"),
                                           option("postgresql_compression", "pglz")));
         }},
        {"add with an option of others", make_users,
         [](Operations& op) { op.add_column("users", column("body", Text(), option("mysql_x", "y"))); }},
        {"add with an unknown option", make_users,
         [](Operations& op) {
             op.add_column("users", column("body", Text(), option("postgresql_stroage", "main"),
                                           option("sqlite_stroage", "main")));
         },
         "none"},
        {"add in schema", make_audit,
         [](Operations& op) { op.add_column("log", column("what", Text(), indexed), in_schema("audit")); }},
        {"drop", make_users, [](Operations& op) { op.drop_column("users", "bio"); }},
        {"drop if exists", make_users, [](Operations& op) { op.drop_column("users", "bio", if_exists); }},
        {"drop in schema", make_audit,
         [](Operations& op) { op.drop_column("log", "at", in_schema("audit")); }},
    };
}

std::vector<OperationSample> alter_samples() {
    return {
        {"not null", make_users, [](Operations& op) { op.alter_column("users", "age", nullable(false)); }},
        {"nullable", make_users, [](Operations& op) { op.alter_column("users", "email", nullable(true)); }},
        {"type", make_users, [](Operations& op) { op.alter_column("users", "age", type(BigInteger())); }},
        {"type from text", make_users,
         [](Operations& op) { op.alter_column("users", "bio", type(Integer()), existing_type(Text())); }},
        {"type with using", make_users,
         [](Operations& op) {
             op.alter_column("users", "bio", type(Integer()), using_expression("length(bio)"));
         }},
        {"type with default", make_orders,
         [](Operations& op) {
             op.alter_column("orders", "state", type(Boolean()), existing_type(String(10)),
                             existing_server_default(server_default("new")), server_default(true),
                             using_expression("state = 'paid'"));
         }},
        {"type of counting", make_users,
         [](Operations& op) {
             op.alter_column("users", "id", type(BigInteger()), existing_type(Integer()));
         }},
        {"default", make_users, [](Operations& op) { op.alter_column("users", "age", server_default(5)); }},
        {"default expression", make_users,
         [](Operations& op) { op.alter_column("users", "age", server_default(text("2 * 3"))); }},
        {"no default", make_orders,
         [](Operations& op) { op.alter_column("orders", "state", no_server_default()); }},
        {"comment", make_users, [](Operations& op) { op.alter_column("users", "age", comment("in years")); }},
        {"no comment", make_orders, [](Operations& op) { op.alter_column("orders", "state", no_comment()); }},
        {"storage", make_users,
         [](Operations& op) { op.alter_column("users", "bio", option("postgresql_storage", "external")); }},
        {"no storage", make_stored,
         [](Operations& op) {
             op.alter_column("users", "bio", no_option("postgresql_storage"),
                             no_option("postgresql_compression"));
         }},
        {"type with storage", make_stored,
         [](Operations& op) {
             op.alter_column("users", "bio", type(String(90)), existing_type(Text()),
                             option("postgresql_storage", "main"), no_option("postgresql_compression"));
         }},
        {"storage that there is not", make_users,
         [](Operations& op) { op.alter_column("users", "bio", option("postgresql_storage", "outside")); },
         "none"},
        {"rename", make_users, [](Operations& op) { op.alter_column("users", "age", new_name("Years")); }},
        {"everything", make_users,
         [](Operations& op) {
             op.alter_column("users", "bio", type(String(30)), existing_type(Text()), nullable(false),
                             server_default("q"), comment("zz"), new_name("about"));
         }},
        {"identity", make_orders,
         [](Operations& op) {
             op.alter_column("orders", "amount", identity({.always = true, .start = 3, .increment = 2}));
         }},
        {"no identity", make_orders,
         [](Operations& op) { op.alter_column("orders", "number", no_identity()); }},
        {"computed", make_orders,
         [](Operations& op) { op.alter_column("orders", "double_amount", computed("amount * 3")); }},
        {"no computed", make_orders,
         [](Operations& op) { op.alter_column("orders", "double_amount", no_computed()); }},
        {"in schema", make_audit,
         [](Operations& op) { op.alter_column("log", "at", nullable(false), in_schema("audit")); }},
    };
}

}  // namespace

std::vector<OperationSample> column_samples() {
    std::vector<OperationSample> all = add_samples();
    const auto more = alter_samples();
    all.insert(all.end(), more.begin(), more.end());
    return all;
}

}  // namespace retort::dialects
