// What is said at the end of a command over many databases.
#include "cli/target_summary.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace retort::cli {
namespace {

using commands::FanOutReport;
using commands::TargetState;
using testing::ElementsAre;
using testing::IsEmpty;

const FanOutWords kUpgrade{.done = "upgraded", .changes_databases = true};

FanOutReport report_of(const std::vector<TargetState>& states) {
    FanOutReport report;
    for (const TargetState state : states) {
        auto& target = report.targets.emplace_back();
        target.target = std::string("t") + static_cast<char>('a' + report.targets.size() - 1);
        target.state = state;
        if (state == TargetState::failed) {
            target.error =
                Error(ErrorKind::database, "no\nway").with_hint("go\naround").at({.file = "x.sql"});
        }
    }
    return report;
}

constexpr auto kDone = TargetState::done;
constexpr auto kThere = TargetState::already_there;
constexpr auto kFailed = TargetState::failed;
constexpr auto kNotTried = TargetState::not_tried;

TEST(TargetSummary, Counts) {
    EXPECT_EQ(describe_counts(report_of({kDone, kThere, kFailed, kDone, kNotTried}), kUpgrade),
              "5 targets: 2 upgraded, 1 already there, 1 failed, 1 not tried");
    EXPECT_EQ(describe_counts(report_of({kDone}), {.done = "read"}),
              "1 target: 1 read, 0 failed, 0 not tried");
}

TEST(TargetSummary, HasALineAFailure) {
    EXPECT_THAT(list_failures(report_of({kFailed, kDone, kNotTried, kFailed, kNotTried})),
                ElementsAre("failed: ta: no way; at: x.sql; hint: go around",
                            "failed: td: no way; at: x.sql; hint: go around", "not tried: tc, te"));
    EXPECT_THAT(list_failures(report_of({kDone, kThere})), IsEmpty());
}

TEST(TargetSummary, IsAnErrorUnlessAllWentWell) {
    EXPECT_FALSE(find_failure(report_of({kDone, kThere}), kUpgrade));
    auto late = report_of({kDone});
    late.is_interrupted = true;
    EXPECT_FALSE(find_failure(late, kUpgrade)) << "the signal came when all was done";

    const auto failed = find_failure(report_of({kDone, kFailed}), kUpgrade);
    ASSERT_TRUE(failed);
    EXPECT_EQ(failed->kind(), ErrorKind::database);
    EXPECT_EQ(failed->message(), "2 targets: 1 upgraded, 0 already there, 1 failed, 0 not tried");

    auto canary = report_of({kFailed, kNotTried});
    canary.failed_canary = "t\na";
    EXPECT_THAT(find_failure(canary, kUpgrade).value().message(),
                testing::StartsWith("the canary t\\x0aa failed, and nothing else was started; 2 targets: "));

    auto interrupted = report_of({kDone, kNotTried});
    interrupted.is_interrupted = true;
    const auto error = find_failure(interrupted, kUpgrade);
    ASSERT_TRUE(error);
    EXPECT_EQ(error->kind(), ErrorKind::cancelled);
    EXPECT_THAT(error->message(), testing::StartsWith("interrupted; 2 targets"));
}

TEST(TargetSummary, NamesKeepToTheirLine) {
    EXPECT_EQ(display_target("a\nb\x1b[31m\x7f 100%\"'ünï"), "a\\x0ab\\x1b[31m\\x7f 100%\"'ünï");
}

}  // namespace
}  // namespace retort::cli
