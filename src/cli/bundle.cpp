// retort bundle.
#include "commands/bundle.hpp"
#include "cli/command.hpp"
#include "cli/json.hpp"

namespace retort::cli {

namespace {

class BundleCommand : public Command {
public:
    void declare(Arguments& arguments) override {
        arguments.option("-o,--output", options_.output, "the program to write; default: migrate");
        arguments.flag("--keep-symbols", options_.keep_symbols, "do not strip it, for a debugger");
    }

    void run(commands::Session& session, Printer& out) override {
        const auto report = commands::bundle(session, options_);
        out.message("Wrote " + report.path + " with " + std::to_string(report.revisions) +
                    (report.revisions == 1 ? " revision" : " revisions"));
    }

private:
    commands::BundleOptions options_;
};

}  // namespace

std::unique_ptr<Command> make_bundle() {
    return std::make_unique<BundleCommand>();
}

}  // namespace retort::cli
