// The manual page names what the program has: every command and every global option.
#include "cli/script_list.hpp"
#include "support/files.hpp"
#include "support/paths.hpp"
#include "support/process.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

namespace retort::cli_script {
namespace {

TEST(ManPage, NamesEveryCommandWithItsHelp) {
    const std::string page = test_support::read_file(test_support::project_dir() / "man/retort.1");
    const std::string help = test_support::run_process({retort_program(), "--help"}).out;
    const std::string commands = help.substr(help.find("Subcommands:"));
    std::istringstream lines(commands.substr(commands.find('\n') + 1));
    int count = 0;
    for (std::string name, text; lines >> name && std::getline(lines >> std::ws, text); ++count) {
        EXPECT_THAT(page, testing::HasSubstr(".B " + name + "\n" + text + "\n"));
    }
    EXPECT_GT(count, 10);
}

}  // namespace
}  // namespace retort::cli_script
