// Expressions that differ in spelling only, made alike.
#pragma once

#include "sql/lexer.hpp"
#include "sql/quote.hpp"

#include <string>
#include <string_view>

namespace retort::sql {

// The expression's tokens with one space between: comments and redundant outer
// parentheses gone, also those around a number that an operator takes; words in
// lower case, quotes only around names that need them.
// For comparing; equal texts mean the same, different ones may.
std::string canonical_expression(std::string_view expression, const LexRules& lex, const QuoteRule& quote);

// Without the pairs of parentheses, and white space, around the whole.
std::string_view strip_outer_parentheses(std::string_view expression, const LexRules& lex);

}  // namespace retort::sql
