// retort current.
#include "cli/command.hpp"
#include "cli/print_revisions.hpp"

namespace retort::cli {

namespace {

class CurrentCommand : public Command {
public:
    void declare(Arguments& arguments) override {
        arguments.flag("-v,--verbose", verbose_, "show each revision in full");
        arguments.flag("-c,--check-heads", options_.check_heads, "fail unless every head is applied");
    }

    void run(commands::Session& session, Printer& out) override {
        const auto report = commands::current(session, options_);
        if (verbose_) {
            out.result("Current revision(s) for " + report.url + ":");
        }
        for (const auto& revision : report.revisions) {
            out.result(verbose_ ? long_form(revision) : short_line(revision, {.labels = false}));
        }
    }

private:
    commands::CurrentOptions options_;
    bool verbose_ = false;
};

}  // namespace

std::unique_ptr<Command> make_current() {
    return std::make_unique<CurrentCommand>();
}

}  // namespace retort::cli
