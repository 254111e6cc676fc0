// retort stamp, retort ensure_version.
#include "cli/command.hpp"

namespace retort::cli {

namespace {

class StampCommand : public Command {
public:
    void declare(Arguments& arguments) override {
        arguments.positionals("revisions", options_.targets,
                              "what the version table shall say; base empties it");
        arguments.flag("--sql", options_.sql, "print the SQL instead of running it");
        arguments.flag("--purge", options_.purge, "delete every row first, known or not");
        arguments.option("--tag", tag_, "a text for env.cpp");
    }

    void run(commands::Session& session, Printer& out) override {
        session.set_tag(tag_);
        out.raw(commands::stamp(session, options_).script.value_or(""));
    }

private:
    commands::StampOptions options_;
    std::string tag_;
};

class EnsureVersionCommand : public Command {
public:
    void declare(Arguments& arguments) override {
        arguments.flag("--sql", sql_, "print the SQL instead of running it");
    }

    void run(commands::Session& session, Printer& out) override {
        out.raw(commands::ensure_version(session, sql_).script.value_or(""));
    }

private:
    bool sql_ = false;
};

}  // namespace

std::unique_ptr<Command> make_stamp() {
    return std::make_unique<StampCommand>();
}
std::unique_ptr<Command> make_ensure_version() {
    return std::make_unique<EnsureVersionCommand>();
}

}  // namespace retort::cli
