// retort init.
#include "cli/command.hpp"
#include "cli/json.hpp"

namespace retort::cli {

namespace {

class InitCommand : public Command {
public:
    void declare(Arguments& arguments) override {
        arguments.positional("directory", options_.directory,
                             "the script directory to make, as in: retort init alembic");
        arguments.option("-t,--template", options_.template_name,
                         "what to start with; list_templates tells which there are");
        declare_json(arguments);
    }

    void run(commands::Session& session, Printer& out) override {
        const auto report = commands::init(session, options_);
        for (const auto& item : report.items) {
            if (!item.created) {
                out.message("File " + item.path + " already exists, skipping");
            } else {
                out.message((item.is_directory ? "Creating directory " : "Generating ") + item.path +
                            " ...  done");
            }
        }
        out.message("Please edit configuration/connection/logging settings in " + report.config_file +
                    " before proceeding.");
        if (prints_json()) {
            out.result(to_json(report));
        }
    }

private:
    commands::InitOptions options_;
};

}  // namespace

std::unique_ptr<Command> make_init() {
    return std::make_unique<InitCommand>();
}

}  // namespace retort::cli
