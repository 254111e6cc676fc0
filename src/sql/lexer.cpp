// Cuts SQL text into tokens; see lexer.hpp.
#include "sql/lexer.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>

namespace retort::sql {

namespace {

bool is_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}
bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_word_start(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80;
}
bool is_word_part(char c) {
    return is_word_start(c) || is_digit(c) || c == '$';
}

constexpr std::array<std::string_view, 10> kSymbols = {
    "->>", "::", "||", "<=", ">=", "<>", "!=", "->", ":=", "=="};

class Lexer {
public:
    Lexer(std::string_view text, const LexRules& rules) : text_(text), rules_(rules) {}

    std::vector<Token> run() {
        std::vector<Token> tokens;
        while (at_ < text_.size()) {
            const std::size_t start = at_;
            const TokenKind kind = next();
            tokens.push_back({kind, text_.substr(start, at_ - start)});
        }
        return tokens;
    }

private:
    char peek(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }
    bool looking_at(std::string_view what) const { return text_.substr(at_).starts_with(what); }
    template <class Predicate>
    void skip_while(Predicate predicate) {
        while (at_ < text_.size() && predicate(text_[at_])) {
            ++at_;
        }
    }

    TokenKind next() {
        const char c = peek();
        if (is_space(c)) {
            skip_while(is_space);
            return TokenKind::space;
        }
        if (looking_at("--")) {
            skip_while([](char each) { return each != '\n'; });
            return TokenKind::comment;
        }
        if (looking_at("/*")) {
            skip_block_comment();
            return TokenKind::comment;
        }
        if (is_word_start(c)) {
            return take_word();
        }
        if (is_digit(c) || (c == '.' && is_digit(peek(1)))) {
            skip_number();
            return TokenKind::number;
        }
        return take_quoted_or_symbol();
    }

    TokenKind take_quoted_or_symbol() {
        const char c = peek();
        if (c == '\'') {
            skip_quoted('\'', Escapes::none);
            return TokenKind::string;
        }
        if (c == '"' || (c == '`' && rules_.backtick_names) || (c == '[' && rules_.bracket_names)) {
            skip_quoted(c == '[' ? ']' : c, Escapes::none);
            return TokenKind::quoted_name;
        }
        if (c == '$' && rules_.dollar_quotes && skip_dollar_quoted()) {
            return TokenKind::string;
        }
        const auto symbol = std::ranges::find_if(kSymbols, [&](auto each) { return looking_at(each); });
        at_ += symbol == kSymbols.end() ? 1 : symbol->size();
        return TokenKind::symbol;
    }

    // A word, or the prefix of a string such as E'…' or X'…'.
    TokenKind take_word() {
        const char first = static_cast<char>(peek() | 0x20);
        const bool escapes = first == 'e' && rules_.escape_strings;
        if (peek(1) == '\'' && (escapes || first == 'x' || first == 'b' || first == 'n')) {
            ++at_;
            skip_quoted('\'', escapes ? Escapes::backslash : Escapes::none);
            while (escapes && skip_to_continuation()) {
                skip_quoted('\'', Escapes::backslash);
            }
            return TokenKind::string;
        }
        skip_while(is_word_part);
        return TokenKind::word;
    }

    // 'a' and 'b' on the next line are one string; only its first part says that
    // backslashes escape.
    bool skip_to_continuation() {
        std::size_t next = at_;
        bool has_newline = false;
        for (; next < text_.size() && is_space(text_[next]); ++next) {
            has_newline = has_newline || text_[next] == '\n';
        }
        if (!has_newline || next >= text_.size() || text_[next] != '\'') {
            return false;
        }
        at_ = next;
        return true;
    }

    void skip_number() {
        const auto is_part = [](char c) { return is_word_part(c) || c == '.'; };
        while (at_ < text_.size() && is_part(text_[at_])) {
            const bool exponent = (text_[at_] | 0x20) == 'e' && !(peek(1) != '+' && peek(1) != '-');
            at_ += exponent ? 2 : 1;
        }
        at_ = std::min(at_, text_.size());
    }

    enum class Escapes { none, backslash };

    // From the opening quote; a doubled closing one is part of the text.
    void skip_quoted(char close, Escapes escapes) {
        ++at_;
        while (at_ < text_.size()) {
            const char c = text_[at_++];
            if (c == '\\' && escapes == Escapes::backslash) {
                ++at_;
            } else if (c == close) {
                if (peek() != close || close == ']') {
                    return;
                }
                ++at_;
            }
        }
        at_ = text_.size();
    }

    bool skip_dollar_quoted() {
        std::size_t end = at_ + 1;
        while (end < text_.size() && text_[end] != '$' && is_word_part(text_[end])) {
            ++end;
        }
        if (end >= text_.size() || text_[end] != '$' || is_digit(peek(1))) {
            return false;
        }
        const std::string_view tag = text_.substr(at_, end + 1 - at_);
        const auto close = text_.find(tag, end + 1);
        at_ = close == std::string_view::npos ? text_.size() : close + tag.size();
        return true;
    }

    void skip_block_comment() {
        int depth = 0;
        while (at_ < text_.size()) {
            if (looking_at("/*") && (depth == 0 || rules_.nested_comments)) {
                ++depth;
                at_ += 2;
            } else if (looking_at("*/")) {
                at_ += 2;
                if (--depth == 0) {
                    return;
                }
            } else {
                ++at_;
            }
        }
    }

    std::string_view text_;
    const LexRules& rules_;
    std::size_t at_ = 0;
};

}  // namespace

std::vector<Token> tokenize(std::string_view text, const LexRules& rules) {
    return Lexer(text, rules).run();
}

std::vector<Token> tokenize_code(std::string_view text, const LexRules& rules) {
    std::vector<Token> tokens = tokenize(text, rules);
    std::erase_if(tokens, [](const Token& token) {
        return token.kind == TokenKind::space || token.kind == TokenKind::comment;
    });
    return tokens;
}

bool is_word(const Token& token, std::string_view keyword) {
    return token.kind == TokenKind::word && base::to_upper(token.text) == keyword;
}

bool is_symbol(const Token& token, std::string_view text) {
    return token.kind == TokenKind::symbol && token.text == text;
}

std::string unquote(const Token& token) {
    if (token.kind != TokenKind::quoted_name || token.text.size() < 2) {
        return std::string(token.text);
    }
    const char close = token.text.back();
    const std::string_view inner = token.text.substr(1, token.text.size() - 2);
    return close == ']' ? std::string(inner)
                        : base::replace_all(inner, std::string(2, close), std::string(1, close));
}

}  // namespace retort::sql
