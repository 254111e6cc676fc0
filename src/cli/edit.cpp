// retort edit.
#include "cli/command.hpp"
#include "cli/json.hpp"

namespace retort::cli {

namespace {

class EditCommand : public Command {
public:
    void declare(Arguments& arguments) override {
        arguments.positional("revision", symbol_,
                             "an identifier or its first characters, head, current, a label");
        declare_json(arguments);
    }

    void run(commands::Session& session, Printer& out) override {
        const auto report = commands::edit(session, symbol_);
        if (prints_json()) {
            out.result(to_json(report));
        }
    }

private:
    std::string symbol_;
};

}  // namespace

std::unique_ptr<Command> make_edit() {
    return std::make_unique<EditCommand>();
}

}  // namespace retort::cli
