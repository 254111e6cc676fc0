// Whole schemas for round trips; see schema_corpus.hpp.
#include "schema_corpus.hpp"

#include "retort/schema.hpp"
#include "schema/elements.hpp"

namespace retort::dialects {

namespace {

template <class... Items>
schema::MetaData model_of(const Items&... items) {
    return MetaData(MetaItem(items)...).box()->value;
}

schema::MetaData model_of_types() {
    return model_of(table(
        "t", column("id", Integer(), primary_key), column("boolean_", Boolean()),
        column("small", SmallInteger()), column("big", BigInteger()), column("n", Numeric()),
        column("n5", Numeric(5)), column("n52", Numeric(5, 2)), column("f", Float()),
        column("f20", Float(20)), column("f53", Float(53)), column("d", Double()), column("s", String()),
        column("s7", String(7)), column("u7", Unicode(7)), column("txt", Text()),
        column("utxt", UnicodeText()), column("c1", Char(1)), column("c9", Char(9)), column("dt", Date()),
        column("tm", Time()), column("tmz", Time(with_timezone)), column("ts", DateTime()),
        column("tsz", DateTime(with_timezone)), column("ts2", Timestamp()),
        column("tsz2", Timestamp(with_timezone)), column("iv", Interval()), column("tm1", Time(precision(1))),
        column("ts3", DateTime(precision(3))), column("tsz3", Timestamp(with_timezone, precision(3))),
        column("iv2", Interval(precision(2))), column("b", LargeBinary()), column("b9", LargeBinary(9)),
        column("j", JSON()), column("uu", Uuid()), column("e", Enum("mood", {"sad", "it's ok", "100%"})),
        column("v", JSON().with_variant("postgresql", JSONB()))));
}

schema::MetaData model_of_own_types() {
    return model_of(
        domain_type("positive", Integer(), "VALUE > 0"), enum_type("unused", {"a", "b"}),
        sequence("ticket", {.start = 5, .increment = 2}),
        table("t", column("jb", JSONB(), server_default("{}")),
              column("ai", ARRAY(Integer()), server_default("{}")), column("aa", ARRAY(Text(), 2)),
              column("ae", ARRAY(Enum("mood", {"sad", "ok"}))), column("ip", INET()), column("ci", CIDR()),
              column("ma", MACADDR()), column("ma8", MACADDR8()), column("tv", TSVECTOR()),
              column("tq", TSQUERY()), column("r1", INT4RANGE()), column("r2", INT8RANGE()),
              column("r3", NUMRANGE()), column("r4", TSRANGE()), column("r5", TSTZRANGE()),
              column("r6", DATERANGE()), column("b1", BIT(1)), column("b8", BIT(8)), column("vb", VARBIT()),
              column("vb8", VARBIT(8)), column("mo", MONEY()), column("x", XML()), column("o", OID()),
              column("p", named_type("point")), column("alias", named_type("timestamptz")),
              column("precise", named_type("timestamp(3)")),
              column("whole_seconds", named_type("TIMESTAMP(0)")),
              column("po", Domain("positive", Integer())),
              column("e", Enum("mood", {"sad", "ok"}), server_default("ok")),
              column("cc", named_type("character varying(12)"), server_default("x")),
              column("co", String(5).collate("C"))));
}

schema::MetaData model_of_defaults() {
    return model_of(table(
        "t", column("id", Integer(), primary_key), column("b1", Boolean(), server_default(true)),
        column("b2", Boolean(), server_default("false")), column("i1", Integer(), server_default(0)),
        column("i2", Integer(), server_default(-7)), column("i3", Integer(), server_default("5")),
        column("i4", Integer(), server_default(text("1 + 1"))),
        column("big", BigInteger(), server_default(5000000000LL)),
        column("n1", Numeric(10, 2), server_default(0)), column("n2", Numeric(10, 2), server_default("1.50")),
        column("n3", Numeric(10, 2), server_default(-1.5)), column("d", Double(), server_default(0.25)),
        column("s1", String(20), server_default("")),
        column("s2", String(20), server_default("it's \\ \"quoted\"")),
        column("s3", String(20), server_default(text("'a' || 'b'"))),
        column("s4", Text(), server_default("x\ny")), column("s5", Char(3), server_default("abc")),
        column("s6", String(20), server_default(text("lower('A')"))),
        column("dt1", Date(), server_default("2020-01-02")),
        column("ts1", DateTime(), server_default(text("CURRENT_TIMESTAMP"))),
        column("ts2", DateTime(with_timezone), server_default(text("CURRENT_TIMESTAMP"))),
        column("nul", Integer(), server_default(text("NULL"))),
        column("j", JSON(), server_default("{\"a\": 1}"))));
}

schema::MetaData model_of_own_defaults() {
    return model_of(
        table("t", column("id", Uuid(), primary_key, server_default(text("gen_random_uuid()"))),
              column("at", DateTime(with_timezone), server_default(text("now()"))),
              column("utc", DateTime(), server_default(text("timezone('utc', now())"))),
              column("later", DateTime(with_timezone), server_default(text("now() + interval '1 day'"))),
              column("arr", ARRAY(Text()), server_default(text("ARRAY['a', 'b']"))),
              column("j", JSONB(), server_default(text("'{\"a\": [1]}'::jsonb"))),
              column("iv", Interval(), server_default("1 day")),
              column("e", Text(), server_default(text("E'a\\\\b'"))),
              column("big", BigInteger(), server_default(text("nextval('free_sequence')")))),
        sequence("free_sequence"));
}

schema::MetaData model_of_constraints() {
    return model_of(
        table("parents", column("a", Integer(), not_null), column("b", String(10), not_null),
              column("c", Integer(), unique), primary_key_constraint("pk_parents", {"a", "b"}),
              check_constraint("ck_in", "c IN (1, 2, 3)"),
              check_constraint("ck_text", "b <> '' AND b <> 'x'"), check_constraint("((c > 0))"),
              check_constraint("ck_between", "c BETWEEN 1 AND 5"), check_constraint("ck_like", "b LIKE 'a%'"),
              check_constraint("ck_null", "c is not null or a > 0"),
              unique_constraint("uq_parents", {"b", "a"})),
        table("children", column("id", Integer(), primary_key),
              column("c", Integer(), foreign_key("parents.c", on_delete::set_null)), column("a", Integer()),
              column("b", String(10)), column("boss", Integer(), named_foreign_key("fk_boss", "children.id")),
              foreign_key_constraint("fk_parents", {"a", "b"}, "parents", {"a", "b"}, on_delete::cascade,
                                     on_update::restrict_, initially_deferred)));
}

schema::MetaData model_of_computed() {
    return model_of(table(
        "t", column("id", Integer(), primary_key), column("a", Integer()), column("b", Integer()),
        column("name", String(10)), column("plus", Integer(), computed("a + b")),
        column("times", Integer(), computed("(a*b)")), column("big", BigInteger(), computed("a * 1000 + 1")),
        column("upper_name", Text(), computed("upper(name)"))));
}

schema::MetaData model_of_indexes() {
    return model_of(table(
        "t", column("id", Integer(), primary_key), column("a", Integer(), indexed), column("b", String(20)),
        column("c", Text()), index("ix_b", {"b"}, unique_index), index("ix_ab", {asc("a"), desc("b")}),
        index("ix_lower", {text("lower(b)")}), index("ix_sum", {text("a + 1"), "b"}),
        index("ix_part", {"a"}, where("b = 'x' AND a > 5")), index("ix_part_in", {"a"}, where("a in (1, 2)")),
        index("ix_nulls", {desc(col("a")).nulls_last()})));
}

schema::MetaData model_of_own_indexes() {
    return model_of(
        table("t", column("id", Integer(), primary_key), column("a", Integer()), column("b", String(20)),
              column("tags", ARRAY(Text())), column("doc", JSONB()), column("span", TSRANGE()),
              index("ix_gin", {"tags"}, using_method("gin")),
              index("ix_path", {col("doc").op_class("jsonb_path_ops")}, using_method("GIN")),
              index("ix_pattern", {col("b").op_class("varchar_pattern_ops")}),
              index("ix_default_class", {col("a").op_class("int4_ops")}),
              index("ix_include", {"a"}, unique_index, include({"b"}), nulls_not_distinct),
              index("ix_storage", {"a"}, storage("fillfactor", "70")),
              index("ix_btree", {"a"}, using_method("btree")), index("ix_collated", {col("b").collate("C")}),
              index("ix_lower_c", {text("lower(b COLLATE \"C\")")}),
              index("ix_json", {text("doc ->> 'a'"), text("(doc -> 'b')")}),
              index("ix_nulls", {col("a").nulls_first()}),
              exclude_constraint("ex_span", {excluding("span", "&&")}, using_method("gist"), where("a > 0")),
              exclude_constraint("ex_expression", {excluding(text("a + 1"), "=")}),
              unique_constraint("uq_a", {"a"}, nulls_not_distinct, deferrable),
              unique_constraint("uq_b", {"b"}, include({"a"}))));
}

schema::MetaData model_of_counting() {
    return model_of(table("serial_one", column("id", Integer(), primary_key)),
                    table("small_one", column("id", SmallInteger(), primary_key)),
                    table("big_one", column("id", BigInteger(), primary_key)),
                    table("plain", column("id", Integer(), primary_key, no_autoincrement)),
                    table("text_key", column("id", String(36), primary_key)),
                    table("refers", column("id", Integer(), primary_key, foreign_key("serial_one.id"))),
                    table("pair", column("a", Integer(), primary_key), column("b", Integer(), primary_key)));
}

schema::MetaData model_of_own_counting() {
    return model_of(
        table("by_default", column("id", Integer(), primary_key, identity())),
        table("always_",
              column("id", BigInteger(), primary_key,
                     identity({.always = true, .start = 1, .increment = 1, .min_value = 1, .cache = 1}))),
        table("options",
              column("id", SmallInteger(), primary_key,
                     identity({.start = -5, .increment = -5, .min_value = -100, .cache = 3, .cycle = true}))),
        table("beside", column("id", Text(), primary_key), column("n", Integer(), not_null, autoincrement)),
        sequence("plain"), sequence("down", {.increment = -1}),
        sequence("explicit_defaults", {.start = 1, .increment = 1, .min_value = 1, .cache = 1}));
}

schema::MetaData model_of_hostile_names() {
    const std::string longest(63, 'n');
    return model_of(
        table("Order \"Items\"", column("select", Integer(), primary_key),
              column("Grüße 日本", String(5), indexed), column("a b", Integer(), unique),
              column("x.y", Integer()), column("tab\tnewline\n", Integer(), indexed),
              column("it's", Integer(), server_default(1)), column("100%", Integer()),
              column("back\\slash", Integer()), check_constraint("ck (odd), name", "\"select\" > 0"),
              index("ix;drop", {"x.y", "100%"}), comment("it's a \"comment\" \\ with 'quotes'\nand lines")),
        table("user", column("group", Integer(), primary_key),
              column("order", Integer(), named_foreign_key("fk-user", "Order \"Items\".select"))),
        table(longest, column(longest, Integer(), primary_key)));
}

schema::MetaData model_with_comments() {
    return model_of(table("t", column("id", Integer(), primary_key, comment("the key")),
                          column("a", Integer(), comment("")), column("b", Integer(), comment("it's")),
                          comment("a table")));
}

schema::MetaData model_of_schemas() {
    return model_of(
        schema_name("audit"), schema_name("My Schema"),
        table("users", column("id", Integer(), primary_key), in_schema("public")),
        table("users", column("id", Integer(), primary_key), column("mood", Enum("Mood", {"a"}, "My Schema")),
              column("at", DateTime(), server_default(text("now()")), indexed),
              check_constraint("ck", "id IN (1, 2)"), in_schema("audit")),
        table("log", column("id", Integer(), primary_key),
              column("u", Integer(), foreign_key("audit.users.id")),
              column("p", Integer(), foreign_key("public.users.id")), in_schema("My Schema")));
}

}  // namespace

const std::vector<CorpusSchema>& schema_corpus() {
    static const std::vector<CorpusSchema> corpus = {
        {"types", model_of_types(), ""},
        {"own_types", model_of_own_types(), "postgresql"},
        {"defaults", model_of_defaults(), ""},
        {"own_defaults", model_of_own_defaults(), "postgresql"},
        {"constraints", model_of_constraints(), ""},
        {"computed", model_of_computed(), ""},
        {"indexes", model_of_indexes(), ""},
        {"own_indexes", model_of_own_indexes(), "postgresql"},
        {"counting", model_of_counting(), ""},
        {"own_counting", model_of_own_counting(), "postgresql"},
        {"hostile_names", model_of_hostile_names(), ""},
        {"comments", model_with_comments(), ""},
        {"schemas", model_of_schemas(), "postgresql"},
    };
    return corpus;
}

namespace {

// A key column that refers to another does not count by itself, also while the
// foreign key is not there yet.
void take_foreign_keys(schema::Table& table) {
    for (auto& column : table.columns) {
        if (!schema::counts_by_itself(table, column)) {
            column.autoincrement = schema::Autoincrement::off;
        }
    }
    table.foreign_keys.clear();
}

}  // namespace

std::vector<operations::Operation> operations_to_create(const schema::MetaData& model,
                                                        bool inline_foreign_keys) {
    std::vector<operations::Operation> operations;
    for (const auto& name : model.schemas) {
        operations.push_back(operations::CreateSchema{name, false});
    }
    for (const auto& type : model.enums) {
        operations.push_back(operations::CreateEnum{type});
    }
    for (const auto& type : model.domains) {
        operations.push_back(operations::CreateDomain{type});
    }
    for (const auto& sequence : model.sequences) {
        operations.push_back(operations::CreateSequence{sequence, false});
    }
    for (schema::Table table : model.tables) {
        if (!inline_foreign_keys) {
            take_foreign_keys(table);
        }
        operations.push_back(operations::CreateTable{table, false});
    }
    for (const auto& table : model.tables) {
        for (const auto& key : table.foreign_keys) {
            if (!inline_foreign_keys) {
                operations.push_back(operations::CreateConstraint{table.name, key});
            }
        }
    }
    return operations;
}

}  // namespace retort::dialects
