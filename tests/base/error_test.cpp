#include "retort/error.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace retort {
namespace {

TEST(Error, DescribeShowsEveryFactThatIsThere) {
    Error error(ErrorKind::database, "no such table: users");
    error.at({.file = "versions/a.cpp", .line = 12, .column = 5});
    error.with_sql("DROP TABLE\n  users").with_sqlstate("42P01").with_hint("retort history");
    error.add_context("statement 2").add_context("upgrade of a");
    EXPECT_EQ(error.describe(),
              "no such table: users\n"
              "  in: upgrade of a\n"
              "  in: statement 2\n"
              "  at: versions/a.cpp:12:5\n"
              "  statement: DROP TABLE\n"
              "               users\n"
              "  code: 42P01\n"
              "  hint: retort history");
}

TEST(Error, MessageAloneIsOneLine) {
    const Error error(ErrorKind::command, "No such revision");
    EXPECT_EQ(error.describe(), "No such revision");
    EXPECT_STREQ(error.what(), "No such revision");
}

TEST(Error, ContextIsOutermostFirst) {
    Error error(ErrorKind::internal, "x");
    error.add_context("inner").add_context("outer");
    EXPECT_THAT(error.context(), testing::ElementsAre("outer", "inner"));
}

TEST(Error, ExitCodesAreTheReferences) {
    struct Row {
        ErrorKind kind;
        int code;
    };
    const Row rows[] = {{ErrorKind::usage, 2},    {ErrorKind::command, 255}, {ErrorKind::config, 255},
                        {ErrorKind::script, 255}, {ErrorKind::build, 1},     {ErrorKind::connection, 1},
                        {ErrorKind::database, 1}, {ErrorKind::internal, 1}};
    for (const Row& row : rows) {
        EXPECT_EQ(exit_code(row.kind), row.code) << "kind " << static_cast<int>(row.kind);
    }
}

}  // namespace
}  // namespace retort
