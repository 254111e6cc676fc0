// The end of a statement; see statement_end.hpp.
#include "sql/statement_end.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace retort::sql {

namespace {

bool is_any(const Token& token, std::span<const std::string_view> words) {
    return std::ranges::any_of(words, [&](std::string_view word) { return is_word(token, word); });
}

}  // namespace

bool StatementEnd::see(const Token& token) {
    if (token.kind == TokenKind::space || token.kind == TokenKind::comment) {
        return false;
    }
    if (is_symbol(token, ";") && !is_open()) {
        return true;
    }
    if (token.kind == TokenKind::word) {
        see_word(token);
    } else if (kind_ == Kind::unknown || kind_ == Kind::created) {
        kind_ = Kind::other;
    }
    if (is_symbol(token, "(")) {
        ++parentheses_;
    } else if (is_symbol(token, ")")) {
        parentheses_ = std::max(0, parentheses_ - 1);
    }
    last_ = token;
    return false;
}

void StatementEnd::see_word(const Token& word) {
    if (kind_ == Kind::unknown || kind_ == Kind::created) {
        see_kind(word);
    } else if (kind_ == Kind::routine && begins_body(word)) {
        in_body_ = true;
    } else if (in_body_ && ends_body(word)) {
        in_body_ = false;
        kind_ = Kind::other;
    }
}

void StatementEnd::see_kind(const Token& word) {
    constexpr std::array<std::string_view, 5> kBefore = {"OR", "REPLACE", "TEMP", "TEMPORARY", "CONSTRAINT"};
    constexpr std::array<std::string_view, 3> kRoutines = {"TRIGGER", "FUNCTION", "PROCEDURE"};
    if (kind_ == Kind::unknown) {
        kind_ = is_word(word, "CREATE") ? Kind::created : Kind::other;
    } else if (is_any(word, kRoutines)) {
        kind_ = Kind::routine;
    } else if (!is_any(word, kBefore)) {
        kind_ = Kind::other;
    }
}

// After OF or a comma it is a column of that name.
bool StatementEnd::begins_body(const Token& word) const {
    return !in_body_ && parentheses_ == 0 && is_word(word, "BEGIN") && !is_word(last_, "OF") &&
           !is_symbol(last_, ",");
}

// Elsewhere it ends a CASE, or is a column of that name.
bool StatementEnd::ends_body(const Token& word) const {
    return is_word(word, "END") &&
           (is_symbol(last_, ";") || is_word(last_, "BEGIN") || is_word(last_, "ATOMIC"));
}

}  // namespace retort::sql
