// Text made fit to be drawn, and the escapes of the formats.
#include "drawing/characters.hpp"
#include "drawing/escape.hpp"

#include <gtest/gtest.h>

namespace retort::drawing {
namespace {

TEST(Characters, ALineIsOneLineOfWhatCanBeDrawn) {
    struct Row {
        std::string text;
        std::string line;
    };
    const std::vector<Row> rows = {
        {"add users", "add users"},
        {"  two\r\n\tlines \n", "two lines"},
        {"\x1b[31mred\x07", "[31mred"},
        {std::string("nul\0byte", 8), "nul byte"},
        {"broken \xff\xfe utf-8 \xc3", "broken \xEF\xBF\xBD\xEF\xBF\xBD utf-8 \xEF\xBF\xBD"},
        {"surrogate \xED\xA0\x80", "surrogate \xEF\xBF\xBD"},
        {"größe 表 🎉", "größe 表 🎉"},
        {"abc\u202Edef\u2066", "abcdef"},
        {"next\u2028line\u0085end", "next line end"},
        {"", ""},
    };
    for (const Row& row : rows) {
        EXPECT_EQ(clean_line(row.text), row.line) << row.text;
    }
}

TEST(Characters, WidthsAreColumns) {
    struct Row {
        std::string text;
        std::size_t width;
    };
    const std::vector<Row> rows = {{"", 0}, {"abc", 3}, {"größe", 5}, {"表名", 4}, {"e\u0301", 1}, {"🎉", 2}};
    for (const Row& row : rows) {
        EXPECT_EQ(display_width(row.text), row.width) << row.text;
    }
}

TEST(Characters, CutTextEndsWithAnEllipsis) {
    struct Row {
        std::string text;
        std::size_t width;
        std::string shortened;
    };
    const std::vector<Row> rows = {{"abcdef", 6, "abcdef"}, {"abcdef", 5, "abcd…"}, {"ab cdef", 4, "ab…"},
                                   {"abcdef", 1, "…"},      {"abcdef", 0, ""},      {"表名列", 5, "表名…"},
                                   {"表名列", 4, "表…"}};
    for (const Row& row : rows) {
        EXPECT_EQ(shorten(row.text, row.width), row.shortened) << row.text << " " << row.width;
    }
}

TEST(Escape, EachFormatHasItsOwn) {
    struct Row {
        std::string text;
        std::string xml;
        std::string dot;
        std::string mermaid;
    };
    const std::vector<Row> rows = {
        {"add users", "add users", "\"add users\"", "add users"},
        {"a<b>&\"c\"", "a&lt;b&gt;&amp;&quot;c&quot;", "\"a<b>&amp;\\\"c\\\"\"", "a#60;b#62;#38;#34;c#34;"},
        {"100% `x` #1", "100% `x` #1", "\"100% `x` #1\"", "100#37; #96;x#96; #35;1"},
        {"c:\\new\\", "c:\\new\\", "\"c:\\\\new\\\\\"", "c#58;#92;new#92;"},
        {"1. *one* - _two_", "1. *one* - _two_", "\"1. *one* - _two_\"",
         "1#46; #42;one#42; #45; #95;two#95;"},
        {"größe (v. 2)", "größe (v. 2)", "\"größe (v. 2)\"", "größe (v. 2)"},
    };
    for (const Row& row : rows) {
        EXPECT_EQ(escape_xml(row.text), row.xml) << row.text;
        EXPECT_EQ(quote_dot(row.text), row.dot) << row.text;
        EXPECT_EQ(escape_mermaid(row.text), row.mermaid) << row.text;
    }
}

}  // namespace
}  // namespace retort::drawing
