// Small schemas that each show one thing.
#include "autogenerate/corpus.hpp"

namespace retort::test {

namespace {

Column id() {
    return column("id", Integer(), primary_key);
}

}  // namespace

std::vector<NamedModel> corpus() {
    const auto mood = Enum("mood", {"sad", "happy"});
    return {
        {"nothing", MetaData()},
        {"one table", MetaData(table("users", id(), column("name", String(40), not_null)))},
        {"other types",
         MetaData(table("users", id(), column("name", Text()), column("age", SmallInteger())))},
        {"defaults", MetaData(table("users", id(), column("name", String(40), not_null, server_default("x")),
                                    column("at", DateTime(with_timezone), server_default(text("now()")))))},
        {"string key",
         MetaData(table("users", column("id", String(36), primary_key), column("name", String(40))))},
        {"composite named key", MetaData(table("users", column("id", Integer()), column("name", String(40)),
                                               primary_key_constraint("pk_users", {"id", "name"})))},
        {"unnamed constraints", MetaData(table("users", id(), column("name", String(40), unique),
                                               column("age", Integer(), check("age > 0"))))},
        {"named constraints",
         MetaData(table("users", id(), column("name", String(40)), column("age", Integer()),
                        unique_constraint("uq_users_name", {"name"}), check_constraint("ck_age", "age > 0"),
                        index("ix_age", {desc("age"), text("lower(name)")}, where("age > 5"))))},
        {"references",
         MetaData(
             table("users", id(), column("name", String(40), unique)),
             table("orders", id(), column("user_id", Integer(), foreign_key("users.id", on_delete::cascade)),
                   column("user_name", String(40), named_foreign_key("fk_name", "users.name"))))},
        {"reversed references",
         MetaData(table("orders", id()),
                  table("users", id(), column("order_id", Integer(), foreign_key("orders.id"))))},
        {"circle", MetaData(table("users", id(), column("order_id", Integer(), foreign_key("orders.id"))),
                            table("orders", id(), column("user_id", Integer(), foreign_key("users.id"))))},
        {"self reference",
         MetaData(table("users", id(), column("boss", Integer(), foreign_key("users.id"))))},
        {"enum", MetaData(table("users", id(), column("mood", mood), column("moods", ARRAY(mood))))},
        {"wider enum", MetaData(table("users", id(), column("mood", Enum("mood", {"sad", "ok", "happy"}))))},
        {"domain and sequence",
         MetaData(table("users", id(), column("code", Domain("code", String(8))),
                        column("n", Integer(), server_default(text("nextval('counter')")))),
                  domain_type("code", String(8), "VALUE <> ''"), sequence("counter"))},
        {"other domain and sequence",
         MetaData(table("users", id(), column("code", Domain("code", String(8)))),
                  domain_type("code", String(8), "VALUE > 'a'"), sequence("counter", {.increment = 5}))},
        {"generated",
         MetaData(table("users", column("id", BigInteger(), primary_key, identity()),
                        column("name", String(40)), column("shout", String(40), computed("upper(name)"))))},
        {"comments",
         MetaData(table("users", id(), column("name", String(40), comment("as called")), comment("people")))},
        {"exclusion", MetaData(table("users", id(), column("during", TSRANGE()),
                                     exclude_constraint("no_overlap", {excluding("during", "&&")},
                                                        using_method("gist"))))},
    };
}

}  // namespace retort::test
