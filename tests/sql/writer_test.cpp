// Spacing and quoting.
#include "sql/writer.hpp"

#include "retort/error.hpp"

#include <gtest/gtest.h>

#include <array>

namespace retort::sql {
namespace {

constexpr std::array<std::string_view, 2> kReserved = {"order", "user"};
constexpr QuoteRule kRule{.reserved = kReserved};

TEST(Quote, OnlyWhereItIsNeeded) {
    struct Row {
        const char* name;
        const char* quoted;
    };
    const Row rows[] = {
        {"users", "users"},     {"user", "\"user\""},   {"Users", "\"Users\""}, {"a b", "\"a b\""},
        {"a\"b", "\"a\"\"b\""}, {"1a", "\"1a\""},       {"a1", "a1"},           {"$a", "\"$a\""},
        {"a$", "a$"},           {"größe", "\"größe\""}, {"a\nb", "\"a\nb\""},   {"a.b", "\"a.b\""},
    };
    for (const Row& row : rows) {
        EXPECT_EQ(quote(kRule, std::string_view(row.name)), row.quoted);
    }
    EXPECT_EQ(quote({.open = '[', .close = ']', .reserved = {}}, std::string_view("a]b")), "[a]]b]");
}

TEST(Quote, QualifiedNamesPartByPart) {
    EXPECT_EQ(quote(kRule, schema::QualifiedName{"My Schema", "order"}), "\"My Schema\".\"order\"");
    EXPECT_EQ(quote(kRule, schema::QualifiedName{"", "a.b"}), "\"a.b\"");
}

TEST(Quote, RefusesWhatNoDatabaseHolds) {
    EXPECT_THROW(quote(kRule, std::string_view("")), Error);
    EXPECT_THROW(quote(kRule, std::string_view("a\0b", 3)), Error);
}

TEST(Writer, PutsOneSpaceBetweenParts) {
    const std::vector<std::string> columns = {"a", "user"};
    const auto writer = [] { return Writer(kRule); };
    EXPECT_EQ(writer().words("ALTER TABLE").name("order").words("").words_if(false, "X").words("ADD").take(),
              "ALTER TABLE \"order\" ADD");
    EXPECT_EQ(writer().words("KEY").names(columns).take(), "KEY (a, \"user\")");
    EXPECT_EQ(writer().words("KEY").glued_names(columns).words("X").take(), "KEY(a, \"user\") X");
    EXPECT_EQ(writer().words("a").clause("WHERE", "").clause("WITH", "x").take(), "a WITH x");
    EXPECT_EQ(writer().words("(").words("a").glue(")").take(), "(a)");
}

TEST(Writer, WritesMembersOnLines) {
    const std::vector<std::string> members = {"a INTEGER", "b TEXT"};
    EXPECT_EQ(Writer(kRule).words("CREATE TABLE t").lines(members).take(),
              "CREATE TABLE t (\n    a INTEGER,\n    b TEXT\n)");
    EXPECT_EQ(Writer(kRule).words("CREATE TABLE t").lines({}).take(), "CREATE TABLE t ()");
}

}  // namespace
}  // namespace retort::sql
