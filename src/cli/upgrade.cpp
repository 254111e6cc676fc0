// retort upgrade, retort downgrade.
#include "cli/command.hpp"

namespace retort::cli {

namespace {

using Run = commands::MigrateReport (*)(commands::Session&, const commands::MigrateOptions&);

// The two take the same arguments and report in the same way.
class MigrateCommand : public Command {
public:
    explicit MigrateCommand(Run how) : run_(how) {}

    void declare(Arguments& arguments) override {
        arguments.positional(
            "revision", options_.target,
            "head, heads, base, an identifier or its first characters, +N, -N; with --sql also "
            "<start>:<end>");
        arguments.flag("--sql", options_.sql, "print the SQL instead of running it");
        arguments.option("--tag", tag_, "a text for env.cpp");
    }

    void run(commands::Session& session, Printer& out) override {
        session.set_tag(tag_);
        const auto report = run_(session, options_);
        out.raw(report.script.value_or(""));
    }

private:
    Run run_;
    commands::MigrateOptions options_;
    std::string tag_;
};

}  // namespace

std::unique_ptr<Command> make_upgrade() {
    return std::make_unique<MigrateCommand>(&commands::upgrade);
}
std::unique_ptr<Command> make_downgrade() {
    return std::make_unique<MigrateCommand>(&commands::downgrade);
}

}  // namespace retort::cli
