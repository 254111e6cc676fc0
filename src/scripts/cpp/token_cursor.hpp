// A place among the tokens of a file, for those who read them one after another.
#pragma once

#include "scripts/cpp/lexer.hpp"

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace retort::scripts::cpp {

class TokenCursor {
public:
    // The tokens, whose last is `end`, must outlive it.
    explicit TokenCursor(const std::vector<Token>& tokens, std::size_t at = 0) : tokens_(tokens), at_(at) {}

    std::size_t position() const { return at_; }
    void move_to(std::size_t position) { at_ = position; }
    const Token& current() const { return tokens_[at_]; }
    const Token& last() const { return tokens_[at_ - 1]; }
    const Token& next() const { return tokens_[at_ + 1]; }
    bool is_at_end() const { return current().kind == TokenKind::end; }

    // A string is never taken for what it says.
    bool is(std::string_view text) const;
    bool is(TokenKind kind) const { return current().kind == kind; }
    // Not past the end.
    const Token& take() { return tokens_[at_++]; }
    // What is not there is not taken: false.
    bool take(std::string_view text);
    bool take_identifier(std::string& name);
    // False at the first that is not there; those before it are taken.
    bool take_all(std::initializer_list<std::string_view> texts);

private:
    const std::vector<Token>& tokens_;
    std::size_t at_;
};

}  // namespace retort::scripts::cpp
