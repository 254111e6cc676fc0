// retort check.
#include "cli/command.hpp"
#include "operations/readers.hpp"

namespace retort::cli {

namespace {

// One line an alteration, also of those that a batch groups.
std::vector<std::string> describe_all(const std::vector<operations::Operation>& operations) {
    std::vector<std::string> lines;
    for (const auto& operation : operations) {
        if (const auto* batch = std::get_if<operations::BatchAlterTable>(&operation.value)) {
            const auto inner = describe_all(batch->operations);
            lines.insert(lines.end(), inner.begin(), inner.end());
        } else {
            lines.push_back(operations::describe(operation));
        }
    }
    return lines;
}

class CheckCommand : public Command {
public:
    void declare(Arguments& /*arguments*/) override {}

    void run(commands::Session& session, Printer& out) override {
        const auto report = commands::check(session);
        if (report.operations.empty()) {
            out.result("No new upgrade operations detected.");
            return;
        }
        const auto lines = describe_all(report.operations);
        for (const auto& line : lines) {
            out.result(line);
        }
        throw Error(ErrorKind::command, "New upgrade operations detected: " + std::to_string(lines.size()))
            .with_hint("retort revision --autogenerate -m \"describe the change\"");
    }
};

}  // namespace

std::unique_ptr<Command> make_check() {
    return std::make_unique<CheckCommand>();
}

}  // namespace retort::cli
