// Text in, tokens out: each token as kind:spelling.
#include "scripts/cpp/lexer.hpp"

#include <gtest/gtest.h>

namespace retort::scripts::cpp {
namespace {

std::string dump(const std::vector<Token>& tokens) {
    static constexpr const char* kKinds[] = {"id", "str", "chr", "num", "", "dir", "end"};
    std::string text;
    for (const Token& token : tokens) {
        const std::string kind = kKinds[static_cast<int>(token.kind)];
        text += (text.empty() ? "" : " ") + (kind.empty() ? "" : kind + ":") + spelling(token);
    }
    return text;
}

std::string dump_tokens(const std::string& text) {
    const SourceText source{text, "x.cpp"};
    std::vector<Token> tokens;
    lex(source, tokens);
    return dump(tokens);
}

std::string dump_declaration(const std::string& text) {
    const SourceText source{text, "x.cpp"};
    std::vector<Token> tokens;
    lex_declaration(source, "REV", tokens);
    return dump(tokens);
}

struct Row {
    const char* text;
    const char* tokens;
};

TEST(Lexer, Tokens) {
    const Row rows[] = {
        {"", "end:"},
        {"a b_1 $x \xC3\xA9", "id:a id:b_1 id:$x id:\xC3\xA9 end:"},
        {"a::b:c", "id:a :: id:b : id:c end:"},
        {"a/*x*/b//c\nd", "id:a id:b id:d end:"},
        {"/**/ /*/*/ a", "id:a end:"},
        {"// a \\\n b\nc", "id:c end:"},
        {"// a \\\r\n b\r\nc", "id:c end:"},
        {"/\\\n/ a\nb", "id:b end:"},
        {"a = b / c;", "id:a = id:b / id:c ; end:"},
        {"na\\\nme", "id:name end:"},
        {"\"a // b\" 'c'", "str:\"a // b\" chr:'c' end:"},
        {"'\"' '\\''", "chr:'\"' chr:'\\'' end:"},
        {"\"\\\"\"x", "str:\"\\\"\"x end:"},
        {"L\"a\" u8\"b\" u'c' foo\"d\"", "str:L\"a\" str:u8\"b\" chr:u'c' id:foo str:\"d\" end:"},
        {"R\"(a\"\\\n)\" b", "str:R\"(a\"\\\n)\" id:b end:"},
        {"u8R\"x(a)\" )x\" b", "str:u8R\"x(a)\" )x\" id:b end:"},
        {"1'000 0x1p-3 .5f 1e+9", "num:1'000 num:0x1p-3 num:.5f num:1e+9 end:"},
        {"#include <a//b>\nc", "dir:#include <a//b> id:c end:"},
        {" # error don't\nc", "dir:# error don't id:c end:"},
        {"#define A \\\n B\nc", "dir:#define A  B id:c end:"},
        {"#define A /* x\n y */ B\nc", "dir:#define A /* x\n y */ B id:c end:"},
        {"a # b", "id:a # id:b end:"},
        {"#if 0\ndon't\n#if 1\n#else\n#endif\n#else\na\n#endif", "dir:#if 0 id:a dir:#endif end:"},
        {"#  if  0 // off\nx\n # endif\na", "dir:#  if  0 // off id:a end:"},
        {"\xEF\xBB\xBF#a", "dir:#a end:"},
        {"a \\ b", "id:a \\ id:b end:"},
        {"a\\", "id:a \\ end:"},
    };
    for (const Row& row : rows) {
        EXPECT_EQ(dump_tokens(row.text), row.tokens) << "text: " << row.text;
    }
}

TEST(Lexer, StopsAfterTheDeclaration) {
    const Row rows[] = {
        {"a;REV(b);don't", "id:a ; id:REV ( id:b ) ; end:"},
        {"REV(\";\");/*", "id:REV ( str:\";\" ) ; end:"},
        {"REV(b) c", "id:REV ( id:b ) id:c end:"},
        {"a;b", "id:a ; id:b end:"},
        {"// REV\nREV(b);c", "id:REV ( id:b ) ; end:"},
        {"REV(b);c; // REV\nd;e", "id:REV ( id:b ) ; id:c ; id:d ; end:"},
        {"REV(b);c;REV(d);e", "id:REV ( id:b ) ; id:c ; id:REV ( id:d ) ; end:"},
    };
    for (const Row& row : rows) {
        EXPECT_EQ(dump_declaration(row.text), row.tokens) << "text: " << row.text;
    }
}

TEST(Lexer, WhatHasNoEndIsNamedWhereItBegins) {
    const Row rows[] = {
        {"a\n /* b\n", "x.cpp:2:2 The comment that begins here has no end: expected */"},
        {"a = \"b\n\";", "x.cpp:1:5 The literal that begins here has no end: expected \" on the same line"},
        {"a = 'b", "x.cpp:1:5 The literal that begins here has no end: expected ' on the same line"},
        {"\"a\\", "x.cpp:1:1 The literal that begins here has no end: expected \" on the same line"},
        {"R\"x(a)\"", "x.cpp:1:1 The raw string that begins here has no end: expected )x\""},
        {"R\"x a\"", "x.cpp:1:1 The raw string that begins here has no '(' after its delimiter"},
    };
    for (const Row& row : rows) {
        try {
            dump_tokens(row.text);
            ADD_FAILURE() << "no error for: " << row.text;
        } catch (const Error& error) {
            const Place& place = error.place();
            EXPECT_EQ(place.file + ":" + std::to_string(place.line) + ":" + std::to_string(place.column) +
                          " " + error.message(),
                      row.tokens)
                << "text: " << row.text;
        }
    }
}

// Whatever the bytes are, lexing ends and stays inside of them.
TEST(Lexer, EveryCutOfAFileEnds) {
    const std::string text =
        "\xEF\xBB\xBF// a \\\n/* b */ #define X(a) \\\n 'x'\n#if 0\n\"\n#endif\nR\"q(\\\n)q\"_s 1'0.e+5 "
        "u8'\\'' \"\\x41\" a::b %: <%";
    for (std::size_t length = 0; length <= text.size(); ++length) {
        try {
            dump_tokens(text.substr(0, length));
        } catch (const Error& error) {
            EXPECT_EQ(error.kind(), ErrorKind::script);
        }
    }
}

}  // namespace
}  // namespace retort::scripts::cpp
