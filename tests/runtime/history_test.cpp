// Checksums: what they see of a script, and what they pass over.
#include "runtime/history.hpp"

#include "runtime/fakes.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace retort::runtime {
namespace {

using testing::MatchesRegex;

std::optional<std::string> checksum(FakeScripts::Function upgrade) {
    FakeScripts scripts;
    scripts.upgrades["a"] = std::move(upgrade);
    return upgrade_checksum(scripts, "a", {});
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
    EXPECT_THAT(*one, MatchesRegex("1:[0-9a-f]{32}"));
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

TEST(Checksum, IsNotThereForAScriptThatAsksTheDatabase) {
    Checksum recorded;
    recorded.add("x");
    recorded.add_query();
    EXPECT_EQ(recorded.finish(), std::nullopt);
}

}  // namespace
}  // namespace retort::runtime
