// retort upgrade, retort downgrade.
#include "cli/command.hpp"
#include "cli/fan_out.hpp"
#include "cli/json.hpp"
#include "cli/patience_options.hpp"
#include "cli/print_scripts.hpp"
#include "cli/progress.hpp"

namespace retort::cli {

namespace {

using Run = std::vector<commands::MigrateReport> (*)(commands::Session&, const commands::MigrateOptions&);

// The two take the same arguments and report in the same way.
class MigrateCommand : public Command {
public:
    // `done` in one word: "upgraded".
    MigrateCommand(Run how, std::string done) : run_(how), done_(std::move(done)) {}

    void declare(Arguments& arguments) override {
        arguments.positional(
            "revision", options_.target,
            "head, heads, base, an identifier or its first characters, +N, -N; with --sql also "
            "<start>:<end>");
        arguments.flag("--sql", options_.sql, "print the SQL instead of running it");
        arguments.option("--tag", tag_, "a text for env.cpp");
        declare_more(arguments);
        arguments.flag("--resume", options_.resume, "run the statement again at which a run was interrupted");
        arguments.flag("--mark-done", options_.mark_done, "take that statement as done, and go on after it");
        declare_backup(arguments);
        declare_patience(arguments, patience_);
        declare_targets(arguments, targets_);
        arguments.flag("--no-progress", no_progress_, "do not show how far long statements are");
        declare_json(arguments);
    }

    void run(commands::Session& session, Printer& out) override {
        session.set_tag(tag_);
        session.set_patience(patience_);
        check_target_options(targets_, options_.sql);
        if (targets_.is_given()) {
            return run_each(
                session, {.options = fan_out_options(), .done = done_, .as_json = prints_json()},
                [this](commands::Session& one, const commands::TargetEvents& events) {
                    return run_one(one, events);
                },
                out);
        }
        ProgressShow show(out);
        if (!options_.sql && wants_progress(no_progress_, out, session)) {
            options_.progress = show.callbacks();
        }
        const auto reports = run_(session, options_);
        prints_json() ? out.result(to_json(reports)) : print_scripts(session, reports, out);
    }

protected:
    // What only one of the two takes.
    virtual void declare_more(Arguments& /*arguments*/) {}
    commands::MigrateOptions& options() { return options_; }

private:
    commands::FanOutOptions fan_out_options() const {
        return {.targets = targets_,
                .changes_databases = true,
                .revisions = {options_.target},
                .answer = options_.resume      ? "--resume"
                          : options_.mark_done ? "--mark-done"
                                               : ""};
    }

    commands::TargetAnswer run_one(commands::Session& session, const commands::TargetEvents& events) const {
        commands::MigrateOptions options = options_;
        options.progress.on_backed_up = events.on_backed_up;
        const auto reports = run_(session, options);
        return {.changed = !reports.front().steps.empty(), .result = to_json(reports)};
    }

    void declare_backup(Arguments& arguments) {
        arguments.flag("--backup", options_.backup.backup,
                       "copy the database file before the first change, beside it");
        arguments.option("--backup-dir", options_.backup.backup_dir, "make that copy, in this folder");
        arguments.flag("--restore-on-failure", options_.backup.restore_on_failure,
                       "make it, and bring it back if a run fails half way");
    }

    Run run_;
    std::string done_;
    commands::MigrateOptions options_;
    std::string tag_;
    bool no_progress_ = false;
    commands::PatienceOptions patience_;
    commands::TargetOptions targets_;
};

class UpgradeCommand : public MigrateCommand {
public:
    UpgradeCommand() : MigrateCommand(&commands::upgrade, "upgraded") {}

protected:
    void declare_more(Arguments& arguments) override {
        arguments.flag("--strict", options().strict, "refuse if a revision was edited after it was applied");
    }
};

}  // namespace

std::unique_ptr<Command> make_upgrade() {
    return std::make_unique<UpgradeCommand>();
}
std::unique_ptr<Command> make_downgrade() {
    return std::make_unique<MigrateCommand>(&commands::downgrade, "downgraded");
}

}  // namespace retort::cli
