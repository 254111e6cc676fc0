// retort check.
#include "base/text.hpp"
#include "cli/command.hpp"
#include "cli/json.hpp"
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

std::string list_unmodelled(const commands::CheckReport& report) {
    std::vector<std::string> texts;
    for (const auto& each : report.unmodelled) {
        texts.push_back(dialects::describe_unmodelled(each));
    }
    return base::join(texts, ", ");
}

void show(const std::vector<commands::CheckReport>& reports, Printer& out) {
    bool is_different = false;
    for (const auto& report : reports) {
        const auto lines = describe_all(report.operations);
        is_different = is_different || !lines.empty();
        if (!lines.empty() && !report.database.empty()) {
            out.result("[" + report.database + "]");
        }
        for (const auto& line : lines) {
            out.result(line);
        }
    }
    for (const auto& report : reports) {
        if (!report.unmodelled.empty()) {
            out.message("Not compared" + (report.database.empty() ? "" : " in " + report.database) + ": " +
                        list_unmodelled(report));
        }
    }
    if (!is_different) {
        out.result("No new upgrade operations detected.");
    }
}

class CheckCommand : public Command {
public:
    void declare(Arguments& arguments) override {
        arguments.flag("--drop-unknown", options_.drop_unknown,
                       "also count tables and types that no revision mentions as to be dropped");
        declare_json(arguments);
    }

    void run(commands::Session& session, Printer& out) override {
        const auto reports = commands::check(session, options_);
        std::size_t count = 0;
        for (const auto& report : reports) {
            count += describe_all(report.operations).size();
        }
        if (prints_json()) {
            out.result(to_json(reports));
        } else {
            show(reports, out);
        }
        if (count == 0) {
            return;
        }
        throw Error(ErrorKind::command, "New upgrade operations detected: " + std::to_string(count))
            .with_hint("retort revision --autogenerate -m \"describe the change\"");
    }

private:
    commands::CheckOptions options_;
};

}  // namespace

std::unique_ptr<Command> make_check() {
    return std::make_unique<CheckCommand>();
}

}  // namespace retort::cli
