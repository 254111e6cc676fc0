// retort revision, retort merge.
#include "cli/command.hpp"

namespace retort::cli {

namespace {

void report(const commands::RevisionReport& report, Printer& out) {
    for (const auto& loss : report.losses) {
        out.warn("retort.autogenerate", "the upgrade throws away " + loss);
    }
    if (report.path) {
        out.message("Generating " + *report.path + " ...  done");
    } else {
        out.message("No new upgrade operations detected.");
    }
}

// What both commands take.
void declare_common(Arguments& arguments, commands::RevisionOptions& options, std::string& message) {
    arguments.option("-m,--message", message, "what the revision does");
    arguments.option("--branch-label", options.branch_label, "a label for the branch that starts here");
    arguments.option("--rev-id", options.rev_id, "the identifier, instead of a random one");
    arguments.flag("--splice", options.splice, "allow a parent that is not a head");
}

class RevisionCommand : public Command {
public:
    void declare(Arguments& arguments) override {
        declare_common(arguments, options_, message_);
        arguments.flag("--autogenerate", options_.autogenerate,
                       "fill it with the difference of models and database");
        arguments.option("--head", head_, "the parent: a revision, a label@head, or base; default: head");
        arguments.option("--version-path", options_.version_path, "the directory to write to");
        arguments.option("--depends-on", options_.depends_on, "a revision this one needs; may be repeated");
    }

    void run(commands::Session& session, Printer& out) override {
        options_.message = message_.empty() ? options_.message : message_;
        options_.heads = {head_};
        report(commands::revision(session, options_), out);
    }

private:
    commands::RevisionOptions options_;
    std::string message_;
    std::string head_ = "head";
};

class MergeCommand : public Command {
public:
    void declare(Arguments& arguments) override {
        declare_common(arguments, options_, message_);
        arguments.positionals("revisions", options_.heads, "the revisions to join, or heads");
    }

    void run(commands::Session& session, Printer& out) override {
        options_.message = message_.empty() ? "merge" : message_;
        report(commands::merge(session, options_), out);
    }

private:
    commands::RevisionOptions options_;
    std::string message_;
};

}  // namespace

std::unique_ptr<Command> make_revision() {
    return std::make_unique<RevisionCommand>();
}
std::unique_ptr<Command> make_merge() {
    return std::make_unique<MergeCommand>();
}

}  // namespace retort::cli
