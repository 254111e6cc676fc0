// Showing a command over many databases; see fan_out.hpp.
#include "cli/fan_out.hpp"

#include "base/text.hpp"
#include "cli/json.hpp"

#include <algorithm>
#include <vector>

namespace retort::cli {

namespace {

using commands::FanOutReport;
using commands::TargetState;

// A name is not to break a line or to command the terminal.
std::string display(const std::string& name) {
    static constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text;
    for (const char c : name) {
        const auto code = static_cast<unsigned char>(c);
        if (code < 0x20 || code == 0x7f) {
            text += {'\\', 'x', kDigits[code / 16U], kDigits[code % 16U]};
        } else {
            text += c;
        }
    }
    return text;
}

std::string one_line(const std::string& text) {
    std::vector<std::string> lines = base::split_any(text, "\n");
    return base::join(lines, " ");
}

// What is wrong and the way out.
std::string summarise(const Error& error) {
    return one_line(error.message()) +
           (error.place().file.empty() ? "" : "; at: " + base::format_place(error.place())) +
           (error.hint().empty() ? "" : "; hint: " + one_line(error.hint()));
}

std::vector<std::string> list_names(const FanOutReport& report, TargetState state) {
    std::vector<std::string> names;
    for (const auto& each : report.targets) {
        if (each.state == state) {
            names.push_back(display(each.target));
        }
    }
    return names;
}

std::string describe_counts(const FanOutReport& report, const FanOutView& view) {
    const auto number = [&report](TargetState state) { return std::to_string(report.count(state)); };
    const std::string there =
        view.changes_databases ? ", " + number(TargetState::already_there) + " already there" : "";
    return base::count(static_cast<std::int64_t>(report.targets.size()), "target") + ": " +
           number(TargetState::done) + " " + view.done + there + ", " + number(TargetState::failed) +
           " failed, " + number(TargetState::not_tried) + " not tried";
}

void show_failures(const FanOutReport& report, Printer& out) {
    for (const auto& each : report.targets) {
        if (each.error) {
            out.relay("failed: " + display(each.target) + ": " + summarise(*each.error));
        }
    }
    if (const auto names = list_names(report, TargetState::not_tried); !names.empty()) {
        out.relay("not tried: " + base::join(names, ", "));
    }
}

Error make_error(const FanOutReport& report, const std::string& counts) {
    const auto failed =
        std::ranges::find(report.targets, TargetState::failed, &commands::TargetReport::state);
    const ErrorKind kind =
        failed == report.targets.end() ? ErrorKind::cancelled : failed->error.value().kind();
    const std::string why = report.failed_canary ? "the canary " + display(*report.failed_canary) +
                                                       " failed, and nothing else was started; "
                            : report.is_interrupted ? "interrupted; "
                                                    : "";
    return Error(kind, why + counts)
        .with_hint("when the cause is mended, the same command again does what is left");
}

}  // namespace

void declare_targets(Arguments& arguments, commands::TargetOptions& options) {
    arguments.option("--each-schema", options.schemas,
                     "work on every schema that this LIKE pattern matches: 'tenant_%'; may be repeated");
    arguments.option("--each-file", options.files,
                     "work on every database file that this pattern matches: 'data/*.db'; may be repeated");
    arguments.option("--jobs", options.jobs, "how many of those to work on at a time; default: 1");
}

void run_each(commands::Session& session, const commands::TargetOptions& targets, const FanOutView& view,
              const commands::TargetWork& work, Printer& out) {
    const commands::FanOutEvents events{
        .on_line =
            [&](const std::string& target, commands::Stream stream, std::string_view line) {
                const std::string text = display(target) + ": " + std::string(line);
                stream == commands::Stream::out && !view.as_json ? out.result(text) : out.relay(text);
            },
        .on_failure =
            [&](const commands::TargetReport& report) {
                out.failure(*report.error, display(report.target));
            }};
    const FanOutReport report =
        fan_out(session, {.targets = targets, .changes_databases = view.changes_databases}, work, events);
    if (view.as_json) {
        out.result(to_json(report));
    }
    show_failures(report, out);
    const std::string counts = describe_counts(report, view);
    if (report.count(TargetState::failed) + report.count(TargetState::not_tried) > 0) {
        throw make_error(report, counts);
    }
    out.message(counts);
}

}  // namespace retort::cli
