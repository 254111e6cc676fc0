// PostgreSQL's words for types, and its defaults, read back.
#include "dialects/postgresql/arrays.hpp"
#include "dialects/postgresql/defaults.hpp"
#include "dialects/postgresql/errors.hpp"
#include "dialects/postgresql/rules.hpp"
#include "dialects/postgresql/sequences.hpp"
#include "dialects/postgresql/types.hpp"
#include "schema/metadata.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace retort::dialects::postgresql {
namespace {

TEST(PostgresqlTypes, AreReadInEverySpelling) {
    const std::pair<const char*, const char*> rows[] = {
        {"integer", "Integer"},
        {"INT4", "Integer"},
        {"bigint", "BigInteger"},
        {"numeric", "Numeric"},
        {"numeric(10,2)", "Numeric(10, 2)"},
        {"decimal(10)", "Numeric(10, 0)"},
        {"real", "Float(24)"},
        {"float(20)", "Float(24)"},
        {"float(53)", "Double"},
        {"double  precision", "Double"},
        {"character varying(20)", "String(20)"},
        {"varchar", "String"},
        {"character(3)", "Char(3)"},
        {"timestamp(3) without time zone", "DateTime(precision(3))"},
        {"timestamp with time zone", "DateTime(with_timezone)"},
        {"timestamptz", "DateTime(with_timezone)"},
        {"time(0) without time zone", "named_type('time(0) without time zone')"},
        {"interval day to second", "named_type('interval day to second')"},
        {"bit varying(5)", "VARBIT(5)"},
        {"inet", "INET"},
        {"tsvector", "TSVECTOR"},
        {"ltree", "named_type('ltree')"},
        {"geometry(Point,4326)", "named_type('geometry(Point,4326)')"},
        {"\"char\"", "named_type('\"char\"')"},
        {"integer[]", "ARRAY(Integer)"},
        {"text[][]", "ARRAY(Text)"},
        {"varchar(5)[3]", "ARRAY(String(5))"},
    };
    for (const auto& [text, dumped] : rows) {
        EXPECT_EQ(schema::dump_type(parse_type(text)), dumped) << text;
    }
}

TEST(PostgresqlDefaults, AreLiteralsWhereTheyCanBe) {
    struct Row {
        const char* text;
        const char* type;
        schema::ServerDefault value;
    };
    const auto expression = [](const char* text) { return schema::ServerDefault{{}, text}; };
    const auto literal = [](Datum value) { return schema::ServerDefault{std::move(value), std::nullopt}; };
    const Row rows[] = {
        {"'x'::character varying", "character varying(20)", literal("x")},
        {"'it''s'::text", "text", literal("it's")},
        {"''::text", "text", literal("")},
        {"'x'::text", "character varying", expression("'x'::text")},
        {"'abc'::bpchar", "character(3)", literal("abc")},
        {"true", "boolean", literal(true)},
        {"5", "integer", literal(std::int64_t{5})},
        {"'-5'::integer", "integer", literal(std::int64_t{-5})},
        {"'5000000000'::bigint", "bigint", literal(std::int64_t{5000000000})},
        {"1.50", "numeric(10,2)", literal(1.5)},
        {"2.00", "numeric(10,2)", literal(std::int64_t{2})},
        {"1.5", "numeric(10,2)", literal(1.5)},
        {"0.1234567890123456789", "numeric", expression("0.1234567890123456789")},
        {"now()", "timestamp without time zone", expression("now()")},
        {"'{}'::jsonb", "jsonb", literal("{}")},
        {"('a'::text || 'b'::text)", "text", expression("('a'::text || 'b'::text)")},
        {"'a'::text || 'b'::text", "text", expression("'a'::text || 'b'::text")},
        {"E'a\\\\b'::text", "text", expression("E'a\\\\b'::text")},
    };
    for (const Row& row : rows) {
        EXPECT_EQ(parse_default(row.text, parse_type(row.type), row.type), row.value)
            << row.text << " of " << row.type;
    }
}

TEST(PostgresqlSequences, LeaveOutDefaults) {
    using schema::SequenceOptions;
    struct Row {
        SequenceOptions given, left;
    };
    const Row rows[] = {
        {{.start = 1, .increment = 1, .min_value = 1, .max_value = 2147483647, .cache = 1}, {}},
        {{.start = 5}, {.start = 5}},
        {{.start = 5, .min_value = 5}, {.min_value = 5}},
        {{.start = -1, .increment = -1, .min_value = -2147483648LL, .max_value = -1}, {.increment = -1}},
        {{.always = true, .cycle = true}, {.always = true, .cycle = true}},
    };
    for (const Row& row : rows) {
        EXPECT_EQ(without_defaults(row.given, schema::TypeKind::integer), row.left)
            << schema::dump_sequence_options(row.given);
    }
}

TEST(PostgresqlArrays, AreRead) {
    EXPECT_THAT(parse_array("{a,\"b c\",\"q\\\"\\\\\",\"\"}"), testing::ElementsAre("a", "b c", "q\"\\", ""));
    EXPECT_THAT(parse_array("{}"), testing::IsEmpty());
    EXPECT_THAT(parse_array(""), testing::IsEmpty());
    EXPECT_THAT(parse_int_array("{1,-2,30}"), testing::ElementsAre(1, -2, 30));
    EXPECT_THAT(parse_int_array("1 2 3"), testing::ElementsAre(1, 2, 3));
}

TEST(PostgresqlNames, AreCutAsTheServerCutsThem) {
    EXPECT_EQ(clip_name("short"), "short");
    EXPECT_EQ(clip_name(std::string(70, 'x')), std::string(63, 'x'));
    EXPECT_EQ(clip_name(std::string(62, 'x') + "ü"), std::string(62, 'x'));
}

TEST(PostgresqlErrors, SayWhereInTheStatement) {
    EXPECT_EQ(describe_position("select\n  ü, x", 12), "line 2, column 5");
    EXPECT_EQ(describe_position("x", 1), "line 1, column 1");
}

}  // namespace
}  // namespace retort::dialects::postgresql
