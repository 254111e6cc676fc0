// The completion script for bash:
// https://www.gnu.org/software/bash/manual/html_node/Programmable-Completion.html
#include "base/text.hpp"
#include "cli/completion.hpp"

#include <algorithm>

namespace retort::cli {

namespace {

std::vector<std::string> option_names(const CommandDescription& command, bool with_values_only) {
    std::vector<std::string> names;
    for (const auto& option : command.options) {
        if (option.takes_value || !with_values_only) {
            names.insert(names.end(), option.names.begin(), option.names.end());
        }
    }
    return names;
}

// A branch of a case statement that assigns what a command takes.
std::string command_case(const CommandDescription& command) {
    return "        " + command.name +
           ")\n            options=" + quote_word(base::join(option_names(command, false), " ")) +
           "\n            with_value=" + quote_word(base::join(option_names(command, true), " ")) +
           "\n            revisions=" + (takes_revisions(command) ? "yes" : "") + " ;;\n";
}

constexpr const char* kEnd = R"sh(    esac
    if [[ " $with_value " == *" $previous "* ]]; then
        COMPREPLY=($(compgen -f -- "$word"))
    elif [[ $word == -* ]]; then
        COMPREPLY=($(compgen -W "$options" -- "$word"))
    elif [[ -z $command ]]; then
        COMPREPLY=($(compgen -W "$commands" -- "$word"))
    elif [[ -n $revisions ]]; then
        COMPREPLY=($(compgen -W "$("$1" completion revisions 2>/dev/null)" -- "$word"))
    else
        COMPREPLY=($(compgen -f -- "$word"))
    fi
}
)sh";

}  // namespace

bool takes_revisions(const CommandDescription& command) {
    return std::any_of(command.positionals.begin(), command.positionals.end(),
                       [](const std::string& name) { return name == "revision" || name == "revisions"; });
}

std::string quote_word(const std::string& text) {
    return "'" + base::replace_all(text, "'", "'\\''") + "'";
}

std::string bash_completion(const std::string& program, const std::vector<CommandDescription>& commands) {
    const CommandDescription& global = commands.front();
    std::vector<std::string> names;
    std::string cases;
    for (std::size_t i = 1; i < commands.size(); ++i) {
        names.push_back(commands[i].name);
        cases += command_case(commands[i]);
    }
    return "# bash completion for " + program + "; to use it: source <(" + program +
           " completion bash)\n"
           "_" +
           program +
           "() {\n"
           "    local word=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]}\n"
           "    local commands=" +
           quote_word(base::join(names, " ")) +
           "\n    local options=" + quote_word(base::join(option_names(global, false), " ")) +
           "\n    local with_value=" + quote_word(base::join(option_names(global, true), " ")) +
           "\n    local revisions= command= i\n"
           "    for ((i = 1; i < COMP_CWORD; i++)); do\n"
           "        if [[ \" $commands \" == *\" ${COMP_WORDS[i]} \"* && \" $with_value \" != *\" "
           "${COMP_WORDS[i-1]} \"* ]]; then\n"
           "            command=${COMP_WORDS[i]}\n"
           "            break\n"
           "        fi\n"
           "    done\n"
           "    case $command in\n" +
           cases + kEnd + "complete -F _" + program + " " + program + "\n";
}

}  // namespace retort::cli
