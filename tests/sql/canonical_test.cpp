// What of the writing of SQL does not matter, and what does.
#include "sql/canonical.hpp"

#include <gtest/gtest.h>

#include <span>

namespace retort::sql {
namespace {

constexpr LexRules kPlain{};
constexpr LexRules kDollars{.nested_comments = true, .dollar_quotes = true, .escape_strings = true};

struct Row {
    const char* one;
    const char* other;
};

const Row kEqual[] = {
    {"", " \n"},
    {"select 1", "-- why\nselect 1"},
    {"select 1", "select /* one */ 1 -- here\n"},
    {"select 1", "select/**/1"},
    {"select 1", "select\r\n  1\r\n"},
    {"create table t (a int, b text)", "create table t(\n    a int ,\n    b text\n)"},
    {"select count(*), 'a  b'", "select count (*),'a  b'"},
    {"select 'a\nb'", "select 'a\r\nb'"},
    {"select 'a'\n'b'", "select 'a' -- and\n   'b'"},
};

const Row kDifferent[] = {
    {"select 1", "select 2"},
    {"select 1", "SELECT 1"},
    {"select a b", "select ab"},
    {"select 'a b'", "select 'a  b'"},
    {"select 'a -- b'", "select 'a -- c'"},
    {"select 'a'\n'b'", "select 'a' 'b'"},
    {"select \"a b\"", "select \"a  b\""},
    {"select a < -1", "select a <- 1"},
    {"select 1 -- x\rdrop table t", "select 1 -- x\rdrop table u"},
};

const Row kDifferentInDollars[] = {
    {"do $$ begin\n  x(); end $$", "do $$ begin x(); end $$"},
    {"do $$ begin -- one\n end $$", "do $$ begin -- two\n end $$"},
    {"select E'a\\'  b'", "select E'a\\' b'"},
};

TEST(CanonicalText, PassesOverCommentsSpacesAndLineEnds) {
    for (const Row& row : kEqual) {
        EXPECT_EQ(canonical_text(row.one, kPlain), canonical_text(row.other, kPlain)) << row.other;
        EXPECT_EQ(canonical_text(row.one, kDollars), canonical_text(row.other, kDollars)) << row.other;
    }
    EXPECT_EQ(canonical_text("do $$\r\n x $$", kDollars), canonical_text("do  $$\n x $$", kDollars));
}

TEST(CanonicalText, SeesEverythingElse) {
    for (const Row& row : kDifferent) {
        EXPECT_NE(canonical_text(row.one, kPlain), canonical_text(row.other, kPlain)) << row.other;
    }
    for (const Row& row : kDifferentInDollars) {
        EXPECT_NE(canonical_text(row.one, kDollars), canonical_text(row.other, kDollars)) << row.other;
    }
}

TEST(CanonicalText, IsItsOwnCanonicalText) {
    for (const auto& rows : {std::span<const Row>(kEqual), std::span<const Row>(kDifferent)}) {
        for (const Row& row : rows) {
            const std::string once = canonical_text(row.other, kDollars);
            EXPECT_EQ(canonical_text(once, kDollars), once);
        }
    }
}

}  // namespace
}  // namespace retort::sql
