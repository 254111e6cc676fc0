// What the shared emitters need to know of a database's SQL, as data.
#pragma once

#include "sql/lexer.hpp"
#include "sql/literal.hpp"
#include "sql/quote.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace retort::dialects {

struct Rules {
    std::string_view title;  // the database's name in messages: "PostgreSQL"
    sql::QuoteRule quote;
    sql::LiteralRule literal;
    sql::LexRules lex;
    char placeholder = '?';  // before a parameter's number, counted from 1
    std::size_t max_parameters = 999;
};

}  // namespace retort::dialects
