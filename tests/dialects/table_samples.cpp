// create_table, drop_table, rename_table, set_table_comment, schemas and batches.
#include "operation_samples.hpp"

namespace retort::dialects {

namespace {

void make_optioned(Operations& op) {
    op.create_table("users", column("id", Integer(), primary_key), column("email", String(50)),
                    option("postgresql_with", "fillfactor=70, autovacuum_enabled=off"),
                    option("sqlite_autoincrement"));
}

void nothing(Operations&) {}

void make_audit(Operations& op) {
    op.create_schema("audit");
    op.create_table("log", column("id", Integer(), primary_key), column("at", DateTime()),
                    in_schema("audit"));
}

// A constraint keeps its name when its table gets another.
void make_named(Operations& op) {
    op.create_table("users", column("id", Integer(), not_null), primary_key_constraint("pk_users", {"id"}));
    op.create_schema("audit");
    op.create_table("log", column("id", Integer(), not_null), primary_key_constraint("pk_log", {"id"}),
                    in_schema("audit"));
}

void create_with_everything(Operations& op) {
    op.create_table(
        "orders", column("id", BigInteger(), primary_key, identity({.start = 100, .increment = 5})),
        column("user_id", Integer(), not_null, foreign_key("users.id", on_delete::cascade)),
        column("number", String(20), not_null, comment("as printed")),
        column("total", Numeric(10, 2), not_null, server_default(0)),
        column("state", String(10), server_default("it's new")),
        column("paid", Boolean(), server_default(false)),
        column("placed", DateTime(with_timezone), server_default(text("CURRENT_TIMESTAMP"))),
        column("tax", Numeric(10, 2), computed("total * 2")),
        unique_constraint("uq_orders_number", {"number"}), unique_constraint({"user_id", "number"}),
        check_constraint("ck_orders_total", "total >= 0"), check_constraint("user_id > 0"),
        index("ix_orders_state", {"state", desc("placed")}), comment("what was bought"));
}

void create_with_types(Operations& op) {
    op.create_table(
        "all_types", column("boolean", Boolean()), column("small_integer", SmallInteger()),
        column("integer_", Integer()), column("big_integer", BigInteger()), column("numeric_", Numeric()),
        column("numeric_10", Numeric(10)), column("numeric_10_2", Numeric(10, 2)), column("float_", Float()),
        column("float_24", Float(24)), column("float_53", Float(53)), column("double_", Double()),
        column("string", String()), column("string_9", String(9)), column("unicode", Unicode(9)),
        column("text_", Text()), column("unicode_text", UnicodeText()), column("char_3", Char(3)),
        column("date_", Date()), column("time_", Time()), column("time_zone", Time(with_timezone)),
        column("date_time", DateTime()), column("date_time_zone", DateTime(with_timezone)),
        column("timestamp_", Timestamp()), column("timestamp_zone", Timestamp(with_timezone)),
        column("interval_", Interval()), column("binary_", LargeBinary()), column("json_", JSON()),
        column("uuid_", Uuid()), column("mood", Enum("mood", {"sad", "it's ok"})),
        column("variant", JSON().with_variant("postgresql", JSONB())));
}

void create_with_own_types(Operations& op) {
    op.create_table(
        "own_types", column("b", JSONB()), column("a", ARRAY(Integer())), column("aa", ARRAY(String(5), 2)),
        column("i", INET()), column("c", CIDR()), column("m", MACADDR()), column("v", TSVECTOR()),
        column("r", INT4RANGE()), column("t", TSTZRANGE()), column("b3", BIT(3)), column("vb", VARBIT(8)),
        column("money_", MONEY()), column("x", XML()), column("o", OID()), column("p", named_type("point")));
}

void create_hostile(Operations& op) {
    op.create_table("Order \"Items\"", column("select", Integer(), primary_key), column("Grüße", String(5)),
                    column("a b", Integer(), indexed), column("x.y", Integer(), unique),
                    check_constraint("ck weird", "\"select\" > 0"));
}

}  // namespace

std::vector<OperationSample> table_samples() {
    return {
        {"plain", nothing, make_users},
        {"everything", make_users, create_with_everything},
        {"types", nothing, create_with_types},
        {"own types", nothing, create_with_own_types},
        {"hostile names", nothing, create_hostile},
        {"composite key", nothing,
         [](Operations& op) {
             op.create_table("pairs", column("a", Integer(), not_null), column("b", Integer(), not_null),
                             primary_key_constraint("pk_pairs", {"a", "b"}));
         }},
        {"if not exists", nothing,
         [](Operations& op) {
             op.create_table("users", column("id", Integer(), primary_key), column("email", String(50)),
                             index("ix_users_email", {"email"}), if_not_exists);
         }},
        {"in schema", [](Operations& op) { op.create_schema("audit"); },
         [](Operations& op) {
             op.create_table("log", column("id", Integer(), primary_key), column("at", DateTime(), indexed),
                             in_schema("audit"), comment("who did what"));
         }},
        {"no autoincrement", nothing,
         [](Operations& op) {
             op.create_table("codes", column("id", Integer(), primary_key, no_autoincrement),
                             column("name", Text()));
         }},
        {"small serial", nothing,
         [](Operations& op) {
             op.create_table("codes", column("id", SmallInteger(), primary_key, autoincrement));
         }},
        {"options", nothing,
         [](Operations& op) {
             op.create_table("events", column("id", Integer(), not_null), column("at", Text(), not_null),
                             option("postgresql_partition_by", "RANGE (at)"), option("sqlite_strict"));
         }},
        {"storage", nothing,
         [](Operations& op) {
             op.create_table("events", column("id", Integer(), primary_key),
                             option("postgresql_with", "fillfactor=70"),
                             option("sqlite_without_rowid", "false"));
         }},
        {"unlogged", nothing,
         [](Operations& op) {
             op.create_table("cache", column("id", Integer(), primary_key, no_autoincrement),
                             column("body", Text(), option("postgresql_storage", "external"),
                                    option("postgresql_compression", "pglz")),
                             option("postgresql_unlogged"));
         }},
        {"foreign key options", make_users,
         [](Operations& op) {
             op.create_table(
                 "posts", column("id", Integer(), primary_key), column("user_id", Integer()),
                 column("parent", Integer(), foreign_key("posts.id")),
                 foreign_key_constraint("fk_posts_users", {"user_id"}, "users", {"id"}, on_delete::set_null,
                                        on_update::cascade, initially_deferred),
                 foreign_key_constraint("fk_later", {"user_id"}, "users", {"id"}, not_valid));
         }},
        {"exclusion", nothing,
         [](Operations& op) {
             op.create_table("bookings", column("id", Integer(), primary_key), column("during", TSRANGE()),
                             exclude_constraint("ex_bookings", {excluding("during", "&&")},
                                                using_method("gist"), where("id > 10")));
         }},
        {"drop", make_users, [](Operations& op) { op.drop_table("users"); }},
        {"drop if exists", nothing, [](Operations& op) { op.drop_table("users", if_exists); }},
        {"drop cascade", make_users, [](Operations& op) { op.drop_table("users", cascade); }},
        {"drop in schema", make_audit, [](Operations& op) { op.drop_table("log", in_schema("audit")); }},
        {"rename", make_named, [](Operations& op) { op.rename_table("users", "People"); }},
        {"rename in schema", make_named,
         [](Operations& op) { op.rename_table("log", "journal", in_schema("audit")); }},
        {"comment", make_users, [](Operations& op) { op.create_table_comment("users", "it's people"); }},
        {"comment in schema", make_audit,
         [](Operations& op) { op.create_table_comment("log", "x", in_schema("audit")); }},
        {"no comment", make_users, [](Operations& op) { op.drop_table_comment("users"); }},
        {"table options", make_users,
         [](Operations& op) {
             op.alter_table_options("users",
                                    option("postgresql_with", "fillfactor=70, autovacuum_enabled=off"),
                                    option("sqlite_strict"));
         }},
        {"table options again", make_optioned,
         [](Operations& op) {
             op.alter_table_options("users", option("postgresql_with", "fillfactor = 80"),
                                    option("postgresql_tablespace", "pg_default"),
                                    option("sqlite_without_rowid"), no_option("sqlite_autoincrement"));
         }},
        {"unlogged from now on", make_users,
         [](Operations& op) { op.alter_table_options("users", option("postgresql_unlogged")); }},
        {"logged from now on", make_users,
         [](Operations& op) { op.alter_table_options("users", no_option("postgresql_unlogged")); }},
        {"no tablespace", make_users,
         [](Operations& op) { op.alter_table_options("users", no_option("postgresql_tablespace")); }},
        {"no table options", make_optioned,
         [](Operations& op) {
             op.alter_table_options("users", no_option("postgresql_with"), no_option("sqlite_autoincrement"),
                                    no_option("mysql_engine"));
         }},
        {"table options of others", make_users,
         [](Operations& op) { op.alter_table_options("users", option("mysql_engine", "InnoDB")); }},
        {"create schema", nothing, [](Operations& op) { op.create_schema("My Audit"); }},
        {"create schema if not exists", nothing,
         [](Operations& op) { op.create_schema("audit", if_not_exists); }},
        {"drop schema", [](Operations& op) { op.create_schema("audit"); },
         [](Operations& op) { op.drop_schema("audit"); }},
        {"drop schema cascade", make_audit,
         [](Operations& op) { op.drop_schema("audit", if_exists, cascade); }},
        {"batch", make_users,
         [](Operations& op) {
             auto batch = op.batch_alter_table("users");
             batch.add_column(column("nick", String(20)));
             batch.alter_column("email", type(String(80)), existing_type(String(50)));
             batch.drop_column("bio");
             batch.create_unique_constraint("uq_users_email", {"email"});
         }},
        {"batch in place", make_users,
         [](Operations& op) {
             auto batch = op.batch_alter_table("users");
             batch.add_column(column("nick", String(20), not_null, server_default("")), insert_after("id"));
         }},
        {"autocommit", make_users,
         [](Operations& op) {
             const auto block = op.autocommit_block();
             op.create_index("ix_users_email", "users", {"email"}, concurrently);
             op.drop_index("ix_users_email", "users", concurrently);
         }},
    };
}

}  // namespace retort::dialects
