// The whole command line as it is declared: global options, and every command of
// the table with its arguments.
#pragma once

#include "cli/arguments.hpp"
#include "cli/command.hpp"

#include <memory>
#include <string>
#include <vector>

namespace retort::cli {

struct GlobalArguments {
    commands::GlobalOptions options;
    bool quiet = false;
    bool raise_errors = false;
};

class CommandLine {
public:
    explicit CommandLine(const std::string& program);

    Parser& parser() { return parser_; }
    const GlobalArguments& global() const { return global_; }
    Command& command(std::size_t index) { return *commands_[index]; }

private:
    void declare_global(Arguments arguments);

    GlobalArguments global_;
    std::vector<std::unique_ptr<Command>> commands_;
    Parser parser_;  // writes to the members above
};

}  // namespace retort::cli
