// Running programs: outputs, exit codes, environment, folder, time limit.
#include "support/process.hpp"

#include "support/temp_dir.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <csignal>
#include <system_error>

namespace retort::test_support {
namespace {

ProcessResult run_shell(const std::string& script, const ProcessOptions& options = {}) {
    return run_process({"sh", "-c", script}, options);
}

TEST(RunProcess, KeepsTheOutputsApart) {
    const auto result = run_shell("echo out; echo err >&2; exit 3");
    EXPECT_EQ(result.out, "out\n");
    EXPECT_EQ(result.err, "err\n");
    EXPECT_EQ(result.exit_code, 3);
    EXPECT_EQ(result.signal, 0);
}

TEST(RunProcess, GivesInputAndHoldsMoreThanAPipe) {
    const std::string text(300'000, 'x');
    EXPECT_EQ(run_shell("cat", {.input = text}).out, text);
}

TEST(RunProcess, SetsAndTakesVariables) {
    const ProcessOptions options{.env = {{"RETORT_A", "1 2"}, {"HOME", std::nullopt}}};
    EXPECT_EQ(run_shell("echo \"$RETORT_A/${HOME-none}\"", options).out, "1 2/none\n");
}

TEST(RunProcess, RunsInTheFolderGiven) {
    const TempDir dir;
    EXPECT_EQ(run_shell("pwd", {.cwd = dir.path()}).out, dir.path().string() + "\n");
}

TEST(RunProcess, TellsTheSignal) {
    const auto result = run_shell("kill -SEGV $$");
    EXPECT_EQ(result.signal, SIGSEGV);
    EXPECT_EQ(result.exit_code, 128 + SIGSEGV);
}

TEST(RunProcess, KillsTheWholeGroupWhenTheTimeIsOver) {
    const auto result = run_shell("sleep 60 & sleep 60", {.timeout = std::chrono::milliseconds(50)});
    EXPECT_TRUE(result.timed_out);
    EXPECT_THAT(result.describe(), testing::StartsWith("timed out"));
}

TEST(RunProcess, ThrowsForAProgramThatIsNotThere) {
    EXPECT_THROW(run_process({"/no/such/program"}), std::system_error);
    EXPECT_THROW(run_process({"no-such-program-anywhere"}), std::system_error);
}

}  // namespace
}  // namespace retort::test_support
