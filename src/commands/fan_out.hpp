// One history, many databases of the same shape: a command over each of them in a process of its
// own, several at a time, and what came of each.
//
// Processes and not threads: what runs in them is the user's, and neither revisions nor hooks were
// written for several threads; one that crashes takes one target with it, not the run. Everything
// that targets share (settings, history, compiled code) is made before the first fork and costs
// the others nothing; nothing that is open to the outside is.
#pragma once

#include "commands/targets.hpp"
#include "commands/worker.hpp"
#include "retort/error.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace retort::commands {

// What a command did with one target.
struct TargetAnswer {
    bool changed = false;
    std::string result{};  // JSON, or nothing
};
// What is to be known of a target even if its process dies.
struct TargetEvents {
    std::function<void(const std::string& path)> on_backed_up;
};
// Runs in the target's process; what it prints is passed on line by line.
using TargetWork = std::function<TargetAnswer(Session& target, const TargetEvents& events)>;

struct FanOutOptions {
    TargetOptions targets{};
    // The first target goes alone, the canary: when it fails, nothing else is started. One that is
    // already there has passed.
    bool changes_databases = false;
    // Where the command leads to: places that are the same in every target, so that the command
    // does what is left when it is run again.
    std::vector<std::string> revisions{};
    // Not empty: the option that answers a question of one database, and takes one target.
    std::string answer{};
};

enum class TargetState { done, already_there, failed, not_tried };

struct TargetReport {
    std::string target;
    TargetState state = TargetState::not_tried;
    std::string result{};
    std::optional<Error> error{};  // of a failed one
};

struct FanOutReport {
    std::vector<TargetReport> targets;  // in their order
    std::optional<std::string> failed_canary{};
    bool changes_databases = false;  // otherwise no target is already there
    bool is_interrupted = false;

    std::size_t count(TargetState state) const;
};

// What whoever shows it sees on the way. Lines on stderr come as they are printed, those on stdout
// by targets in their order.
struct FanOutEvents {
    std::function<void(const std::string& target, Stream stream, std::string_view line)> on_line;
    std::function<void(const TargetReport& report)> on_failure;
};

// A failed target does not stop the others; SIGINT and SIGTERM do: those that run come to their
// end, and a second one ends them. Throws Error where no target can be worked on, and where the
// options ask for what cannot be done for many.
FanOutReport fan_out(Session& session, const FanOutOptions& options, const TargetWork& work,
                     const FanOutEvents& events);

}  // namespace retort::commands
