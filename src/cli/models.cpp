// retort models.
#include "cli/command.hpp"
#include "cli/json.hpp"

namespace retort::cli {

namespace {

class ModelsCommand : public Command {
public:
    void declare(Arguments& arguments) override {
        arguments.flag("--from-database", from_database_,
                       "write the header of the tables that the database has");
        arguments.option("-o,--output", options_.output, "the file to write; default: standard output");
        arguments.flag("--overwrite", options_.overwrite, "replace the file if it is there");
        declare_json(arguments);
    }

    void run(commands::Session& session, Printer& out) override {
        if (!from_database_) {
            throw Error(ErrorKind::usage,
                        "Usage: retort models --from-database [-o FILE]\n"
                        "--from-database is required");
        }
        const auto report = commands::models_from_database(session, options_);
        for (const auto& line : report.left_out) {
            out.warn("retort.models", "left out " + line);
        }
        if (prints_json()) {
            out.result(to_json(report));
        } else if (options_.output.empty()) {
            out.raw(report.text);
        } else {
            out.message("Generating " + options_.output + " ...  done");
        }
    }

private:
    bool from_database_ = false;
    commands::ModelsOptions options_;
};

}  // namespace

std::unique_ptr<Command> make_models() {
    return std::make_unique<ModelsCommand>();
}

}  // namespace retort::cli
