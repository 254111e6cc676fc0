// retort list_templates.
#include "cli/command.hpp"
#include "cli/json.hpp"

namespace retort::cli {

namespace {

class ListTemplatesCommand : public Command {
public:
    void declare(Arguments& arguments) override { declare_json(arguments); }

    void run(commands::Session& /*session*/, Printer& out) override {
        if (prints_json()) {
            return out.result(to_json(commands::list_templates()));
        }
        out.result("Available templates:\n");
        for (const auto& each : commands::list_templates()) {
            out.result(each.name + " - " + each.description);
        }
        out.result("\nTemplates are used via the 'init' command, e.g.:\n");
        out.result("  retort init --template generic ./scripts");
    }
};

}  // namespace

std::unique_ptr<Command> make_list_templates() {
    return std::make_unique<ListTemplatesCommand>();
}

}  // namespace retort::cli
