// What is said at the end of a command over many databases, and of the way out for one of them.
#include "cli/target_summary.hpp"

#include "cli/command_line.hpp"
#include "cli/visible.hpp"
#include "commands/target_hint.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace retort::cli {
namespace {

using commands::FanOutReport;
using commands::TargetState;
using testing::ElementsAre;
using testing::IsEmpty;

const std::string kUpgraded = "upgraded";

FanOutReport report_of(const std::vector<TargetState>& states) {
    FanOutReport report{.targets = {}, .changes_databases = true};
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
    EXPECT_EQ(describe_counts(report_of({kDone, kThere, kFailed, kDone, kNotTried}), kUpgraded),
              "5 targets: 2 upgraded, 1 already there, 1 failed, 1 not tried");
    auto read = report_of({kDone});
    read.changes_databases = false;
    EXPECT_EQ(describe_counts(read, "read"), "1 target: 1 read, 0 failed, 0 not tried");
}

TEST(TargetSummary, HasALineAFailure) {
    EXPECT_THAT(list_failures(report_of({kFailed, kDone, kNotTried, kFailed, kNotTried})),
                ElementsAre("failed: ta: no way; at: x.sql; hint: go around",
                            "failed: td: no way; at: x.sql; hint: go around", "not tried: tc, te"));
    EXPECT_THAT(list_failures(report_of({kDone, kThere})), IsEmpty());
}

TEST(TargetSummary, IsAnErrorUnlessAllWentWell) {
    EXPECT_FALSE(find_failure(report_of({kDone, kThere}), kUpgraded));
    auto late = report_of({kDone});
    late.is_interrupted = true;
    EXPECT_FALSE(find_failure(late, kUpgraded)) << "the signal came when all was done";

    const auto failed = find_failure(report_of({kDone, kFailed}), kUpgraded);
    ASSERT_TRUE(failed);
    EXPECT_EQ(failed->kind(), ErrorKind::database);
    EXPECT_EQ(failed->message(), "2 targets: 1 upgraded, 0 already there, 1 failed, 0 not tried");

    auto canary = report_of({kFailed, kNotTried});
    canary.failed_canary = "t\na";
    EXPECT_THAT(find_failure(canary, kUpgraded).value().message(),
                testing::StartsWith("the canary t\\x0aa failed, and nothing else was started; 2 targets: "));

    auto interrupted = report_of({kDone, kNotTried});
    interrupted.is_interrupted = true;
    const auto error = find_failure(interrupted, kUpgraded);
    ASSERT_TRUE(error);
    EXPECT_EQ(error->kind(), ErrorKind::cancelled);
    EXPECT_THAT(error->message(), testing::StartsWith("interrupted; 2 targets"));

    canary.is_interrupted = true;
    EXPECT_THAT(find_failure(canary, kUpgraded).value().message(), testing::StartsWith("interrupted; 2"));
}

TEST(TargetSummary, NamesKeepToTheirLine) {
    EXPECT_EQ(visible("a\nb\x1b[31m\x7f 100%\"'ünï"), "a\\x0ab\\x1b[31m\\x7f 100%\"'ünï");
    EXPECT_EQ(visible("a\n\tb\r", "\n\t"), "a\n\tb\\x0d");
    auto report = report_of({kFailed});
    report.targets.front().target = "a\x1b[2J.db";
    report.targets.front().error = Error(ErrorKind::connection, "cannot open a\x1b[2J.db")
                                       .with_hint("look at a\x1b[2J.db")
                                       .at({.file = "\x1b"});
    EXPECT_THAT(list_failures(report), ElementsAre("failed: a\\x1b[2J.db: cannot open a\\x1b[2J.db; at: "
                                                   "\\x1b; hint: look at a\\x1b[2J.db"));
}

// Otherwise a way out would lead to the database that is configured.
TEST(TargetHint, NamesTheTargetInEveryCommandThatTakesIt) {
    const commands::Target target{.name = "t", .path = "/t"};
    CommandLine line("retort");
    std::size_t number = 0;
    for (const auto& command : line.parser().describe()) {
        bool takes_targets = false;
        for (const auto& option : command.options) {
            takes_targets = takes_targets || option.names.front() == "--each-file";
        }
        number += takes_targets ? 1 : 0;
        const std::string hint = "type retort " + command.name + " head";
        EXPECT_EQ(name_target(hint, target) != hint, takes_targets) << command.name;
    }
    EXPECT_EQ(number, 4U);
}

}  // namespace
}  // namespace retort::cli
