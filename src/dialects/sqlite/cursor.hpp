// Walks over the tokens of one statement; the hands of the parsers.
#pragma once

#include "dialects/sqlite/words.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace retort::dialects::sqlite {

class Cursor {
public:
    // Keeps a view of the text.
    explicit Cursor(std::string_view text);

    bool at_end() const { return at_ >= tokens_.size(); }
    // Beyond the end, a token of no text.
    const sql::Token& peek(std::size_t ahead = 0) const;
    bool looking_at(std::string_view keyword, std::size_t ahead = 0) const {
        return is_keyword(peek(ahead), keyword);
    }
    bool looking_at_symbol(std::string_view symbol) const { return sql::is_symbol(peek(), symbol); }

    const sql::Token& take();
    // Takes the words if all of them come next.
    bool accept(std::string_view keyword);
    bool accept(std::string_view first, std::string_view second);
    bool accept_symbol(std::string_view symbol);
    void expect(std::string_view keyword);
    void expect_symbol(std::string_view symbol);

    // An identifier in any quotes; SQLite takes a string for one, too.
    std::string take_name();
    // "(…)": what is inside, as written.
    std::string take_parenthesised();
    // Everything up to the end, as written.
    std::string take_rest();
    // As written, from the token at `first` to the last one taken.
    std::string text_since(std::size_t first) const;
    std::size_t position() const { return at_; }

    [[noreturn]] void fail(std::string_view expected) const;

private:
    std::size_t offset(const sql::Token& token) const;

    std::string_view text_;
    std::vector<sql::Token> tokens_;
    std::size_t at_ = 0;
};

}  // namespace retort::dialects::sqlite
