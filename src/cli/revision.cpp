// retort revision, retort merge.
#include "cli/command.hpp"
#include "cli/json.hpp"
#include "cli/print_overlaps.hpp"

#include <unistd.h>

namespace retort::cli {

namespace {

void print(const commands::RevisionReport& report, Printer& out) {
    for (const auto& loss : report.losses) {
        out.warn("retort.autogenerate", "the upgrade throws away " + loss);
    }
    for (const auto& narrowed : report.narrowed) {
        out.warn("retort.autogenerate", "the upgrade narrows " + narrowed + "; values may not fit");
    }
    print_overlaps(report.overlaps, out);
    if (report.path) {
        out.message("Generating " + *report.path + " ...  done");
    } else {
        out.message("No new upgrade operations detected.");
    }
}

// What both commands take and show.
class WritingCommand : public Command {
protected:
    void declare_common(Arguments& arguments) {
        arguments.option("-m,--message", message_, "what the revision does");
        arguments.option("--branch-label", options_.branch_label, "a label for the branch that starts here");
        arguments.option("--rev-id", options_.rev_id, "the identifier, instead of a random one");
        arguments.flag("--splice", options_.splice, "allow a parent that is not a head");
        arguments.flag("--sql-file", options_.sql_file, "write it in SQL, as file_format = sql does for all");
        declare_json(arguments);
    }
    void show(commands::Session& session, const commands::RevisionReport& report, Printer& out) const {
        print(report, out);
        commands::run_post_write_hooks(session, report,
                                       {.message = [&out](std::string_view line) { out.message(line); },
                                        .keep_stdout_clean = prints_json()});
        if (prints_json()) {
            out.result(to_json(report));
        }
    }

    commands::RevisionOptions options_;
    std::string message_;
};

class RevisionCommand : public WritingCommand {
public:
    void declare(Arguments& arguments) override {
        declare_common(arguments);
        arguments.flag("--autogenerate", options_.autogenerate,
                       "fill it with the difference of models and database");
        arguments.option("--renamed", options_.renamed,
                         "a drop that is a rename, as TABLE:NEW or TABLE.COLUMN:NEW; may be repeated");
        arguments.option("--not-renamed", options_.not_renamed,
                         "a drop that is none, as TABLE or TABLE.COLUMN; may be repeated");
        arguments.flag("--no-input", no_input_, "refuse a drop that looks like a rename instead of asking");
        arguments.flag("--drop-unknown", options_.drop_unknown,
                       "also drop tables and types that no revision mentions");
        arguments.flag("--sql", options_.sql, "tell env.cpp that nothing is run; needs revision_environment");
        arguments.option("--head", head_, "the parent: a revision, a label@head, or base; default: head");
        arguments.option("--version-path", options_.version_path, "the directory to write to");
        arguments.option("--depends-on", options_.depends_on, "a revision this one needs; may be repeated");
    }

    void run(commands::Session& session, Printer& out) override {
        options_.message = message_.empty() ? options_.message : message_;
        options_.heads = {head_};
        if (!no_input_ && isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1) {
            options_.ask = [&out](const std::string& question) { return out.ask(question); };
        }
        show(session, commands::revision(session, options_), out);
    }

private:
    std::string head_ = "head";
    bool no_input_ = false;
};

class MergeCommand : public WritingCommand {
public:
    void declare(Arguments& arguments) override {
        declare_common(arguments);
        arguments.positionals("revisions", options_.heads, "the revisions to join, or heads");
    }

    void run(commands::Session& session, Printer& out) override {
        options_.message = message_.empty() ? "merge" : message_;
        show(session, commands::merge(session, options_), out);
    }
};

}  // namespace

std::unique_ptr<Command> make_revision() {
    return std::make_unique<RevisionCommand>();
}
std::unique_ptr<Command> make_merge() {
    return std::make_unique<MergeCommand>();
}

}  // namespace retort::cli
