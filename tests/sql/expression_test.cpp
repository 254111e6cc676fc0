// Expressions that differ in spelling only are alike.
#include "sql/expression.hpp"

#include <gtest/gtest.h>

#include <array>

namespace retort::sql {
namespace {

constexpr std::array<std::string_view, 2> kReserved = {"select", "user"};
constexpr QuoteRule kQuotes{.reserved = kReserved};
constexpr LexRules kRules{};

TEST(CanonicalExpression, IgnoresSpelling) {
    struct Row {
        const char* expression;
        const char* canonical;
    };
    const Row rows[] = {
        {"a>0", "a > 0"},
        {"((a > 0))", "a > 0"},
        {"( a )", "a"},
        {"(a) + (b)", "( a ) + ( b )"},
        {"A IN ('X', 'y')", "a in ( 'X' , 'y' )"},
        {"\"a\" > 0 /* why */", "a > 0"},
        {"\"A\" > 0", "\"A\" > 0"},
        {"\"user\" = user", "\"user\" = user"},
        {"a - -1", "a - - 1"},
        {"\"\"", "\"\""},
        {"", ""},
        {"a>=(0) AND b<=(1)", "a >= 0 and b <= 1"},
        {"a IN (1) OR f(2) > ((3))", "a in ( 1 ) or f ( 2 ) > ( 3 )"},
    };
    for (const Row& row : rows) {
        EXPECT_EQ(canonical_expression(row.expression, kRules, kQuotes), row.canonical) << row.expression;
    }
}

TEST(CanonicalExpression, FoldsQuotedNamesWhereTheirCaseDoesNotMatter) {
    constexpr QuoteRule kFolded{.reserved = kReserved, .case_matters = false};
    constexpr LexRules kBrackets{.bracket_names = true};
    EXPECT_EQ(canonical_expression("[Discount]>=(0)", kBrackets, kFolded), "discount >= 0");
    EXPECT_EQ(canonical_expression("\"a B\" > 0", kBrackets, kFolded), "\"a b\" > 0");
}

TEST(StripOuterParentheses, KeepsTheTextInside) {
    struct Row {
        const char* expression;
        const char* stripped;
    };
    const Row rows[] = {
        {"(a  >  0)", "a  >  0"}, {" ( (a) ) ", "a"}, {"(a) + (b)", "(a) + (b)"},
        {"(')')", "')'"},         {"()", "()"},       {" a ", "a"},
    };
    for (const Row& row : rows) {
        EXPECT_EQ(strip_outer_parentheses(row.expression, kRules), row.stripped) << row.expression;
    }
}

}  // namespace
}  // namespace retort::sql
