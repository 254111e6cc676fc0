// Cuts SQL text into tokens: the one place that knows where quotes and comments
// begin and end.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace retort::sql {

// What a database's own lexer does beside the standard.
struct LexRules {
    bool nested_comments = false;  // /* /* */ */
    bool dollar_quotes = false;    // $tag$ … $tag$
    bool escape_strings = false;   // E'it\'s'
    bool bracket_names = false;    // [a b]
    bool backtick_names = false;   // `a b`
};

enum class TokenKind {
    space,
    comment,
    string,       // '…', E'…', B'…', X'…', $$…$$, prefix included
    quoted_name,  // "…", `…`, […], quotes included
    word,         // names and keywords
    number,
    symbol,  // one character, or one of :: || <= >= <> != -> ->> :=
};

struct Token {
    TokenKind kind;
    std::string_view text;  // into the text that was cut
};

// All of the text, white space and comments included: the tokens' texts
// together are the text. What is not closed goes to the end.
std::vector<Token> tokenize(std::string_view text, const LexRules& rules);
// Without white space and comments.
std::vector<Token> tokenize_code(std::string_view text, const LexRules& rules);

// A keyword comparison: a word, in any case of letters. `keyword` in upper case.
bool is_word(const Token& token, std::string_view keyword);
bool is_symbol(const Token& token, std::string_view text);

// The identifier that a word or quoted name stands for: quotes removed, inner
// ones halved; the case of letters is kept.
std::string unquote(const Token& token);

}  // namespace retort::sql
