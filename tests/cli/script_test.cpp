// One test a script and database: sqlite.walk, postgresql.walk, ...
#include "cli/runner.hpp"
#include "cli/script_list.hpp"
#include "support/paths.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <exception>
#include <functional>
#include <set>
#include <utility>

namespace retort::cli_script {
namespace {

namespace fs = std::filesystem;

fs::path scripts_dir() {
    return test_support::project_dir() / "tests/cli/scripts";
}

class ScriptTest : public testing::Test {
public:
    explicit ScriptTest(std::function<std::string()> run) : run_(std::move(run)) {}

    void TestBody() override {
        const std::string failure = run_();
        EXPECT_TRUE(failure.empty()) << failure;
    }

private:
    std::function<std::string()> run_;
};

void register_script(const std::string& suite, const std::string& name,
                     const std::function<std::string()>& run) {
    testing::RegisterTest(suite.c_str(), name.c_str(), nullptr, nullptr, __FILE__, __LINE__,
                          [run]() -> testing::Test* { return new ScriptTest(run); });
}

void register_scripts() {
    for (const auto& name : listed_scripts()) {
        try {
            const Script script = load_script(scripts_dir() / (name + ".txtar"));
            for (const auto& database : script.databases) {
                register_script(database, name, [script, database] {
                    return run_script(script, database, retort_program());
                });
            }
        } catch (const std::exception& error) {
            register_script("unreadable", name, [message = std::string(error.what())] { return message; });
        }
    }
}

TEST(Scripts, AreAllListed) {
    std::set<std::string> found;
    for (const auto& entry : fs::directory_iterator(scripts_dir())) {
        if (entry.path().extension() == ".txtar") {
            found.insert(entry.path().stem());
        }
    }
    EXPECT_THAT(listed_scripts(), testing::UnorderedElementsAreArray(found))
        << "RETORT_CLI_SCRIPTS in tests/cli/CMakeLists.txt and the files of " << scripts_dir();
}

}  // namespace
}  // namespace retort::cli_script

int main(int argc, char** argv) {
    testing::InitGoogleTest(&argc, argv);
    retort::cli_script::register_scripts();
    return RUN_ALL_TESTS();
}
