// See models_corpus.hpp.
#include "render/models_corpus.hpp"

#include "autogenerate/random_schema.hpp"
#include "retort/schema.hpp"
#include "schema/elements.hpp"

namespace retort::test {

namespace {

schema::MetaData value_of(const MetaData& metadata) {
    return metadata.box()->value;
}

// Names that C++ has other plans for, and two of which make one identifier.
schema::MetaData hostile_names() {
    return value_of(MetaData(
        table("class", column("int", Integer(), primary_key), column("2nd", String(5)),
              column("a b", Text(), not_null), column("a_b", Text()), column("__x", Boolean(), not_null),
              column("\xC3\xA9", Text()), column("\"q\\", Text(), server_default("\"*/\n")),
              column("Class", Text()), column("operator", Date()), column("linux", Date(), not_null)),
        table("Class", column("id", BigInteger(), primary_key)), table("a-b", column("ab", SmallInteger())),
        table("metadata", column("metadata", Integer(), primary_key)), table("9", column("_", Double())),
        table("using", in_schema("namespace"), column("using", LargeBinary(), primary_key))));
}

schema::MetaData everything() {
    return value_of(MetaData(
        schema_name("audit"), sequence("numbers", {.start = 5, .cycle = true}),
        sequence("more", in_schema("audit")), enum_type("mood", {"sad", "it's"}),
        domain_type("positive", Integer(), "VALUE > 0"),
        domain_type("short", String(9), check("VALUE <> ''"), not_null, server_default("none"),
                    in_schema("audit")),
        domain_type("stamp", DateTime(with_timezone, precision(3)), server_default(text("now()"))),
        naming_convention({{"ix", "ix_%(table_name)s_%(column_0_name)s"}}),
        table("parents", column("a", Integer()), column("b", String(5)),
              column("mood", Enum("mood", {"sad", "it's"})), primary_key_constraint("pk", {"b", "a"}),
              comment("they're parents")),
        table("children", in_schema("audit"), option("sqlite_strict"),
              column("id", Integer(), primary_key, identity({.always = true, .start = 7})),
              column("a", Integer(), server_default(3)), column("b", String(5), comment("two\nlines")),
              column("at", DateTime(with_timezone), not_null, server_default(text("now()"))),
              column("total", Numeric(10, 2), computed("a * 2")),
              foreign_key_constraint("fk", {"b", "a"}, "parents", {"b", "a"}, on_delete::cascade, deferrable),
              unique_constraint({"a"}), check_constraint("ck", "a <> 0"),
              index("ix", {text("lower(b)"), desc("a")}, unique_index, where("a > 1")))));
}

schema::MetaData many_tables() {
    schema::MetaData metadata;
    for (int i = 0; i < 120; ++i) {
        metadata.tables.push_back({.name = {"", "t" + std::to_string(i)},
                                   .columns = {{.name = "id", .type = {}, .nullable = true}}});
    }
    return metadata;
}

}  // namespace

std::vector<schema::MetaData> models_corpus() {
    std::vector<schema::MetaData> all{hostile_names(), everything(), many_tables(), {}};
    for (std::uint32_t seed = 1; seed <= 12; ++seed) {
        all.push_back(random_schema(seed));
    }
    return all;
}

}  // namespace retort::test
