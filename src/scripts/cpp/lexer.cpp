// The lexer: one pass, one character at a time, line splices skipped on the way.
#include "scripts/cpp/lexer.hpp"

#include <algorithm>
#include <array>

namespace retort::scripts::cpp {

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// Bytes of UTF-8 sequences count: identifiers may hold them.
bool is_name(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(c) || c == '_' || c == '$' ||
           static_cast<unsigned char>(c) >= 0x80;
}

bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\v' || c == '\f';
}

bool is_literal_prefix(std::string_view name) {
    constexpr std::array<std::string_view, 9> kPrefixes = {"R", "L", "u", "U", "u8", "LR", "uR", "UR", "u8R"};
    return name.size() <= 3 && std::find(kPrefixes.begin(), kPrefixes.end(), name) != kPrefixes.end();
}

class Lexer {
public:
    Lexer(const SourceText& source, std::vector<Token>& tokens)
        : source_(source), tokens_(tokens), at_(source.text.data()), end_(at_ + source.text.size()) {
        if (source.text.starts_with(kByteOrderMark)) {
            at_ += kByteOrderMark.size();
        }
        skip_splices();
    }

    void run() {
        while (skip_space()) {
            lex_token();
        }
        finish();
    }

    void run_declaration(std::string_view name) {
        bool is_named = false;
        while (skip_space()) {
            lex_token();
            const Token& token = tokens_.back();
            is_named = is_named || (token.kind == TokenKind::identifier && token == name);
            if (is_named && token.raw == ";" && rest().find(name) == std::string_view::npos) {
                break;
            }
        }
        finish();
    }

private:
    void finish() {
        begin_token();
        add(TokenKind::end);
    }
    std::string_view rest() const { return {at_, static_cast<std::size_t>(end_ - at_)}; }

    // -- the cursor; `at_` never rests on a splice
    bool at_end() const { return at_ == end_; }
    char peek() const { return at_end() ? '\0' : *at_; }
    char peek_next() const {
        Lexer ahead = *this;
        ahead.advance();
        return ahead.peek();
    }
    void advance() {
        if (!at_end()) {
            ++at_;
            skip_splices();
        }
    }
    void skip_splices() {
        while (at_ != end_ && *at_ == '\\') {
            // Like the compilers, forgives blanks between backslash and newline.
            const char* next = at_ + 1;
            while (next != end_ && is_blank(*next)) {
                ++next;
            }
            if (next == end_ || *next != '\n') {
                return;
            }
            at_ = next + 1;
            has_splice_ = true;
        }
    }

    // -- between tokens
    // False at the end of the text.
    bool skip_space() {
        while (!at_end()) {
            if (*at_ == '\n') {
                at_line_start_ = true;
                advance();
            } else if (is_blank(*at_)) {
                advance();
            } else if (!skip_comment()) {
                return true;
            }
        }
        return false;
    }
    bool skip_comment() {
        if (peek() != '/') {
            return false;
        }
        const char next = peek_next();
        if (next == '/') {
            skip_line();
        } else if (next == '*') {
            skip_block_comment();
        }
        return next == '/' || next == '*';
    }
    void skip_line() {
        while (!at_end() && *at_ != '\n') {
            advance();
        }
    }
    void skip_block_comment() {
        const char* begin = at_;
        advance();
        advance();
        while (!(peek() == '*' && peek_next() == '/')) {
            if (at_end()) {
                throw source_.error(begin, "The comment that begins here has no end: expected */");
            }
            advance();
        }
        advance();
        advance();
    }

    // -- tokens
    void begin_token() {
        begin_ = at_;
        has_splice_ = false;
    }
    void add(TokenKind kind) {
        tokens_.push_back({kind, {begin_, static_cast<std::size_t>(at_ - begin_)}, has_splice_});
    }
    void lex_token() {
        begin_token();
        const char c = *at_;
        if (c == '#' && at_line_start_) {
            return lex_directive();
        }
        at_line_start_ = false;
        if (is_digit(c) || (c == '.' && is_digit(peek_next()))) {
            lex_number();
        } else if (is_name(c)) {
            lex_name();
        } else if (c == '"' || c == '\'') {
            lex_quoted(c);
        } else {
            lex_punctuation();
        }
    }
    void lex_number() {
        while (is_name(peek()) || peek() == '.' || is_inside_number(peek())) {
            const char c = *at_;
            advance();
            if ((c == 'e' || c == 'E' || c == 'p' || c == 'P') && (peek() == '+' || peek() == '-')) {
                advance();
            }
        }
        add(TokenKind::number);
    }
    // A digit separator.
    bool is_inside_number(char c) const { return c == '\'' && is_name(peek_next()); }

    void lex_name() {
        while (is_name(peek())) {
            advance();
        }
        const char quote = peek();
        if (quote != '"' && quote != '\'') {
            return add(TokenKind::identifier);
        }
        const std::string name =
            spelling({TokenKind::identifier, {begin_, static_cast<std::size_t>(at_ - begin_)}, has_splice_});
        if (!is_literal_prefix(name)) {
            return add(TokenKind::identifier);
        }
        return name.back() == 'R' && quote == '"' ? lex_raw_string() : lex_quoted(quote);
    }
    void lex_quoted(char quote) {
        advance();
        while (peek() != quote) {
            if (at_end() || *at_ == '\n') {
                throw source_.error(
                    begin_, std::string("The literal that begins here has no end: expected ") + quote +
                                " on the same line");
            }
            if (*at_ == '\\') {
                advance();
            }
            advance();
        }
        advance();
        skip_suffix();
        add(quote == '"' ? TokenKind::string : TokenKind::character);
    }
    void lex_raw_string() {
        // No splices in here: what the file says is what it means.
        const char* delimiter = at_ + 1;
        const std::string_view rest(delimiter, static_cast<std::size_t>(end_ - delimiter));
        const auto open = rest.find_first_of("( )\\\n");
        if (open == std::string_view::npos || rest[open] != '(' || open > 16) {
            throw source_.error(begin_, "The raw string that begins here has no '(' after its delimiter");
        }
        const std::string closing = ")" + std::string(rest.substr(0, open)) + "\"";
        const auto close = rest.find(closing, open);
        if (close == std::string_view::npos) {
            throw source_.error(begin_, "The raw string that begins here has no end: expected " + closing);
        }
        at_ = delimiter + close + closing.size();
        skip_splices();
        skip_suffix();
        add(TokenKind::string);
    }
    void skip_suffix() {
        while (is_name(peek())) {
            advance();
        }
    }
    void lex_punctuation() {
        const char c = *at_;
        advance();
        if (c == ':' && peek() == ':') {
            advance();
        }
        add(TokenKind::punctuation);
    }

    // -- the preprocessor
    void lex_directive() {
        while (!at_end() && *at_ != '\n') {
            if (*at_ == '"' || *at_ == '<') {
                skip_header_name(*at_ == '<' ? '>' : '"');
            } else if (!skip_comment()) {
                advance();
            }
        }
        add(TokenKind::directive);
        if (is_if_zero(tokens_.back())) {
            skip_disabled();
        }
    }
    // "a//b" holds no comment; a lone quote means nothing (#error don't).
    void skip_header_name(char closing) {
        const std::string_view rest(at_, static_cast<std::size_t>(end_ - at_));
        const std::string_view line = rest.substr(0, rest.find('\n'));
        const auto close = line.find(closing, 1);
        if (close == std::string_view::npos || line.find('\\') < close) {
            return advance();
        }
        at_ += close;
        advance();
    }
    // The words of a directive without blanks: "if0", "endif", …
    static std::string directive_words(const Token& directive) {
        std::string words = spelling(directive);
        words.resize(std::min(words.find("//"), words.find("/*")) < words.size()
                         ? std::min(words.find("//"), words.find("/*"))
                         : words.size());
        std::erase_if(words, [](char c) { return is_blank(c) || c == '#'; });
        return words;
    }
    static bool is_if_zero(const Token& directive) {
        const std::string words = directive_words(directive);
        return words == "if0" || words == "iffalse";
    }
    // To the #else, #elif or #endif of an `#if 0`. What is between need not be C++.
    void skip_disabled() {
        for (int depth = 0; !at_end();) {
            advance();  // the newline
            const char* line = at_;
            skip_line();
            const std::string_view raw(line, static_cast<std::size_t>(at_ - line));
            if (raw.find('#') != raw.find_first_not_of(" \t") || raw.find('#') == std::string_view::npos) {
                continue;
            }
            const std::string words = directive_words({TokenKind::directive, raw, true});
            if (depth == 0 && (words.starts_with("el") || words.starts_with("endif"))) {
                return;
            }
            depth += words.starts_with("if") ? 1 : words.starts_with("endif") ? -1 : 0;
        }
    }

    const SourceText& source_;
    std::vector<Token>& tokens_;
    const char* at_;
    const char* end_;
    const char* begin_ = nullptr;  // of the current token
    bool has_splice_ = false;
    bool at_line_start_ = true;
};

}  // namespace

bool Token::operator==(std::string_view text) const {
    return has_splice && kind != TokenKind::string ? spelling(*this) == text : raw == text;
}

std::string spelling(const Token& token) {
    if (!token.has_splice) {
        return std::string(token.raw);
    }
    std::string text;
    for (std::size_t i = 0; i < token.raw.size(); ++i) {
        const auto next =
            token.raw[i] == '\\' ? token.raw.find_first_not_of(" \t\r\v\f", i + 1) : std::string_view::npos;
        if (next != std::string_view::npos && token.raw[next] == '\n') {
            i = next;
        } else {
            text += token.raw[i];
        }
    }
    return text;
}

Place SourceText::place(const char* position) const {
    const std::string_view before(text.data(), static_cast<std::size_t>(position - text.data()));
    const auto line_start = before.rfind('\n') + 1;  // npos + 1 is 0
    return {.file = path,
            .line = 1 + static_cast<int>(std::count(before.begin(), before.end(), '\n')),
            .column = 1 + static_cast<int>(before.size() - line_start)};
}

Error SourceText::error(const char* position, std::string message) const {
    Error error(ErrorKind::script, std::move(message));
    error.at(place(position));
    return error;
}

void lex(const SourceText& source, std::vector<Token>& tokens) {
    tokens.clear();
    Lexer(source, tokens).run();
}

void lex_declaration(const SourceText& source, std::string_view name, std::vector<Token>& tokens) {
    tokens.clear();
    Lexer(source, tokens).run_declaration(name);
}

}  // namespace retort::scripts::cpp
