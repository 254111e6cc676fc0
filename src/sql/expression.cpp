// Expressions that differ in spelling only, made alike; see expression.hpp.
#include "sql/expression.hpp"

#include "base/text.hpp"

#include <span>

namespace retort::sql {

namespace {

// True when the first token's parenthesis is closed by the last token.
bool is_parenthesized(std::span<const Token> tokens) {
    if (tokens.size() < 2 || !is_symbol(tokens.front(), "(")) {
        return false;
    }
    int depth = 0;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        depth += is_symbol(tokens[i], "(") ? 1 : is_symbol(tokens[i], ")") ? -1 : 0;
        if (depth == 0) {
            return i + 1 == tokens.size();
        }
    }
    return false;
}

std::span<const Token> strip(std::span<const Token> tokens) {
    while (is_parenthesized(tokens)) {
        tokens = tokens.subspan(1, tokens.size() - 2);
    }
    return tokens;
}

std::string canonical_token(const Token& token, const QuoteRule& rule) {
    const bool is_name = token.kind == TokenKind::quoted_name && token.text.size() > 2;
    if (is_name) {
        const std::string name = unquote(token);
        return quote(rule, std::string_view(rule.case_matters ? name : base::to_lower(name)));
    }
    return token.kind == TokenKind::word ? base::to_lower(token.text) : std::string(token.text);
}

// (0) as an operand: after an operator, not as the list of a call or of IN.
bool is_number_in_parentheses(std::span<const Token> tokens, std::size_t at) {
    return at > 0 && at + 2 < tokens.size() && tokens[at - 1].kind == TokenKind::symbol &&
           !is_symbol(tokens[at - 1], ")") && is_symbol(tokens[at], "(") &&
           tokens[at + 1].kind == TokenKind::number && is_symbol(tokens[at + 2], ")");
}

}  // namespace

std::string canonical_expression(std::string_view expression, const LexRules& lex, const QuoteRule& quote) {
    const std::vector<Token> tokens = tokenize_code(expression, lex);
    const std::span<const Token> inner = strip(tokens);
    std::string text;
    for (std::size_t i = 0; i < inner.size(); ++i) {
        const bool skips = is_number_in_parentheses(inner, i);
        i += skips ? 1 : 0;
        text += (text.empty() ? "" : " ") + canonical_token(inner[i], quote);
        i += skips ? 1 : 0;
    }
    return text;
}

std::string_view strip_outer_parentheses(std::string_view expression, const LexRules& lex) {
    const std::vector<Token> tokens = tokenize_code(expression, lex);
    const std::span<const Token> inner = strip(tokens);
    if (inner.empty() || inner.size() == tokens.size()) {
        return base::trim(expression);
    }
    const char* begin = inner.front().text.data();
    const char* end = inner.back().text.data() + inner.back().text.size();
    return {begin, static_cast<std::size_t>(end - begin)};
}

}  // namespace retort::sql
