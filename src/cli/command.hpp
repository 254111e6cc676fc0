// One command of the command line: what it takes, and how its report is shown.
// Each file of this folder that is named after a command makes one; the table in
// command_table.cpp lists them.
#pragma once

#include "cli/arguments.hpp"
#include "cli/printer.hpp"
#include "commands/commands.hpp"

#include <memory>
#include <vector>

namespace retort::cli {

class Command {
public:
    virtual ~Command() = default;
    virtual void declare(Arguments& arguments) = 0;
    virtual void run(commands::Session& session, Printer& out) = 0;

    // Once parsed: stdout is to hold one JSON value and nothing else.
    bool prints_json() const { return json_; }

protected:
    void declare_json(Arguments& arguments) { arguments.flag("--json", json_, "print the result as JSON"); }

private:
    bool json_ = false;
};

std::unique_ptr<Command> make_init();
std::unique_ptr<Command> make_list_templates();
std::unique_ptr<Command> make_revision();
std::unique_ptr<Command> make_merge();
std::unique_ptr<Command> make_upgrade();
std::unique_ptr<Command> make_downgrade();
std::unique_ptr<Command> make_plan();
std::unique_ptr<Command> make_stamp();
std::unique_ptr<Command> make_current();
std::unique_ptr<Command> make_status();
std::unique_ptr<Command> make_history();
std::unique_ptr<Command> make_heads();
std::unique_ptr<Command> make_branches();
std::unique_ptr<Command> make_show();
std::unique_ptr<Command> make_graph();
std::unique_ptr<Command> make_rebase();
std::unique_ptr<Command> make_edit();
std::unique_ptr<Command> make_check();
std::unique_ptr<Command> make_ensure_version();
std::unique_ptr<Command> make_models();
std::unique_ptr<Command> make_completion();
std::unique_ptr<Command> make_bundle();

// A row of the table of commands.
struct CommandRow {
    const char* name;
    const char* help;
    std::unique_ptr<Command> (*make)();
    bool needs_sources = false;  // works on the project's files
};
const std::vector<CommandRow>& command_table();

}  // namespace retort::cli
