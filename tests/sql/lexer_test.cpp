// Where quotes, comments and words begin and end.
#include "sql/lexer.hpp"

#include <gtest/gtest.h>

#include <map>

namespace retort::sql {
namespace {

constexpr LexRules kPlain{};
constexpr LexRules kAll{.nested_comments = true,
                        .dollar_quotes = true,
                        .escape_strings = true,
                        .bracket_names = true,
                        .backtick_names = true};

// "word:select string:'a'": what stands where, white space left out.
std::string dump_tokens(std::string_view text, const LexRules& rules) {
    static const std::map<TokenKind, std::string> names = {
        {TokenKind::comment, "comment"}, {TokenKind::string, "string"}, {TokenKind::quoted_name, "name"},
        {TokenKind::word, "word"},       {TokenKind::number, "number"}, {TokenKind::symbol, "symbol"}};
    std::string dumped;
    for (const Token& token : tokenize(text, rules)) {
        if (token.kind != TokenKind::space) {
            dumped += (dumped.empty() ? "" : " ") + names.at(token.kind) + ":" + std::string(token.text);
        }
    }
    return dumped;
}

struct Row {
    const char* text;
    const char* plain;
    const char* all;  // nullptr: the same
};

const Row kRows[] = {
    {"", "", nullptr},
    {"select a1", "word:select word:a1", nullptr},
    {"'it''s' x", "string:'it''s' word:x", nullptr},
    {"'open", "string:'open", nullptr},
    {"\"a\"\"b\"c", "name:\"a\"\"b\" word:c", nullptr},
    {"1.5e-3+.5", "number:1.5e-3 symbol:+ number:.5", nullptr},
    {"a::int", "word:a symbol::: word:int", nullptr},
    {"a->>'b'", "word:a symbol:->> string:'b'", nullptr},
    {"a -- b\nc", "word:a comment:-- b word:c", nullptr},
    {"a /* b */ c", "word:a comment:/* b */ word:c", nullptr},
    {"/* a /* b */ c */", "comment:/* a /* b */ word:c symbol:* symbol:/", "comment:/* a /* b */ c */"},
    {"x'0a' b'1' n'z'", "string:x'0a' string:b'1' string:n'z'", nullptr},
    {"e'a\\'b'", "word:e string:'a\\' string:b'", "string:e'a\\'b'"},
    {"`a b`", "symbol:` word:a word:b symbol:`", "name:`a b`"},
    {"[a b]", "symbol:[ word:a word:b symbol:]", "name:[a b]"},
    {"$$a;b$$c", "symbol:$ symbol:$ word:a symbol:; word:b$$c", "string:$$a;b$$ word:c"},
    {"$t$a$$b$t$", "symbol:$ word:t$a$$b$t$", "string:$t$a$$b$t$"},
    {"$1 $2", "symbol:$ number:1 symbol:$ number:2", nullptr},
    {"naïve", "word:naïve", nullptr},
};

TEST(Lexer, CutsTextIntoTokens) {
    for (const Row& row : kRows) {
        EXPECT_EQ(dump_tokens(row.text, kPlain), row.plain) << "plain rules: " << row.text;
        EXPECT_EQ(dump_tokens(row.text, kAll), row.all == nullptr ? row.plain : row.all)
            << "all rules: " << row.text;
    }
}

TEST(Lexer, TokensTogetherAreTheText) {
    for (const Row& row : kRows) {
        for (const LexRules& rules : {kPlain, kAll}) {
            std::string together;
            for (const Token& token : tokenize(row.text, rules)) {
                together += token.text;
            }
            EXPECT_EQ(together, row.text);
        }
    }
}

TEST(Lexer, UnquotesNames) {
    const std::pair<const char*, const char*> rows[] = {
        {"plain", "plain"}, {"\"a\"\"b\"", "a\"b"}, {"`a``b`", "a`b"}, {"[a b]", "a b"}, {"\"", "\""}};
    for (const auto& [text, name] : rows) {
        EXPECT_EQ(unquote(tokenize(text, kAll).front()), name) << text;
    }
}

}  // namespace
}  // namespace retort::sql
