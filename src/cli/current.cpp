// retort current.
#include "cli/command.hpp"
#include "cli/fan_out.hpp"
#include "cli/json.hpp"
#include "cli/print_revisions.hpp"

namespace retort::cli {

namespace {

class CurrentCommand : public Command {
public:
    void declare(Arguments& arguments) override {
        arguments.flag("-v,--verbose", verbose_, "show each revision in full");
        arguments.flag("-c,--check-heads", options_.check_heads, "fail unless every head is applied");
        declare_targets(arguments, targets_);
        declare_json(arguments);
    }

    void run(commands::Session& session, Printer& out) override {
        check_target_options(targets_);
        if (targets_.is_given()) {
            return run_each(
                session, {.options = {.targets = targets_}, .done = "read", .as_json = prints_json()},
                [&](commands::Session& one, const auto&) { return run_one(one, out); }, out);
        }
        const auto reports = commands::current(session, options_);
        if (prints_json()) {
            return out.result(to_json(reports));
        }
        for (const auto& report : reports) {
            show(report, out);
        }
    }

private:
    commands::TargetAnswer run_one(commands::Session& session, Printer& out) const {
        const auto reports = commands::current(session, options_);
        if (!prints_json()) {
            show(reports.front(), out);
        }
        // A target that says nothing looks as if it was forgotten.
        if (!prints_json() && reports.front().revisions.empty()) {
            out.result("no revision");
        }
        return {.result = to_json(reports)};
    }

    void show(const commands::CurrentReport& report, Printer& out) const {
        if (!report.database.empty()) {
            out.result("[" + report.database + "]");
        }
        if (verbose_) {
            out.result("Current revision(s) for " + report.url + ":");
        }
        for (const auto& revision : report.revisions) {
            out.result(verbose_ ? long_form(revision) : short_line(revision, {.labels = false}));
        }
        if (const auto& step = report.interrupted) {
            out.result("interrupted: " + step->direction + " of " + step->revision + ", " +
                       std::to_string(step->operations) + " of its operations are committed" +
                       (step->statement.empty()
                            ? "; run it again to go on"
                            : "; it is not known whether this took effect: " + step->statement));
        }
    }

    commands::CurrentOptions options_;
    commands::TargetOptions targets_;
    bool verbose_ = false;
};

}  // namespace

std::unique_ptr<Command> make_current() {
    return std::make_unique<CurrentCommand>();
}

}  // namespace retort::cli
