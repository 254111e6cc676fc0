// Values as SQL text.
#include "sql/literal.hpp"

#include "retort/error.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace retort::sql {
namespace {

TEST(Literal, ReadsBackAsTheSameValue) {
    struct Row {
        Datum value;
        const char* text;
    };
    const double infinity = std::numeric_limits<double>::infinity();
    const Row rows[] = {
        {std::monostate{}, "NULL"},
        {true, "true"},
        {false, "false"},
        {std::int64_t{-7}, "-7"},
        {std::numeric_limits<std::int64_t>::min(), "-9223372036854775808"},
        {0.1, "0.1"},
        {2.0, "2.0"},
        {1e300, "1e+300"},
        {infinity, "9e999"},
        {-infinity, "-9e999"},
        {std::string("it's"), "'it''s'"},
        {std::string("a\\b\n"), "'a\\b\n'"},
        {Bytes{std::byte{0}, std::byte{0xAF}}, "X'00af'"},
        {Bytes{}, "X''"},
    };
    for (const Row& row : rows) {
        EXPECT_EQ(dump_literal({}, row.value), row.text);
    }
}

TEST(Literal, FollowsTheDialectsRule) {
    const LiteralRule rule{
        .true_word = "1", .false_word = "0", .bytes_open = "'\\x", .bytes_close = "'::bytea"};
    EXPECT_EQ(dump_literal(rule, true), "1");
    EXPECT_EQ(dump_literal(rule, false), "0");
    EXPECT_EQ(dump_literal(rule, Bytes{std::byte{0x1b}}), "'\\x1b'::bytea");
}

TEST(Literal, RefusesTextWithAZeroByte) {
    EXPECT_THROW(quote_string(std::string_view("a\0b", 3)), Error);
}

}  // namespace
}  // namespace retort::sql
