// retort check.
#include "cli/command.hpp"
#include "operations/readers.hpp"

namespace retort::cli {

namespace {

class CheckCommand : public Command {
public:
    void declare(Arguments& /*arguments*/) override {}

    void run(commands::Session& session, Printer& out) override {
        const auto report = commands::check(session);
        if (report.operations.empty()) {
            out.result("No new upgrade operations detected.");
            return;
        }
        for (const auto& operation : report.operations) {
            out.result(operations::describe(operation));
        }
        throw Error(ErrorKind::command,
                    "New upgrade operations detected: " + std::to_string(report.operations.size()))
            .with_hint("retort revision --autogenerate -m \"describe the change\"");
    }
};

}  // namespace

std::unique_ptr<Command> make_check() { return std::make_unique<CheckCommand>(); }

}  // namespace retort::cli
