// The public recorder, for what stands beside tables.
#include "base/caught.hpp"
#include "operations/recorded.hpp"

#include <gtest/gtest.h>

namespace retort::operations {
namespace {

struct CallCase {
    void (*script)(Operations&);
    const char* result;
};

TEST(Operations, RecordTypesAndData) {
    const CallCase rows[] = {
        {[](Operations& op) { op.create_schema("app", if_not_exists); }, "create_schema app if_not_exists"},
        {[](Operations& op) { op.drop_schema("app", if_exists, cascade); },
         "drop_schema app if_exists cascade"},
        {[](Operations& op) {
             op.create_enum("e", {"a", "b"}, in_schema("app"));
         },
         "create_enum app.e ('a', 'b')"},
        {[](Operations& op) { op.drop_enum("e", if_exists, in_schema("app")); }, "drop_enum app.e if_exists"},
        {[](Operations& op) { op.add_enum_value("e", "c", if_not_exists); },
         "add_enum_value e: 'c' if_not_exists"},
        {[](Operations& op) { op.add_enum_value_before("e", "c", "a"); }, "add_enum_value e: 'c' before 'a'"},
        {[](Operations& op) { op.add_enum_value_after("e", "c", "a", in_schema("app")); },
         "add_enum_value app.e: 'c' after 'a'"},
        {[](Operations& op) {
             op.alter_enum("e", {"b", "a"});
         },
         "alter_enum e ('b', 'a')"},
        {[](Operations& op) { op.create_domain("d", Text(), in_schema("app")); }, "create_domain app.d Text"},
        {[](Operations& op) { op.create_domain("d", Text(), "ck", "value > ''"); },
         "create_domain d Text check ck (value > '')"},
        {[](Operations& op) {
             op.create_domain("d", Integer(), not_null, server_default(1), check("VALUE > 0"),
                              in_schema("app"));
         },
         "create_domain app.d Integer not null default 1 check (VALUE > 0)"},
        {[](Operations& op) {
             op.create_domain("d", Text(), "ck", "value > ''", nullable(true), server_default(text("now()")));
         },
         "create_domain d Text default (now()) check ck (value > '')"},
        {[](Operations& op) { op.drop_domain("d", if_exists); }, "drop_domain d if_exists"},
        {[](Operations& op) { op.create_sequence("s", if_not_exists, in_schema("app")); },
         "create_sequence app.s if_not_exists"},
        {[](Operations& op) { op.create_sequence("s", SequenceOptions{.always = true, .start = 3}); },
         "create_sequence s (start 3)"},
        {[](Operations& op) { op.drop_sequence("s", if_exists); }, "drop_sequence s if_exists"},
        {[](Operations& op) { op.execute("SELECT 1"); }, "execute 'SELECT 1'"},
        {[](Operations& op) {
             op.execute("SELECT :a", {{"a", nullptr}});
         },
         "execute 'SELECT :a' (a = null)"},
        {[](Operations& op) {
             op.bulk_insert("t", {"a", "b"}, {{1, "x"}, {2.5, nullptr}, {true, bytes("\1\xff", 2)}},
                            in_schema("app"));
         },
         "bulk_insert app.t (a, b)\n    (1, 'x')\n    (2.5, null)\n    (true, x'01ff')"},
        {[](Operations& op) { op.bulk_insert("t", {"a"}, {}); }, "bulk_insert t (a)"},
    };
    for (const auto& row : rows) {
        EXPECT_EQ(recorded(row.script), row.result);
    }
}

TEST(Operations, RefuseTypesAndDataThatCannotBeRight) {
    const CallCase rows[] = {
        {[](Operations& op) { op.create_schema("", if_not_exists); }, "the name of a schema is empty"},
        {[](Operations& op) { op.create_schema("a", in_schema("b")); },
         "in_schema does not apply to create_schema"},
        {[](Operations& op) { op.create_enum("e", {}); }, "enumeration e has no values"},
        {[](Operations& op) {
             op.alter_enum("e", {"a", "a"});
         },
         "enumeration e has the value 'a' twice"},
        {[](Operations& op) { op.create_sequence(""); }, "the name of a sequence is empty"},
        {[](Operations& op) { op.execute(""); }, "execute is given an empty statement"},
        {[](Operations& op) {
             op.execute("x", {{"", 1}});
         },
         "the name of a parameter is empty"},
        {[](Operations& op) { op.bulk_insert("t", {}, {}); }, "bulk_insert has no columns"},
        {[](Operations& op) {
             op.bulk_insert("t", {"a", "b"}, {{1, 2}, {3}});
         },
         "bulk_insert: row 2 has 1 values for 2 columns"},
        {[](Operations& op) { op.batch_alter_table("t", recreate_always, recreate_never); },
         "batch_alter_table is given both recreate_always and recreate_never"},
    };
    for (const auto& row : rows) {
        EXPECT_EQ(base::caught([&] { recorded(row.script); }), row.result);
    }
}

TEST(Operations, TellOfTheWorldOutside) {
    FakeSink sink;
    Recorder recorder(sink, {.dialect = "sqlite", .x_arguments = {{"tenant", "a"}}});
    const Operations op(recorder);
    EXPECT_EQ(op.dialect().to<std::string>(), "sqlite");
    EXPECT_EQ(op.x_argument("tenant").to<std::string>(), "a");
    EXPECT_EQ(op.x_argument("other", "b").to<std::string>(), "b");
    EXPECT_FALSE(op.offline());
}

TEST(Operations, RunThePartOfTheirDatabase) {
    FakeSink sink;
    Recorder recorder(sink, {.dialect = "sqlite", .database = "users", .databases = {"users", "products"}});
    Operations op(recorder);
    std::string ran;
    op.for_database("users", [&](Operations& part) { ran += part.database().to<std::string>(); });
    op.for_database("products", [&](Operations&) { ran += "products"; });
    EXPECT_EQ(ran, "users");
    const auto asks_for = [&](const char* name) {
        return base::caught([&] { op.for_database(name, [&](Operations&) { ran += name; }); });
    };
    EXPECT_EQ(asks_for("orders"),
              "There is no database 'orders' in this project; `databases` in the ini names users, products");
    EXPECT_EQ(ran, "users");
}

TEST(Operations, HaveNoPartsWhereThereIsOneDatabase) {
    FakeSink sink;
    Recorder recorder(sink, {.dialect = "sqlite"});
    Operations op(recorder);
    EXPECT_EQ(op.database().to<std::string>(), "");
    EXPECT_EQ(base::caught([&] { op.for_database("users", [](Operations&) {}); }),
              "There is no database 'users' in this project; name it in the ini, as in: databases = users");
}

TEST(Connection, SeesWhatWasRecordedBefore) {
    const auto script = [](Operations& op) {
        op.drop_table("a");
        EXPECT_EQ(op.connection().execute("DELETE FROM b WHERE x = :x", {{"x", 1}}), 0);
        op.drop_table("c");
    };
    EXPECT_EQ(recorded(script),
              "drop_table a\nquery execute 'DELETE FROM b WHERE x = :x' (x = 1)\ndrop_table c");
}

TEST(Connection, IsNotThereOffline) {
    FakeSink sink;
    sink.is_offline = true;
    Recorder recorder(sink, {});
    Operations op(recorder);
    EXPECT_TRUE(op.offline());
    EXPECT_EQ(
        base::caught([&] { op.connection(); }),
        "the script asks for the connection, and there is none offline; run it online, or ask op.offline() "
        "first");
}

}  // namespace
}  // namespace retort::operations
