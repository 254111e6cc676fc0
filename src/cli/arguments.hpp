// How a command declares its arguments, and how a command line is read against
// them. CLI11 does the work; only arguments.cpp includes it.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace retort::cli {

// Declares options and positional arguments; each is written to the variable it
// is given, which must outlive the parser. `names` as "-m,--message".
class Arguments {
public:
    explicit Arguments(CLI::App& app) : app_(app) {}

    void flag(const std::string& names, bool& target, const std::string& help);
    void option(const std::string& names, std::string& target, const std::string& help);
    void option(const std::string& names, std::optional<std::string>& target, const std::string& help);
    // May be given several times.
    void option(const std::string& names, std::vector<std::string>& target, const std::string& help);
    void positional(const std::string& name, std::string& target, const std::string& help);
    // Where it is left out, `target` stays as it is.
    void optional_positional(const std::string& name, std::string& target, const std::string& help);
    void positionals(const std::string& name, std::vector<std::string>& target, const std::string& help);

private:
    CLI::App& app_;
};

// What the user asked for.
struct ParseResult {
    // The command's position among those declared; absent when `text` says it all.
    std::optional<std::size_t> command;
    std::string text;  // help, version
};

// What was declared, for shell completion.
struct OptionDescription {
    std::vector<std::string> names;  // "-m", "--message"
    std::string help;
    bool takes_value = false;
};
struct CommandDescription {
    std::string name;  // empty: the program itself, with its global options
    std::string help;
    std::vector<OptionDescription> options;
    std::vector<std::string> positionals;
};

class Parser {
public:
    explicit Parser(std::string program);
    ~Parser();

    Arguments global();
    // Commands are numbered in the order of the calls.
    Arguments command(const std::string& name, const std::string& help);

    // Long options may be shortened as long as they stay unambiguous. Throws
    // Error(usage) with the usage line and what to type instead.
    ParseResult parse(std::vector<std::string> arguments);

    // The program first, then the commands as declared.
    std::vector<CommandDescription> describe() const;

private:
    std::string program_;
    std::unique_ptr<CLI::App> app_;
    std::vector<CLI::App*> commands_;
};

}  // namespace retort::cli
