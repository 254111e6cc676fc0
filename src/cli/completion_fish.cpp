// The completion script for fish: https://fishshell.com/docs/current/completions.html
#include "cli/completion.hpp"

namespace retort::cli {

namespace {

std::string option_line(const std::string& start, const OptionDescription& option) {
    std::string line = start;
    for (const auto& name : option.names) {
        line += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
    }
    return line + (option.takes_value ? " -r" : "") + " -d " + quote_word(option.help) + "\n";
}

}  // namespace

std::string fish_completion(const std::string& program, const std::vector<CommandDescription>& commands) {
    const std::string start = "complete -c " + program;
    std::string text = "# fish completion; put it into ~/.config/fish/completions/" + program + ".fish\n";
    text += start + " -f\n";
    for (const auto& option : commands.front().options) {
        text += option_line(start + " -n __fish_use_subcommand", option);
    }
    for (std::size_t i = 1; i < commands.size(); ++i) {
        const CommandDescription& command = commands[i];
        const std::string inside = start + " -n '__fish_seen_subcommand_from " + command.name + "'";
        text +=
            start + " -n __fish_use_subcommand -a " + command.name + " -d " + quote_word(command.help) + "\n";
        for (const auto& option : command.options) {
            text += option_line(inside, option);
        }
        text += takes_revisions(command)
                    ? inside + " -a '(" + program + " completion revisions 2>/dev/null)'\n"
                    : inside + " -F\n";
    }
    return text;
}

}  // namespace retort::cli
