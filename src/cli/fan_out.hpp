// The options of commands over many databases, and how it is shown what came of each.
#pragma once

#include "cli/arguments.hpp"
#include "cli/printer.hpp"
#include "cli/target_summary.hpp"
#include "commands/fan_out.hpp"

namespace retort::cli {

void declare_targets(Arguments& arguments, commands::TargetOptions& options);

// How a command goes about it.
struct FanOutView {
    commands::FanOutOptions options{};
    std::string done;  // what it does with a target, in one word: "upgraded"
    bool as_json = false;
};

// Runs `work` for each target, shows what they print under their names, and sums up. Throws Error,
// of the kind of the first failure, unless all went well.
void run_each(commands::Session& session, const FanOutView& view, const commands::TargetWork& work,
              Printer& out);

}  // namespace retort::cli
