// The command line by CLI11; see arguments.hpp.
#include "cli/arguments.hpp"

#include "base/text.hpp"
#include "base/version.hpp"
#include "retort/error.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>

namespace retort::cli {

namespace {

std::vector<std::string> long_options(const CLI::App& app) {
    std::vector<std::string> names;
    for (const auto* option : app.get_options()) {
        for (const auto& name : option->get_lnames()) {
            names.push_back("--" + name);
        }
    }
    return names;
}

const CLI::Option* find_option(const CLI::App& app, const std::string& name) {
    for (const auto* option : app.get_options()) {
        if (!option->get_positional() && option->check_name(name)) {
            return option;
        }
    }
    return nullptr;
}

std::string usage_line(const CLI::App& app) {
    std::string text = app.help();
    const auto start = text.find("Usage:");
    return start == std::string::npos ? "" : text.substr(start, text.find('\n', start) - start);
}

Error usage_error(const CLI::App& app, const std::string& message) {
    return Error(ErrorKind::usage, usage_line(app) + "\n" + message);
}

// The one option that `typed` is a prefix of, or `typed` itself.
std::string complete_option(const CLI::App& app, const std::string& typed) {
    std::vector<std::string> matches;
    for (const auto& name : long_options(app)) {
        if (name == typed) {
            return typed;
        }
        if (name.starts_with(typed)) {
            matches.push_back(name);
        }
    }
    if (matches.size() > 1) {
        throw usage_error(app, "ambiguous option: " + typed + " could match " + base::join(matches, ", "));
    }
    return matches.empty() ? typed : matches.front();
}

OptionDescription describe_option(const CLI::Option& option) {
    OptionDescription description;
    for (const auto& name : option.get_snames()) {
        description.names.push_back("-" + name);
    }
    for (const auto& name : option.get_lnames()) {
        description.names.push_back("--" + name);
    }
    description.help = option.get_description();
    description.takes_value = option.get_items_expected_max() > 0;
    return description;
}

CommandDescription describe_command(const CLI::App& app) {
    CommandDescription description{.name = app.get_parent() == nullptr ? "" : app.get_name(),
                                   .help = app.get_description(),
                                   .options = {},
                                   .positionals = {}};
    for (const auto* option : app.get_options()) {
        if (option->get_positional()) {
            description.positionals.push_back(option->get_name());
        } else {
            description.options.push_back(describe_option(*option));
        }
    }
    return description;
}

// Walks the words once: which belong to which command, which are values.
class Expander {
public:
    Expander(const CLI::App& root, const std::vector<CLI::App*>& commands)
        : current_(&root), commands_(commands) {}

    void expand(std::vector<std::string>& words) {
        for (std::size_t i = 0; i < words.size() && words[i] != "--"; ++i) {
            if (words[i].starts_with("--")) {
                i += expand_long(words[i]);
            } else if (words[i].starts_with("-") && words[i].size() == 2) {
                i += takes_next(words[i]);
            } else if (!in_command_) {
                enter(words[i]);
            }
        }
    }

private:
    std::size_t expand_long(std::string& word) {
        const auto equals = word.find('=');
        const std::string name = complete_option(*current_, word.substr(0, equals));
        require_known(name);
        word = equals == std::string::npos ? name : name + word.substr(equals);
        return equals == std::string::npos ? takes_next(name) : 0;
    }

    // 1 when the option's value is the next word.
    std::size_t takes_next(const std::string& name) const {
        const CLI::Option* option = find_option(*current_, name);
        return option != nullptr && option->get_items_expected_max() > 0 ? 1 : 0;
    }

    void require_known(const std::string& name) const {
        if (find_option(*current_, name) != nullptr) {
            return;
        }
        const std::string nearest = base::find_nearest(name, long_options(*current_));
        throw usage_error(*current_, "unrecognized arguments: " + name +
                                         (nearest.empty() ? "" : "; did you mean " + nearest + "?"));
    }

    void enter(const std::string& word) {
        std::vector<std::string> names;
        for (const auto* command : commands_) {
            names.push_back(command->get_name());
            if (command->get_name() == word) {
                current_ = command;
                in_command_ = true;
                return;
            }
        }
        const std::string nearest = base::find_nearest(word, names);
        throw usage_error(*current_, "invalid choice: '" + word + "' (choose from " +
                                         base::join(names, ", ") + ")" +
                                         (nearest.empty() ? "" : "; did you mean '" + nearest + "'?"));
    }

    const CLI::App* current_;
    const std::vector<CLI::App*>& commands_;
    bool in_command_ = false;
};

}  // namespace

// "--flag=text" would mean that the text says whether it is set.
void Arguments::flag(const std::string& names, bool& target, const std::string& help) {
    app_.add_flag(names, target, help)->disable_flag_override();
}

void Arguments::option(const std::string& names, std::string& target, const std::string& help) {
    app_.add_option(names, target, help)->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
}

void Arguments::option(const std::string& names, std::optional<std::string>& target,
                       const std::string& help) {
    app_.add_option_function<std::string>(
        names, [&target](const std::string& value) { target = value; }, help);
}

void Arguments::option(const std::string& names, std::vector<std::string>& target, const std::string& help) {
    app_.add_option(names, target, help)->allow_extra_args(false);
}

void Arguments::positional(const std::string& name, std::string& target, const std::string& help) {
    app_.add_option(name, target, help)->required()->type_name("");
}

void Arguments::optional_positional(const std::string& name, std::string& target, const std::string& help) {
    app_.add_option(name, target, help)->type_name("");
}

void Arguments::positionals(const std::string& name, std::vector<std::string>& target,
                            const std::string& help) {
    app_.add_option(name, target, help)->required()->type_name("");
}

Parser::Parser(std::string program)
    : program_(std::move(program)), app_(std::make_unique<CLI::App>("Schema migrations for C++.", program_)) {
    app_->set_version_flag("--version", program_ + " " + base::version(), "print the version");
    app_->get_formatter()->column_width(34);
}

Parser::~Parser() = default;

Arguments Parser::global() {
    return Arguments(*app_);
}

Arguments Parser::command(const std::string& name, const std::string& help) {
    commands_.push_back(app_->add_subcommand(name, help));
    return Arguments(*commands_.back());
}

std::vector<CommandDescription> Parser::describe() const {
    std::vector<CommandDescription> descriptions{describe_command(*app_)};
    for (const auto* command : commands_) {
        descriptions.push_back(describe_command(*command));
    }
    return descriptions;
}

ParseResult Parser::parse(std::vector<std::string> arguments) {
    Expander(*app_, commands_).expand(arguments);
    std::reverse(arguments.begin(), arguments.end());  // CLI11 takes words from the back
    const auto called = [](const CLI::App* command) { return command->parsed(); };
    try {
        app_->parse(arguments);
    } catch (const CLI::CallForHelp&) {
        const auto found = std::find_if(commands_.begin(), commands_.end(), called);
        return {.command = {}, .text = found != commands_.end() ? (*found)->help(program_) : app_->help()};
    } catch (const CLI::CallForVersion&) {
        return {.command = {}, .text = program_ + " " + base::version() + "\n"};
    } catch (const CLI::ParseError& error) {
        const auto found = std::find_if(commands_.begin(), commands_.end(), called);
        throw usage_error(found != commands_.end() ? **found : *app_, error.what());
    }
    const auto found = std::find_if(commands_.begin(), commands_.end(), called);
    if (found == commands_.end()) {
        throw usage_error(*app_, "a command is required").with_hint(program_ + " --help");
    }
    return {.command = static_cast<std::size_t>(found - commands_.begin()), .text = {}};
}

}  // namespace retort::cli
