// A statement as a person reads it: literals where it has placeholders.
#include "dialects/ansi/dialect.hpp"

#include <cstdlib>

namespace retort::dialects {

namespace {

// "?2" and "$2" are two tokens, with nothing between.
bool is_placeholder(const sql::Token& sign, const sql::Token& number, const Rules& rules) {
    return sql::is_symbol(sign, std::string_view(&rules.placeholder, 1)) &&
           number.kind == sql::TokenKind::number;
}

}  // namespace

std::string AnsiDialect::inline_parameters(const Statement& statement) const {
    if (statement.parameters.empty()) {
        return statement.sql;
    }
    const auto tokens = sql::tokenize(statement.sql, rules().lex);
    std::string text;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (i + 1 < tokens.size() && is_placeholder(tokens[i], tokens[i + 1], rules())) {
            const std::string number(tokens[++i].text);
            text += literal(statement.parameters.at(std::strtoul(number.c_str(), nullptr, 10) - 1));
        } else {
            text += tokens[i].text;
        }
    }
    return text;
}

}  // namespace retort::dialects
