// String literals, read and written.
#include "scripts/cpp/literal.hpp"

#include <gtest/gtest.h>

namespace retort::scripts::cpp {
namespace {

std::string value_of(std::string_view raw) {
    return find_literal_value({TokenKind::string, raw, raw.find("\\\n") != raw.npos}).value_or("<none>");
}

TEST(Literal, Values) {
    const std::pair<const char*, std::string> rows[] = {
        {R"("")", ""},
        {R"("abc")", "abc"},
        {R"("a\"b\\c\n\t\?")", "a\"b\\c\n\t?"},
        {R"("\101\0612\0")", std::string("A12\0", 4)},
        {R"("\x41\xe9")", "A\xE9"},
        {R"("\u00e9\U0001F600")", "\xC3\xA9\xF0\x9F\x98\x80"},
        {"\"a\\\nb\"", "ab"},
        {"R\"(a\\n\"b)\"", "a\\n\"b"},
        {"R\"x(a)\")x\"", "a)\""},
        {"R\"(a\\\nb)\"", "a\\\nb"},
        {R"(u8"a")", "<none>"},
        {R"("a"_s)", "<none>"},
        {"R\"(a)\"sv", "<none>"},
        {R"("\q")", "<none>"},
        {R"("\x")", "<none>"},
    };
    for (const auto& [raw, value] : rows) {
        EXPECT_EQ(value_of(raw), value) << "literal: " << raw;
    }
}

TEST(Literal, WhatIsWrittenReadsTheSame) {
    for (const std::string text : {"", "plain", "\"\\", "a\nb\tc\r", "*/ // ?",
                                   "\x01\x7F"
                                   "9",
                                   "\xC3\xA9 \xFF"}) {
        EXPECT_EQ(value_of(dump_literal(text)), text) << "written: " << dump_literal(text);
    }
    const std::string zero("a\0001", 3);
    EXPECT_EQ(value_of(dump_literal(zero)), zero);
}

}  // namespace
}  // namespace retort::scripts::cpp
