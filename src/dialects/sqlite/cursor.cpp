// Walks over the tokens of one statement; see cursor.hpp.
#include "dialects/sqlite/cursor.hpp"

#include "retort/error.hpp"

namespace retort::dialects::sqlite {

Cursor::Cursor(std::string_view text) : text_(text), tokens_(sql::tokenize_code(text, lex_rules())) {
    while (!tokens_.empty() && sql::is_symbol(tokens_.back(), ";")) {
        tokens_.pop_back();
    }
}

const sql::Token& Cursor::peek(std::size_t ahead) const {
    static const sql::Token end{sql::TokenKind::space, ""};
    return at_ + ahead < tokens_.size() ? tokens_[at_ + ahead] : end;
}

const sql::Token& Cursor::take() {
    if (at_end()) {
        fail("more");
    }
    return tokens_[at_++];
}

bool Cursor::accept(std::string_view keyword) {
    const bool found = looking_at(keyword);
    at_ += found ? 1 : 0;
    return found;
}

bool Cursor::accept(std::string_view first, std::string_view second) {
    const bool found = looking_at(first) && looking_at(second, 1);
    at_ += found ? 2 : 0;
    return found;
}

bool Cursor::accept_symbol(std::string_view symbol) {
    const bool found = looking_at_symbol(symbol);
    at_ += found ? 1 : 0;
    return found;
}

void Cursor::expect(std::string_view keyword) {
    if (!accept(keyword)) {
        fail(keyword);
    }
}

void Cursor::expect_symbol(std::string_view symbol) {
    if (!accept_symbol(symbol)) {
        fail(symbol);
    }
}

std::string Cursor::take_name() {
    const sql::Token& token = peek();
    if (is_name(token)) {
        ++at_;
        return sql::unquote(token);
    }
    if (token.kind != sql::TokenKind::string) {
        fail("a name");
    }
    ++at_;
    return sql::unquote({sql::TokenKind::quoted_name, token.text});
}

std::string Cursor::take_parenthesised() {
    expect_symbol("(");
    const std::size_t first = at_;
    for (int depth = 1; depth > 0;) {
        const sql::Token& token = take();
        depth += sql::is_symbol(token, "(") ? 1 : sql::is_symbol(token, ")") ? -1 : 0;
    }
    if (at_ - 1 == first) {
        return {};
    }
    --at_;
    std::string inside = text_since(first);
    ++at_;
    return inside;
}

std::string Cursor::take_rest() {
    const std::size_t first = at_;
    at_ = tokens_.size();
    return text_since(first);
}

std::string Cursor::text_since(std::size_t first) const {
    if (first >= at_) {
        return {};
    }
    const std::size_t begin = offset(tokens_[first]);
    return std::string(text_.substr(begin, offset(tokens_[at_ - 1]) + tokens_[at_ - 1].text.size() - begin));
}

std::size_t Cursor::offset(const sql::Token& token) const {
    return static_cast<std::size_t>(token.text.data() - text_.data());
}

void Cursor::fail(std::string_view expected) const {
    const std::string found = at_end() ? "the end" : "\"" + std::string(peek().text) + "\"";
    throw Error(ErrorKind::command, "expected " + std::string(expected) + ", found " + found)
        .with_sql(std::string(text_));
}

}  // namespace retort::dialects::sqlite
