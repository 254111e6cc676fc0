// Showing a command over many databases; see fan_out.hpp.
#include "cli/fan_out.hpp"

#include "cli/json.hpp"
#include "cli/visible.hpp"

namespace retort::cli {

void declare_targets(Arguments& arguments, commands::TargetOptions& options) {
    arguments.option("--each-schema", options.schemas,
                     "work on every schema that this LIKE pattern matches: 'tenant_%'; may be repeated");
    arguments.option("--each-file", options.files,
                     "work on every database file that this pattern matches: 'data/*.db'; may be repeated");
    arguments.option("--jobs", options.jobs, "how many of those to work on at a time; default: 1");
}

void run_each(commands::Session& session, const FanOutView& view, const commands::TargetWork& work,
              Printer& out) {
    const commands::FanOutEvents events{
        .on_line =
            [&](const std::string& target, commands::Stream stream, std::string_view line) {
                const std::string text = visible(target) + ": " + std::string(line);
                stream == commands::Stream::out && !view.as_json ? out.result(text) : out.relay(text);
            },
        .on_failure =
            [&](const commands::TargetReport& report) {
                out.failure(*report.error, visible(report.target));
            }};
    const commands::FanOutReport report = fan_out(session, view.options, work, events);
    if (view.as_json) {
        out.result(to_json(report));
    }
    for (const auto& line : list_failures(report)) {
        out.relay(line);
    }
    if (const auto failure = find_failure(report, view.done)) {
        throw Error(*failure);
    }
    out.message(describe_counts(report, view.done));
}

}  // namespace retort::cli
