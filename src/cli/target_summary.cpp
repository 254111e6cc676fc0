// Summing up; see target_summary.hpp.
#include "cli/target_summary.hpp"

#include "base/text.hpp"
#include "cli/visible.hpp"

#include <algorithm>

namespace retort::cli {

namespace {

using commands::FanOutReport;
using commands::TargetState;

std::string one_line(const std::string& text) {
    const std::vector<std::string> lines = base::split_any(text, "\r\n");
    return visible(base::join(lines, " "), "\t");
}

std::string summarise(const Error& error) {
    return one_line(error.message()) +
           (error.place().file.empty() ? "" : "; at: " + visible(base::format_place(error.place()))) +
           (error.hint().empty() ? "" : "; hint: " + one_line(error.hint()));
}

std::string describe_stop(const FanOutReport& report) {
    if (report.is_interrupted) {
        return "interrupted; ";
    }
    return report.failed_canary
               ? "the canary " + visible(*report.failed_canary) + " failed, and nothing else was started; "
               : "";
}

}  // namespace

std::string describe_counts(const FanOutReport& report, const std::string& done) {
    const auto number = [&report](TargetState state) { return std::to_string(report.count(state)); };
    const std::string there =
        report.changes_databases ? ", " + number(TargetState::already_there) + " already there" : "";
    return base::count(static_cast<std::int64_t>(report.targets.size()), "target") + ": " +
           number(TargetState::done) + " " + done + there + ", " + number(TargetState::failed) + " failed, " +
           number(TargetState::not_tried) + " not tried";
}

std::vector<std::string> list_failures(const FanOutReport& report) {
    std::vector<std::string> lines;
    std::vector<std::string> not_tried;
    for (const auto& each : report.targets) {
        if (each.error) {
            lines.push_back("failed: " + visible(each.target) + ": " + summarise(*each.error));
        } else if (each.state == TargetState::not_tried) {
            not_tried.push_back(visible(each.target));
        }
    }
    if (!not_tried.empty()) {
        lines.push_back("not tried: " + base::join(not_tried, ", "));
    }
    return lines;
}

std::optional<Error> find_failure(const FanOutReport& report, const std::string& done) {
    if (report.count(TargetState::failed) + report.count(TargetState::not_tried) == 0) {
        return std::nullopt;
    }
    const auto failed = std::ranges::find_if(report.targets, [](const auto& each) { return !!each.error; });
    const ErrorKind kind = failed == report.targets.end() ? ErrorKind::cancelled : failed->error->kind();
    return Error(kind, describe_stop(report) + describe_counts(report, done))
        .with_hint("when the cause is mended, the same command again does what is left");
}

}  // namespace retort::cli
