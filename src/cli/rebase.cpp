// retort rebase.
#include "base/text.hpp"
#include "cli/command.hpp"
#include "cli/json.hpp"

namespace retort::cli {

namespace {

constexpr const char* kLogger = "retort.rebase";

std::string or_base(const std::vector<std::string>& ids) {
    return ids.empty() ? "<base>" : base::join(ids, ", ");
}

void print_changes(const commands::RebaseReport& report, Printer& out) {
    out.result(report.path);
    for (const auto& change : report.changes) {
        const std::string line = std::to_string(change.line) + ": ";
        out.result("- " + line + change.before);
        out.result("+ " + line + change.after);
    }
}

class RebaseCommand : public Command {
public:
    void declare(Arguments& arguments) override {
        arguments.positional("revision", options_.revision,
                             "the revision to move: the first of those that only you have");
        arguments.option("--onto", options_.onto, "what it is to follow; default: the one other head");
        arguments.flag("--dry-run", options_.dry_run, "print the lines that would change, and change none");
        arguments.flag("--no-database", no_database_, "do not ask the database whether it has the revision");
        declare_json(arguments);
    }

    void run(commands::Session& session, Printer& out) override {
        options_.use_database = !no_database_;
        const commands::RebaseReport report = commands::rebase(session, options_);
        if (prints_json()) {
            out.result(to_json(report));
        }
        if (report.changes.empty()) {
            out.message(report.id + " follows " + or_base(report.new_parents) + " already");
            return;
        }
        if (options_.dry_run && !prints_json()) {
            print_changes(report, out);
        } else if (!options_.dry_run) {
            out.message("Rebasing " + report.path + " from " + or_base(report.old_parents) + " onto " +
                        or_base(report.new_parents) + " ...  done");
        }
        print_notes(report, out);
    }

private:
    void print_notes(const commands::RebaseReport& report, Printer& out) const {
        if (!report.followers.empty()) {
            out.message("With it: " + base::join(report.followers, ", "));
        }
        for (const auto& id : report.left_behind) {
            out.warn(kLogger, "nothing follows " + id + " any more: it is a head");
        }
        if (!report.is_checked) {
            out.warn(kLogger, no_database_ ? "the database was not asked whether it has " + report.id
                                           : "no database is configured: whether one has " + report.id +
                                                 " was not checked");
        }
        out.message("Any other database that has " + report.id +
                    " must be downgraded below it before it meets this file");
    }

    commands::RebaseOptions options_;
    bool no_database_ = false;
};

}  // namespace

std::unique_ptr<Command> make_rebase() {
    return std::make_unique<RebaseCommand>();
}

}  // namespace retort::cli
