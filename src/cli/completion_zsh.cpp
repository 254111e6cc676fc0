// The completion script for zsh: https://zsh.sourceforge.io/Doc/Release/Completion-System.html
#include "base/text.hpp"
#include "cli/completion.hpp"

namespace retort::cli {

namespace {

// In an _arguments specification ':' and brackets have a meaning.
std::string escape_help(std::string text) {
    for (const char* special : {"\\", ":", "[", "]"}) {
        text = base::replace_all(text, special, std::string("\\") + special);
    }
    return text;
}

// '(-m --message)'{-m,--message}'[help]:value:_files'
std::string option_spec(const OptionDescription& option) {
    const std::string value = option.takes_value ? ":value:_files" : "";
    const std::string help = quote_word("[" + escape_help(option.help) + "]" + value);
    if (option.names.size() == 1) {
        return quote_word(option.names.front()) + help;
    }
    return quote_word("(" + base::join(option.names, " ") + ")") + "{" + base::join(option.names, ",") + "}" +
           help;
}

std::string list_specs(const CommandDescription& command, const std::string& indent) {
    std::string specs;
    for (const auto& option : command.options) {
        specs += " \\\n" + indent + option_spec(option);
    }
    return specs;
}

std::string command_case(const std::string& program, const CommandDescription& command) {
    const std::string words =
        takes_revisions(command) ? "'*:revision:_" + program + "_revisions'" : "'*:file:_files'";
    return "        " + command.name + ")\n            _arguments" + list_specs(command, "                ") +
           " \\\n                " + words + " ;;\n";
}

}  // namespace

std::string zsh_completion(const std::string& program, const std::vector<CommandDescription>& commands) {
    std::string names;
    std::string cases;
    for (std::size_t i = 1; i < commands.size(); ++i) {
        names += "        " + quote_word(commands[i].name + ":" + escape_help(commands[i].help)) + "\n";
        cases += command_case(program, commands[i]);
    }
    return "#compdef " + program + "\n# zsh completion; put this file as _" + program +
           " into a folder of $fpath\n"
           "_" +
           program +
           "_revisions() {\n"
           "    local -a revisions\n"
           "    revisions=(${(f)\"$(" +
           program +
           " completion revisions 2>/dev/null)\"})\n"
           "    compadd -a revisions\n"
           "}\n"
           "_" +
           program +
           "() {\n"
           "    local context state line\n"
           "    local -a commands\n"
           "    commands=(\n" +
           names +
           "    )\n"
           "    _arguments -C" +
           list_specs(commands.front(), "        ") +
           " \\\n        '1:command:->command' '*::argument:->argument'\n"
           "    if [[ $state == command ]]; then\n"
           "        _describe command commands\n"
           "        return\n"
           "    fi\n"
           "    case $words[1] in\n" +
           cases +
           "    esac\n"
           "}\n"
           "_" +
           program + " \"$@\"\n";
}

}  // namespace retort::cli
