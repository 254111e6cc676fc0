// retort status.
#include "base/text.hpp"
#include "cli/command.hpp"
#include "cli/json.hpp"
#include "cli/print_revisions.hpp"
#include "scripts/files.hpp"

namespace retort::cli {

namespace {

std::string name(const commands::RevisionView& revision) {
    return revision.id + (revision.summary.empty() ? "" : ", " + revision.summary);
}

std::string describe_record(const std::string& applied_at, const std::string& applied_by) {
    return " (applied " + applied_at + " by " + applied_by + ")";
}

std::string count(const auto& items, const std::string& noun) {
    return base::count(static_cast<std::int64_t>(items.size()), noun);
}

std::string name_all(const std::vector<commands::RevisionView>& revisions) {
    std::vector<std::string> names;
    for (const auto& revision : revisions) {
        names.push_back(name(revision));
    }
    return base::join(names, "; ");
}

class StatusCommand : public Command {
public:
    void declare(Arguments& arguments) override {
        arguments.flag("-v,--verbose", verbose_, "name what is only counted");
        declare_json(arguments);
    }

    void run(commands::Session& session, Printer& out) override {
        const auto reports = commands::status(session);
        if (prints_json()) {
            return out.result(to_json(reports));
        }
        for (const auto& report : reports) {
            show(report, out);
        }
    }

private:
    void show(const commands::StatusReport& report, Printer& out) const {
        if (!report.database.empty()) {
            out.result("[" + report.database + "]");
        }
        out.result("Database: " + report.url);
        out.result("Current: " + (report.current.empty() ? "no revision" : name_all(report.current)));
        show_interrupted(report, out);
        show_pending(report, out);
        show_edited(report, out);
        show_uncompared(report, out);
        show_unknown(report, out);
        show_unrecorded(report, out);
    }

    // With the ways out.
    static void show_interrupted(const commands::StatusReport& report, Printer& out) {
        if (!report.interrupted) {
            return;
        }
        const auto& step = *report.interrupted;
        const bool up = step.direction == "upgrade";
        const std::string command = up ? "retort upgrade " + step.revision : "the same retort downgrade";
        out.result("Interrupted: " + step.direction + " of " + step.revision + ", begun " + step.started +
                   " UTC, " + std::to_string(step.operations) + " of its operations are committed");
        out.result("  to go on after them: " + command);
        if (!step.statement.empty()) {
            out.result("  it is not known whether this took effect: " + step.statement);
            out.result("  if that stops there: --resume runs it again, --mark-done takes it as done");
        }
        out.result("  to give it up: undo by hand what is committed, then retort stamp " +
                   (report.current.empty() ? std::string("base") : report.current.front().id));
    }

    static void show_pending(const commands::StatusReport& report, Printer& out) {
        if (report.pending.empty()) {
            return out.result("Pending: none");
        }
        out.result("Pending: " + count(report.pending, "revision"));
        for (const auto& revision : report.pending) {
            out.result("  " + name(revision));
        }
    }

    static void show_edited(const commands::StatusReport& report, Printer& out) {
        if (report.edited.empty()) {
            return;
        }
        out.result("Edited after it was applied: " + count(report.edited, "revision"));
        for (const auto& [revision, applied_at, applied_by] : report.edited) {
            out.result("  " + name(revision) + describe_record(applied_at, applied_by));
            out.result("    " + scripts::display_path(revision.path));
        }
    }

    static void show_uncompared(const commands::StatusReport& report, Printer& out) {
        for (const auto& [revision, reason] : report.uncompared) {
            out.result("Not compared with its record: " + name(revision) + ": " + reason);
        }
    }

    static void show_unknown(const commands::StatusReport& report, Printer& out) {
        if (!report.unknown_rows.empty()) {
            out.result("Unknown: " + base::join(report.unknown_rows, ", ") +
                       " in the version table, which no file declares");
        }
    }

    void show_unrecorded(const commands::StatusReport& report, Printer& out) const {
        if (report.unrecorded.empty()) {
            return;
        }
        out.result("Without a record: " + count(report.unrecorded, "applied revision") +
                   ", by another tool, a printed script or a stamp");
        for (const auto& revision : report.unrecorded) {
            if (verbose_) {
                out.result("  " + name(revision));
            }
        }
    }

    bool verbose_ = false;
};

}  // namespace

std::unique_ptr<Command> make_status() {
    return std::make_unique<StatusCommand>();
}

}  // namespace retort::cli
