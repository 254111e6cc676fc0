// Checksums: what they see of a script, and what they pass over.
#include "runtime/history.hpp"

#include "runtime/fakes.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace retort::runtime {
namespace {

using testing::MatchesRegex;

operations::RecorderContext context_of_rules() {
    static const sql::LexRules rules{.dollar_quotes = true};
    operations::RecorderContext context;
    context.lex = &rules;
    return context;
}

std::optional<std::string> checksum(FakeScripts::Function upgrade, TextForm form = kTextForm) {
    FakeScripts scripts;
    scripts.upgrades["a"] = std::move(upgrade);
    return upgrade_checksum(scripts, "a", context_of_rules(), form).value;
}

FakeScripts::Function executes(std::vector<std::string> statements) {
    return [statements](operations::Recorder& recorder) {
        for (const auto& statement : statements) {
            recorder.record(execute(statement));
        }
    };
}

TEST(Checksum, IsOfTheOperationsInTheirOrder) {
    const auto one = checksum(executes({"x", "y"}));
    ASSERT_TRUE(one);
    EXPECT_THAT(*one, MatchesRegex("2:[0-9a-f]{32}"));
    EXPECT_EQ(one, checksum(executes({"x", "y"})));
    for (const auto& other : std::vector<std::vector<std::string>>{{"y", "x"}, {"x"}, {"xy"}, {}}) {
        EXPECT_NE(one, checksum(executes(other))) << testing::PrintToString(other);
    }
}

TEST(Checksum, SeesOperationsInAnAutocommitBlock) {
    const auto block = [](const char* statement) {
        return [statement](operations::Recorder& recorder) {
            recorder.begin_autocommit();
            recorder.record(execute(statement));
            recorder.end_autocommit();
        };
    };
    EXPECT_EQ(checksum(block("x")), checksum(block("x")));
    EXPECT_NE(checksum(block("x")), checksum(block("y")));
    EXPECT_NE(checksum(block("x")), checksum(executes({"x"})));
}

TEST(Checksum, PassesOverHowRawSqlIsWritten) {
    const std::string written = "INSERT INTO t (a, b) VALUES (1, 'x  y')";
    const auto one = checksum(executes({written}));
    for (const char* same :
         {"-- why\nINSERT INTO t (a, b) VALUES (1, 'x  y')", "INSERT INTO t (a, b)\r\n    VALUES (1, 'x  y')",
          "INSERT INTO t(a, /* and */ b) VALUES (1, 'x  y')"}) {
        EXPECT_EQ(one, checksum(executes({same}))) << same;
    }
    for (const char* other :
         {"INSERT INTO t (a, b) VALUES (2, 'x  y')", "INSERT INTO t (a, b) VALUES (1, 'x y')",
          "INSERT INTO t (a, b) VALUES (1, 'x -- y')"}) {
        EXPECT_NE(one, checksum(executes({other}))) << other;
    }
    EXPECT_NE(checksum(executes({"DO $$ a; -- b\n $$"})), checksum(executes({"DO $$ a; $$"})));
}

TEST(Checksum, OfTheFirstFormIsOfTheBytes) {
    const auto one = checksum(executes({"SELECT 1"}), TextForm::as_written);
    ASSERT_TRUE(one);
    EXPECT_THAT(*one, MatchesRegex("1:[0-9a-f]{32}"));
    EXPECT_EQ(find_form(*one), TextForm::as_written);
    EXPECT_NE(one, checksum(executes({"SELECT  1"}), TextForm::as_written));
    EXPECT_EQ(find_form("3:00"), std::nullopt);
}

TEST(Checksum, IsNotThereForAScriptThatAsksTheDatabase) {
    Checksum recorded;
    recorded.add("x");
    recorded.add_query();
    EXPECT_EQ(recorded.finish(), std::nullopt);
}

}  // namespace
}  // namespace retort::runtime
