// Every option of every command occurs in a script: what fish would complete,
// looked up in the scripts' lines.
#include "cli/script.hpp"
#include "cli/script_list.hpp"
#include "support/paths.hpp"
#include "support/process.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <regex>
#include <sstream>

namespace retort::cli_script {
namespace {

// "upgrade", {"--sql"}; the command is empty for the global options.
struct Option {
    std::string command;
    std::vector<std::string> names;
};

std::string completion() {
    return test_support::run_process({retort_program(), "completion", "fish"}).out;
}

std::vector<Option> list_options() {
    static const std::regex kCommand("__fish_seen_subcommand_from ([a-z_]+)");
    static const std::regex kName(" -([ls]) ([A-Za-z-]+)");
    std::vector<Option> options;
    std::istringstream lines(completion());
    for (std::string line; std::getline(lines, line);) {
        std::smatch command;
        Option option;
        option.command = std::regex_search(line, command, kCommand) ? command[1].str() : "";
        const std::string before_help = line.substr(0, line.find(" -d "));
        for (std::sregex_iterator i(before_help.begin(), before_help.end(), kName), end; i != end; ++i) {
            option.names.push_back(((*i)[1] == "l" ? "--" : "-") + (*i)[2].str());
        }
        if (!option.names.empty()) {
            options.push_back(option);
        }
    }
    return options;
}

// The words of every line that calls the program.
std::vector<std::vector<std::string>> list_calls() {
    std::vector<std::vector<std::string>> calls;
    for (const auto& name : listed_scripts()) {
        const Script script =
            load_script(test_support::project_dir() / "tests/cli/scripts" / (name + ".txtar"));
        for (const auto& line : script.lines) {
            std::vector<std::string> words;
            for (const auto& word : line.words) {
                words.push_back(expand_variables(word, [](std::string_view) { return std::string("x"); }));
            }
            if (std::count(words.begin(), words.end(), "retort") > 0 ||
                std::count(words.begin(), words.end(), "alembic") > 0) {
                calls.push_back(std::move(words));
            }
        }
    }
    return calls;
}

bool is_used(const Option& option, const std::vector<std::vector<std::string>>& calls) {
    return std::any_of(calls.begin(), calls.end(), [&](const std::vector<std::string>& words) {
        const bool is_command =
            option.command.empty() || std::find(words.begin(), words.end(), option.command) != words.end();
        return is_command && std::any_of(words.begin(), words.end(), [&](const std::string& word) {
                   const std::string name = word.substr(0, word.find('='));
                   return std::find(option.names.begin(), option.names.end(), name) != option.names.end();
               });
    });
}

TEST(Scripts, UseEveryOption) {
    const auto calls = list_calls();
    const auto options = list_options();
    ASSERT_GT(options.size(), 20U) << "the completion script has changed its form";
    std::vector<std::string> unused;
    for (const auto& option : options) {
        const bool is_help = option.names.back() == "--help";
        if (!is_help && !is_used(option, calls)) {
            unused.push_back("retort " + option.command + " " + option.names.back());
        }
    }
    EXPECT_THAT(unused, testing::IsEmpty()) << "options that no file of tests/cli/scripts uses";
}

TEST(Scripts, UseEveryCommand) {
    static const std::regex kCommand("__fish_use_subcommand -a ([a-z_]+)");
    const auto calls = list_calls();
    const std::string text = completion();
    std::vector<std::string> unused;
    for (std::sregex_iterator i(text.begin(), text.end(), kCommand), end; i != end; ++i) {
        const std::string command = (*i)[1];
        if (std::none_of(calls.begin(), calls.end(), [&](const auto& words) {
                return std::find(words.begin(), words.end(), command) != words.end();
            })) {
            unused.push_back(command);
        }
    }
    EXPECT_THAT(unused, testing::IsEmpty()) << "commands that no file of tests/cli/scripts uses";
}

}  // namespace
}  // namespace retort::cli_script
