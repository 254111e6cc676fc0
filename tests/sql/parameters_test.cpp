// :name in SQL text.
#include "sql/parameters.hpp"

#include "retort/error.hpp"

#include <gtest/gtest.h>

namespace retort::sql {
namespace {

constexpr LexRules kRules{.nested_comments = true, .dollar_quotes = true, .escape_strings = true};
const std::vector<std::string> kNames = {"a", "b"};

std::string number(std::size_t, std::size_t position) {
    return "$" + std::to_string(position + 1);
}

TEST(Parameters, AreReplacedOutsideQuotesAndComments) {
    struct Row {
        const char* sql;
        const char* replaced;
        std::vector<std::size_t> used;
    };
    const Row rows[] = {
        {"select 1", "select 1", {}},
        {"x = :a", "x = $1", {0}},
        {"x = :b and y = :a and z = :b", "x = $1 and y = $2 and z = $1", {1, 0}},
        {"':a' \":a\" /* :a */ -- :a", "':a' \":a\" /* :a */ -- :a", {}},
        {"$$ :a $$ E'\\':a'", "$$ :a $$ E'\\':a'", {}},
        {":a::text", "$1::text", {0}},
        {"x::a", "x::a", {}},
        {"a := :b", "a := $1", {1}},
        {"x[\\:a] \\::text", "x[:a] ::text", {}},
        {"(:a,:b)", "($1,$2)", {0, 1}},
    };
    for (const Row& row : rows) {
        const ReplacedParameters result = replace_parameters(row.sql, kRules, kNames, number);
        EXPECT_EQ(result.sql, row.replaced) << row.sql;
        EXPECT_EQ(result.used, row.used) << row.sql;
    }
}

TEST(Parameters, WithoutValueIsAnError) {
    const std::vector<std::string> names = {"user_name"};
    try {
        replace_parameters("select :usr_name", kRules, names, number);
        FAIL() << "no error";
    } catch (const Error& error) {
        EXPECT_EQ(error.message(), "the statement's parameter :usr_name has no value");
        EXPECT_EQ(error.hint(), "did you mean :user_name?");
        EXPECT_EQ(error.sql(), "select :usr_name");
    }
}

}  // namespace
}  // namespace retort::sql
