// Where one statement ends, token by token: at a semicolon that is neither in
// parentheses nor in the body of a trigger or routine.
#pragma once

#include "sql/lexer.hpp"

namespace retort::sql {

class StatementEnd {
public:
    // Takes the next token; true when it is the semicolon that ends the statement.
    bool see(const Token& token);
    // In parentheses, or between BEGIN and END.
    bool is_open() const { return in_body_ || parentheses_ > 0; }

private:
    void see_word(const Token& word);
    void see_kind(const Token& word);
    bool begins_body(const Token& word) const;
    bool ends_body(const Token& word) const;

    // What the statement makes: known after the words that stand before its kind.
    enum class Kind { unknown, created, routine, other };
    Kind kind_ = Kind::unknown;
    int parentheses_ = 0;
    bool in_body_ = false;
    Token last_{TokenKind::space, {}};  // of code
};

}  // namespace retort::sql
