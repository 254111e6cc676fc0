// What came of a command over many databases, in words.
#pragma once

#include "commands/fan_out.hpp"

#include <optional>
#include <string>
#include <vector>

namespace retort::cli {

// In each `done` is what the command did with a target, in one word: "upgraded". What others wrote
// is shown without control characters.

// "4 targets: 2 upgraded, 1 already there, 1 failed, 0 not tried"
std::string describe_counts(const commands::FanOutReport& report, const std::string& done);

// A line a failed target, with what is wrong and the way out; then those that were not tried.
std::vector<std::string> list_failures(const commands::FanOutReport& report);

// Of the kind of the first failure; absent where all went well.
std::optional<Error> find_failure(const commands::FanOutReport& report, const std::string& done);

}  // namespace retort::cli
