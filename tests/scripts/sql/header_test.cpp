// The header of a revision in SQL: what it declares, and what is refused.
#include "scripts/sql/header.hpp"

#include "base/text.hpp"
#include "retort/error.hpp"

#include <gtest/gtest.h>

namespace retort::scripts::sql {
namespace {

struct Row {
    const char* name;
    std::string text;
    std::string expected;
};

// id <- parents; after; labels; message; date; line; line of the body
std::string dump(const std::string& text) {
    const Header header = parse_header("v/x.sql", text);
    return header.id + " <- " + base::join(header.down_revisions, ",") + "; " +
           base::join(header.depends_on, ",") + "; " + base::join(header.branch_labels, ",") + "; " +
           header.message + "; " + header.create_date + "; " + std::to_string(header.line) + "; " +
           std::to_string(header.body_line);
}

TEST(SqlHeader, Declarations) {
    const Row rows[] = {
        {"least", "-- Revision ID: a\n-- Revises:", "a <- ; ; ; ; ; 1; 3"},
        {"base by name", "-- Revision ID: a\n-- Revises: <base>\n\n-- upgrade\n", "a <- ; ; ; ; ; 1; 3"},
        {"base as a word", "-- Revision ID: a\n-- Revises: base\n", "a <- ; ; ; ; ; 1; 3"},
        {"all fields, in any order and case",
         "-- join\n--\n-- create date: 2026-11-22 13:40:00+01:00\n-- DEPENDS ON: d, web\n"
         "-- Branch Labels: x,y\n-- Revises: a , b\n-- revision id: c\n\n-- upgrade",
         "c <- a,b; d,web; x,y; join; 2026-11-22 13:40:00+01:00; 7; 8"},
        {"windows", "\xEF\xBB\xBF-- ünï\r\n--\r\n-- Revision ID: a\r\n-- Revises: b\r\n\r\n-- upgrade\r\n",
         "a <- b; ; ; ünï; ; 3; 5"},
        {"paragraphs", "-- add\n--\n-- For the login.\n--   indented\n--\n-- Revision ID: a\n-- Revises: b\n",
         "a <- b; ; ; add\n\nFor the login.\n  indented; ; 6; 8"},
        {"a licence first", "-- Copyright\n\n\n-- add\n-- Revision ID: a\n-- Revises: b\n",
         "a <- b; ; ; add; ; 5; 7"},
        {"ended by a marker", "-- Revision ID: a\n-- Revises: b\n-- upgrade\nSELECT 1;",
         "a <- b; ; ; ; ; 1; 3"},
        {"ended by what is nearly a marker", "-- Revision ID: a\n-- Revises: b\n-- upgade\nSELECT 1;",
         "a <- b; ; ; ; ; 1; 3"},
        {"ended by a statement", "-- Revision ID: a\n-- Revises: b\nSELECT 1;", "a <- b; ; ; ; ; 1; 3"},
        {"a message of one word that is a marker", "-- upgrade\n--\n-- Revision ID: a\n-- Revises: b\n",
         "a <- b; ; ; upgrade; ; 3; 5"},
        {"a message with a colon", "-- Note: this\n--\n-- Revision ID: a\n-- Revises: b\n",
         "a <- b; ; ; Note: this; ; 3; 5"},
    };
    for (const Row& row : rows) {
        EXPECT_EQ(dump(row.text), row.expected) << row.name;
    }
}

TEST(SqlHeader, MistakesAreNamedWithTheirPlace) {
    const Row rows[] = {
        {"empty", "", "v/x.sql | Found no revision header in 'v/x.sql'"},
        {"statements only", "SELECT 1;\n-- Revision ID: a\n",
         "v/x.sql | Found no revision header in 'v/x.sql'"},
        {"no id", "-- add\n--\n-- Revises: a\n", "v/x.sql:3 | The header has no line 'Revision ID:'"},
        {"no parent", "-- Revision ID: a\n", "v/x.sql:1 | The header has no line 'Revises:'"},
        {"empty id", "-- Revision ID:\n-- Revises: a\n", "v/x.sql:1 | The revision identifier is empty"},
        {"two ids", "-- Revision ID: a, b\n-- Revises: a\n",
         "v/x.sql:1 | A revision has one identifier, not 2"},
        {"doubled", "-- Revision ID: a\n-- Revises: a\n--\n-- Revision ID: b\n",
         "v/x.sql:4 | The header says 'Revision ID:' twice; the first is in line 1"},
        {"unknown", "-- Revision ID: a\n-- Revises: b\n-- Author: me\n",
         "v/x.sql:3 | Not a line of a revision's header: 'Author: me'"},
        {"prose below", "-- Revision ID: a\n-- Revises: b\n-- it makes users\n",
         "v/x.sql:3 | Not a line of a revision's header: 'it makes users'"},
        {"misspelt", "-- Revision ID: a\n-- Revies: b\n",
         "v/x.sql:2 | Not a line of a revision's header: 'Revies: b' | did you mean 'Revises:'?"},
        {"misspelt above", "-- Depend On: x\n-- Revision ID: a\n-- Revises: b\n",
         "v/x.sql:1 | Not a line of a revision's header: 'Depend On: x' | did you mean 'Depends On:'?"},
        {"misspelt, and nothing else", "-- Revison ID: x\n",
         "v/x.sql:1 | Not a line of a revision's header: 'Revison ID: x' | did you mean 'Revision ID:'?"},
        {"white space", "-- Revision ID: a\n-- Revises: b c\n",
         "v/x.sql:2 | 'b c' is no name: there is white space in it"},
        {"comma too many", "-- Revision ID: a\n-- Revises: b,,c\n",
         "v/x.sql:2 | A name is missing beside a comma: 'b,,c'"},
    };
    for (const Row& row : rows) {
        try {
            ADD_FAILURE() << row.name << ": no error, but " << dump(row.text);
        } catch (const Error& error) {
            std::string found = base::format_place(error.place()) + " | " + error.message();
            found += error.hint().starts_with("did you") ? " | " + error.hint() : "";
            EXPECT_EQ(found, row.expected) << row.name;
            EXPECT_EQ(error.kind(), ErrorKind::script) << row.name;
        }
    }
}

}  // namespace
}  // namespace retort::scripts::sql
