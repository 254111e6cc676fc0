// retort stamp, retort ensure_version.
#include "cli/command.hpp"
#include "cli/fan_out.hpp"
#include "cli/json.hpp"
#include "cli/patience_options.hpp"
#include "cli/print_scripts.hpp"

namespace retort::cli {

namespace {

class StampCommand : public Command {
public:
    void declare(Arguments& arguments) override {
        arguments.positionals("revisions", options_.targets,
                              "what the version table shall say; base empties it");
        arguments.flag("--sql", options_.sql, "print the SQL instead of running it");
        arguments.flag("--purge", options_.purge, "delete every row first, known or not");
        arguments.option("--tag", tag_, "a text for env.cpp");
        declare_patience(arguments, patience_);
        declare_targets(arguments, targets_);
        declare_json(arguments);
    }

    void run(commands::Session& session, Printer& out) override {
        session.set_tag(tag_);
        session.set_patience(patience_);
        check_target_options(targets_, options_.sql);
        if (targets_.is_given()) {
            return run_each(
                session,
                {.options = {.targets = targets_, .changes_databases = true},
                 .done = "stamped",
                 .as_json = prints_json()},
                [this](commands::Session& one, const auto&) { return run_one(one); }, out);
        }
        const auto reports = commands::stamp(session, options_);
        prints_json() ? out.result(to_json(reports)) : print_scripts(session, reports, out);
    }

private:
    // What a purge deletes is no step.
    commands::TargetAnswer run_one(commands::Session& session) const {
        const auto reports = commands::stamp(session, options_);
        return {.changed = options_.purge || !reports.front().steps.empty(), .result = to_json(reports)};
    }

    commands::StampOptions options_;
    std::string tag_;
    commands::PatienceOptions patience_;
    commands::TargetOptions targets_;
};

class EnsureVersionCommand : public Command {
public:
    void declare(Arguments& arguments) override {
        arguments.flag("--sql", sql_, "print the SQL instead of running it");
        declare_json(arguments);
    }

    void run(commands::Session& session, Printer& out) override {
        const auto reports = commands::ensure_version(session, sql_);
        prints_json() ? out.result(to_json(reports)) : print_scripts(session, reports, out);
    }

private:
    bool sql_ = false;
};

}  // namespace

std::unique_ptr<Command> make_stamp() {
    return std::make_unique<StampCommand>();
}
std::unique_ptr<Command> make_ensure_version() {
    return std::make_unique<EnsureVersionCommand>();
}

}  // namespace retort::cli
