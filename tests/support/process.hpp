// Runs a program to its end and keeps what it said.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace retort::test_support {

struct ProcessOptions {
    // Where it runs; the test's own folder when empty.
    std::filesystem::path cwd = {};
    // Over the test's own environment; nullopt takes a variable away.
    std::map<std::string, std::optional<std::string>> env = {};
    // What it reads from standard input.
    std::string input = {};
    // It and its children are killed after this.
    std::chrono::milliseconds timeout = std::chrono::minutes(5);
};

struct ProcessResult {
    // 128 + the signal's number for a program that a signal ended.
    int exit_code = 0;
    // The signal that ended it, or 0.
    int signal = 0;
    bool timed_out = false;
    std::string out = {};
    std::string err = {};

    // "exit 1", "signal 11" or "timed out", then both outputs, for a message.
    std::string describe() const;
};

// `argv[0]` is looked up in the PATH of the environment given. Throws
// std::system_error when it cannot be started.
ProcessResult run_process(const std::vector<std::string>& argv, const ProcessOptions& options = {});

// Waits for any process to end; false when it has not by then.
bool wait_for_end(pid_t pid, std::chrono::milliseconds timeout);

}  // namespace retort::test_support
