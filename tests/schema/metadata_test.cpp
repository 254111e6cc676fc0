// MetaData: what models say, as one value.
#include "base/caught.hpp"
#include "retort/elements.hpp"
#include "schema/elements.hpp"

#include <gtest/gtest.h>

#include <functional>

namespace retort::schema {
namespace {

std::string dump(const retort::MetaData& metadata) {
    return dump_metadata(metadata.box()->value);
}

TEST(MetaData, HoldsItsItems) {
    const retort::MetaData metadata(
        schema_name("app"), schema_name("app"), enum_type("mood", {"sad", "ok"}, in_schema("app")),
        domain_type("email", Text(), "value LIKE '%@%'"), sequence("ticket", {.always = true, .start = 100}),
        sequence("other", in_schema("app")), naming_convention({{"pk", "pk_%(table_name)s"}}),
        table("users", column("id", Integer(), primary_key)));
    EXPECT_EQ(dump(metadata),
              "schema app\n"
              "enum app.mood ('sad', 'ok')\n"
              "domain email Text check (value LIKE '%@%')\n"
              "sequence ticket (start 100)\n"
              "sequence app.other\n"
              "table users\n"
              "    id Integer not null\n"
              "    primary key pk_users (id)\n"
              "naming_convention pk='pk_%(table_name)s'\n");
}

TEST(MetaData, CollectsTypesThatColumnsUse) {
    const retort::MetaData metadata(
        table("t", column("a", Enum("mood", {"x"})), column("b", ARRAY(Enum("tag", {"y"}))),
              column("c", String(1).with_variant("postgresql", Enum("kind", {"z"}))),
              column("d", Enum("mood", {"x"})), column("e", Domain("colour", Enum("base", {"red"})))));
    EXPECT_EQ(dump(metadata).substr(0, dump(metadata).find("table")),
              "enum mood ('x')\nenum tag ('y')\nenum kind ('z')\nenum base ('red')\n"
              "domain colour Enum(base: 'red')\n");
}

TEST(MetaData, MayBeEmptyOrAList) {
    EXPECT_EQ(dump(retort::MetaData()), "");
    const std::vector<retort::MetaItem> items = {table("a", column("x", Integer())),
                                                 table("b", column("x", Integer()))};
    const retort::MetaData metadata(items.data(), items.size());
    EXPECT_EQ(dump(metadata), "table a\n    x Integer null\ntable b\n    x Integer null\n");
}

TEST(MetaData, UniqueAndIndexedAreOneUniqueIndex) {
    const retort::MetaData metadata(table("t", column("a", Integer(), unique, indexed)));
    EXPECT_EQ(dump(metadata), "table t\n    a Integer null\n    unique index ix_t_a (a)\n");
}

TEST(MetaData, FindsTheTargetOfAKey) {
    const auto dotted = table("we.ird", column("id", Integer(), primary_key));
    const auto in_app = table("users", in_schema("app"), column("id", Integer(), primary_key));
    const struct {
        const char* name;
        retort::Table target;
        retort::Constraint key;
        QualifiedName found;
    } rows[] = {
        {"schema",
         in_app,
         foreign_key_constraint({"x"}, "users", {"id"}, in_schema("app")),
         {"app", "users"}},
        {"written with a dot", in_app, foreign_key_constraint({"x"}, "app.users", {"id"}), {"app", "users"}},
        {"name with a dot", dotted, foreign_key_constraint({"x"}, "we.ird", {"id"}), {"", "we.ird"}},
        {"read as a schema",
         dotted,
         foreign_key_constraint({"x"}, "ird", {"id"}, in_schema("we")),
         {"", "we.ird"}},
    };
    for (const auto& row : rows) {
        const retort::MetaData metadata(table("t", column("x", Integer()), row.key), row.target);
        EXPECT_EQ(metadata.box()->value.tables.front().foreign_keys.front().referred_table, row.found)
            << row.name;
    }
}

TEST(MetaData, RefusesContradictions) {
    const auto users = table("users", column("id", Integer(), primary_key));
    const std::pair<std::function<void()>, const char*> rows[] = {
        {[&] { retort::MetaData(users, users); },
         "the models are wrong: more than one table has the name 'users'"},
        {[] { retort::MetaData(table("a", column("x", Enum("e", {"1"})), column("y", Enum("e", {"2"})))); },
         "the models are wrong: enumeration e has two lists of values: (1) and (2) in column a.y"},
        {[] {
             retort::MetaData(naming_convention({{"px", "x"}}));
         },
         "naming_convention: 'px' is none of pk, fk, uq, ck, ix"},
        {[] {
             retort::MetaData(naming_convention({{"pk", "x"}}), naming_convention({{"pk", "y"}}));
         },
         "the naming convention has two templates for 'pk': 'x' and 'y'"},
        {[] { retort::MetaData(table("a", column("x", Integer(), foreign_key("b.x")), index("i", {"z"}))); },
         "the models are wrong:\n"
         "- table a: foreign key over (x) refers to table 'b', which is not there; did you mean 'a'?\n"
         "- table a: index i is over column 'z', which the table does not have; did you mean 'x'?"},
        {[] { sequence(""); }, "the name of a sequence is empty"},
    };
    for (const auto& [make, message] : rows) {
        EXPECT_EQ(base::caught(make), message);
    }
}

TEST(FindObject, MayMiss) {
    const retort::MetaData metadata(enum_type("e", {"x"}), domain_type("d", Text()), sequence("s"),
                                    table("t", column("a", Integer())));
    schema::MetaData value = metadata.box()->value;
    EXPECT_NE(find_table(value, {"", "t"}), nullptr);
    EXPECT_EQ(find_table(value, {"app", "t"}), nullptr);
    EXPECT_NE(find_enum(value, {"", "e"}), nullptr);
    EXPECT_EQ(find_enum(value, {"", "t"}), nullptr);
    EXPECT_NE(find_domain(value, {"", "d"}), nullptr);
    EXPECT_EQ(find_domain(value, {"", "e"}), nullptr);
    EXPECT_NE(find_sequence(value, {"", "s"}), nullptr);
    EXPECT_EQ(find_sequence(value, {"", "d"}), nullptr);
}

TEST(Domains, RefuseWhatDoesNotApply) {
    const std::pair<std::function<void()>, const char*> rows[] = {
        {[] { domain_type("", Text()); }, "the name of a domain is empty"},
        {[] { domain_type("d", Text(), unique); }, "unique does not apply to domain 'd'"},
        {[] { domain_type("d", Text(), comment("c")); }, "comment does not apply to domain 'd'"},
        {[] { domain_type("d", Text(), identity()); }, "identity does not apply to domain 'd'"},
        {[] { domain_type("d", Text(), foreign_key("t.a")); }, "foreign_key does not apply to domain 'd'"},
        {[] { domain_type("d", Text(), if_exists); }, "if_exists does not apply to domain 'd'"},
        {[] { domain_type("d", Text(), option("sqlite_x", "y")); }, "option does not apply to domain 'd'"},
        {[] { domain_type("d", Text(), not_null, not_null); }, "domain 'd' is given nullable twice"},
        {[] { domain_type("d", Text(), "VALUE > ''", check("VALUE < ''")); },
         "domain 'd' is given check twice"},
    };
    for (const auto& [make, message] : rows) {
        EXPECT_EQ(base::caught(make), message);
    }
}

TEST(DumpMetadata, HasALineForRawObjectsAndDomains) {
    schema::MetaData metadata;
    metadata.raw_objects.push_back({"trigger", {"", "tr"}, "t", "CREATE TRIGGER tr\nBEGIN END"});
    metadata.raw_objects.push_back({"view", {"app", "v"}, "", "CREATE VIEW v"});
    metadata.domains.push_back({.name = {"", "d"},
                                .nullable = false,
                                .server_default = ServerDefault{std::int64_t{1}},
                                .check_name = "ck",
                                .check = "value > 0"});
    EXPECT_EQ(dump_metadata(metadata),
              "domain d Integer not null default 1 check ck (value > 0)\n"
              "trigger tr on t: 'CREATE TRIGGER tr\\nBEGIN END'\n"
              "view app.v: 'CREATE VIEW v'\n");
}

TEST(ToDatum, KeepsTheKind) {
    const std::string owned = "y";
    const std::pair<Value, Datum> rows[] = {{nullptr, Datum()},
                                            {true, Datum(true)},
                                            {7, Datum(std::int64_t{7})},
                                            {7LL, Datum(std::int64_t{7})},
                                            {1.5, Datum(1.5)},
                                            {"x", Datum(std::string("x"))},
                                            {owned, Datum(std::string("y"))},
                                            {bytes("\0z", 2), Datum(Bytes{std::byte{0}, std::byte{'z'}})}};
    for (const auto& [value, datum] : rows) {
        EXPECT_EQ(to_datum(value), datum) << datum.index();
    }
}

}  // namespace
}  // namespace retort::schema
