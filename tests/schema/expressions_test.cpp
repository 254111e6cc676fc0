// Column names in SQL expressions.
#include "schema/expressions.hpp"

#include <gtest/gtest.h>

namespace retort::schema {
namespace {

TEST(RenameMentions, RenamesTheColumnOnly) {
    const struct {
        const char* sql;
        const char* column;
        const char* renamed;
        const char* result;
    } rows[] = {
        {"age > 0", "age", "years", "years > 0"},
        {"AGE > 0 AND age < 9", "age", "years", "years > 0 AND years < 9"},
        {"\"age\" > 0", "age", "years", "\"years\" > 0"},
        {"\"Age\" > 0", "age", "years", "\"Age\" > 0"},
        {"age > 0", "age", "the age", "\"the age\" > 0"},
        {"age > 0", "age", "Age", "\"Age\" > 0"},
        {"\"a\"\"b\" > 0", "a\"b", "c\"d", "\"c\"\"d\" > 0"},
        {"note = 'age' or age = 'it''s age'", "age", "x", "note = 'age' or x = 'it''s age'"},
        {"ages > page", "age", "x", "ages > page"},
        {"age(born) > born", "age", "x", "age(born) > born"},
        {"date::date > date", "date", "day", "day::date > day"},
        {"CAST(date AS date) > 1", "date", "day", "CAST(day AS date) > 1"},
        {"has > 1", "s", "x", "has > 1"},
        {"1e5 > e5", "e5", "x", "1e5 > x"},
        {"'unclosed age", "age", "x", "'unclosed age"},
        {"", "age", "x", ""},
        {"größe > 0", "größe", "len", "len > 0"},
    };
    for (const auto& row : rows) {
        EXPECT_EQ(rename_mentions(row.sql, row.column, row.renamed), row.result) << row.sql;
        EXPECT_EQ(mentions_column(row.sql, row.column), std::string(row.sql) != row.result) << row.sql;
    }
}

}  // namespace
}  // namespace retort::schema
