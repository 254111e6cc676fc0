// A new project: what is written, what is kept, and that it works as written.
#include "scripts/project.hpp"
#include "support/files.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace retort::scripts {
namespace {

namespace fs = std::filesystem;
using testing::catch_error;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::StartsWith;

class Init : public ::testing::Test {
protected:
    // Each step as action and path below the folder.
    std::vector<std::string> init(const std::string& directory = "alembic") const {
        static constexpr const char* kActions[] = {"folder ", "file ", "kept "};
        std::vector<std::string> steps;
        for (const InitStep& step : init_project(options(directory))) {
            steps.push_back(kActions[static_cast<int>(step.action)] +
                            fs::path(step.path).lexically_relative(folder_.path()).string());
        }
        return steps;
    }
    InitOptions options(const std::string& directory) const {
        return {.directory = (folder_ / directory).string(), .ini_file = (folder_ / "alembic.ini").string()};
    }

    test_support::TempDir folder_;
};

TEST_F(Init, WritesEverything) {
    EXPECT_THAT(init("alembic/"),
                ElementsAre("folder alembic", "folder alembic/versions", "file alembic/README",
                            "file alembic/env.cpp", "file alembic/script.cpp.in", "file alembic.ini",
                            "file app/models.hpp"));
}

TEST_F(Init, EveryTemplateStartsAProjectThatBuilds) {
    for (const StarterInfo& starter : list_starters()) {
        const std::string name = starter.name;
        const std::string ini = (folder_ / (name + "/alembic.ini")).string();
        init_project(
            {.directory = (folder_ / (name + "/alembic")).string(), .ini_file = ini, .template_name = name});
        EXPECT_THAT(folder_.read(name + "/alembic/README"), StartsWith(starter.description + "\n"));
        const auto config = base::Config::load({.files = {ini}});
        const FileFormat format = new_file_format(config);
        EXPECT_EQ(format == FileFormat::sql, name == "sql") << name;
        EXPECT_EQ(has_environment(config), format == FileFormat::cpp) << name;
        if (format == FileFormat::sql) {
            continue;
        }
        Environment environment;
        environment.database = "products";
        load_environment(config, [](const std::string&) {})(environment);
        EXPECT_TRUE(environment.render_as_batch) << name;
        EXPECT_EQ(config.databases().empty(), name != "multidb") << name;
        environment = {};
    }
}

TEST_F(Init, RefusesATemplateThatThereIsNot) {
    InitOptions unknown = options("alembic");
    unknown.template_name = "nope";
    const Error error = catch_error([&] { init_project(unknown); });
    EXPECT_EQ(error.message(), "No such template 'nope'");
    EXPECT_THAT(error.hint(), HasSubstr("generic, multidb, cmake"));
    EXPECT_FALSE(fs::exists(folder_ / "alembic"));
}

TEST_F(Init, CMakeFindsTheScriptsWhateverTheirFolderIsCalled) {
    init_project({.directory = (folder_ / "odd ]=] ${x}/scripts").string(),
                  .ini_file = (folder_ / "alembic.ini").string(),
                  .template_name = "cmake"});
    EXPECT_THAT(
        folder_.read("CMakeLists.txt"),
        HasSubstr("set(MIGRATIONS_DIRECTORY [==[" + (folder_ / "odd ]=] ${x}/scripts").string() + "]==])"));
}

TEST_F(Init, KeepsWhatIsThere) {
    folder_.write("alembic.ini", "mine");
    folder_.write("app/models.hpp", "mine too");
    fs::create_directories(folder_ / "alembic");
    EXPECT_THAT(init(), ElementsAre("kept alembic", "folder alembic/versions", "file alembic/README",
                                    "file alembic/env.cpp", "file alembic/script.cpp.in", "kept alembic.ini",
                                    "kept app/models.hpp"));
    EXPECT_EQ(folder_.read("alembic.ini"), "mine");
    EXPECT_EQ(folder_.read("app/models.hpp"), "mine too");
}

TEST_F(Init, RefusesADirectoryWithFiles) {
    folder_.write("alembic/x", "");
    const Error error = catch_error([&] { init(); });
    EXPECT_EQ(error.kind(), ErrorKind::command);
    EXPECT_EQ(error.message(),
              "Directory " + (folder_ / "alembic").string() + " already exists and is not empty");
    EXPECT_FALSE(fs::exists(folder_ / "alembic.ini"));
}

TEST_F(Init, TheIniFindsTheScripts) {
    const fs::path before = fs::current_path();
    fs::create_directories(folder_ / "odd 100%/sub");
    fs::current_path(folder_ / "odd 100%");
    init_project({.directory = "sub/my scripts%", .ini_file = "alembic.ini"});
    const std::string text = test_support::read_file("alembic.ini");
    const auto config = base::Config::load();
    fs::current_path(before);
    EXPECT_THAT(text, HasSubstr("\nscript_location = %(here)s/sub/my scripts%%\n"));
    EXPECT_EQ(config.script_location(), (folder_ / "odd 100%/sub/my scripts%").string());
    EXPECT_THAT(list_revisions(config), ElementsAre());
}

TEST_F(Init, TheStarterEnvironmentRuns) {
    init();
    Environment environment;
    const auto config = base::Config::load({.files = {(folder_ / "alembic.ini").string()}});
    load_environment(config, [](const std::string&) {})(environment);
    EXPECT_TRUE(environment.render_as_batch);
}

}  // namespace
}  // namespace retort::scripts
