// Running what was loaded: the environment's settings, and what scripts throw.
#include "scripts/files.hpp"
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
using ::testing::IsEmpty;
using ::testing::Not;
using testing::Project;
using testing::run_downgrade;
using testing::run_upgrade;
using ::testing::SizeIs;

void ignore(const std::string&) {}

TEST(LoadedScripts, UpgradeAndDowngrade) {
    const Project project;
    project.add_revision("a");
    const auto scripts = project.load();
    EXPECT_THAT(run_upgrade(*scripts, "a"), ElementsAre(HasSubstr("add column")));
    EXPECT_THAT(run_downgrade(*scripts, "a"), ElementsAre(HasSubstr("drop column")));
    EXPECT_EQ(catch_error([&] { run_upgrade(*scripts, "b"); }).kind(), ErrorKind::internal);
}

TEST(LoadedScripts, AnyExceptionBecomesAnErrorOfTheRevision) {
    struct Row {
        const char* thrown;
        ErrorKind kind;
        const char* message;
    };
    const Row rows[] = {
        {"std::runtime_error(\"standard\")", ErrorKind::script, "standard"},
        {"MyException()", ErrorKind::script, "of my own"},
        {"retort::Error(retort::ErrorKind::database, \"an error\")", ErrorKind::database, "an error"},
        {"42", ErrorKind::script, "an exception of unknown type"},
        {"\"text\"", ErrorKind::script, "an exception of unknown type"},
    };
    const Project project;
    std::string body;
    for (std::size_t i = 0; i < std::size(rows); ++i) {
        const std::string number = std::to_string(i);
        body += "if (op.x_argument(\"row\").to<std::string>() == \"" + number + "\") { throw " +
                rows[i].thrown + "; }\n";
    }
    const fs::path file = project.write_version(
        "a.cpp",
        "#include <retort/migration.hpp>\n#include <retort/error.hpp>\n#include <stdexcept>\n#include "
        "<string>\n"
        "struct MyException : std::exception { const char* what() const noexcept override { return \"of my "
        "own\"; } };\n"
        "using namespace retort;\nRETORT_REVISION(\"a\");\nvoid upgrade(Operations& op) {\n" +
            body + "}\nvoid downgrade(Operations& op) { op.drop_table(\"\"); }\n");
    for (std::size_t i = 0; i < std::size(rows); ++i) {
        // The scripts are gone before the error is looked at.
        const Error error = catch_error([&] {
            const auto scripts = project.load();
            testing::KeepingSink sink;
            operations::Recorder recorder(
                sink,
                {.dialect = "sqlite", .x_arguments = {{"row", std::to_string(i)}}, .naming_convention = {}});
            scripts->upgrade("a", recorder);
        });
        EXPECT_EQ(error.kind(), rows[i].kind) << rows[i].thrown;
        EXPECT_EQ(error.message(), rows[i].message) << rows[i].thrown;
        EXPECT_THAT(error.context(), ElementsAre("revision a (" + display_path(file.string()) + ")"))
            << rows[i].thrown;
    }
    EXPECT_THAT(catch_error([&] { run_downgrade(*project.load(), "a"); }).context(),
                ElementsAre(HasSubstr("revision a")));
}

TEST(LoadedScripts, ABlockLeftOpenIsNoticed) {
    const Project project;
    project.add_revision(
        "a", "static auto* block = new BatchOperations(op.batch_alter_table(\"t\")); (void)block;");
    const auto scripts = project.load();
    EXPECT_THAT(catch_error([&] { run_upgrade(*scripts, "a"); }).context(),
                ElementsAre(HasSubstr("revision a")));
}

class LoadedEnvironment : public ::testing::Test {
protected:
    Error load_fails() const {
        return catch_error([this] {
            Environment environment;
            load_environment(project_.config(), ignore)(environment);
        });
    }

    Project project_;
};

constexpr const char* kModels = R"(#pragma once
#include <retort/schema.hpp>
namespace app {
inline const retort::MetaData& metadata() {
    static const retort::MetaData metadata{retort::table("users", retort::column("id", retort::Integer()))};
    return metadata;
}
inline const char* version_table() { static const char* name = "first"; return name; }
}
)";
constexpr const char* kEnvironment = R"(#include <retort/env.hpp>
#include "app/models.hpp"
RETORT_ENVIRONMENT(env) {
    env.target_metadata = app::metadata();
    env.version_table = app::version_table();
    env.include_object = [](const retort::SchemaObject& object) { return object.name != "hidden"; };
}
)";

TEST_F(LoadedEnvironment, SettingsAndHooks) {
    project_.folder().write("app/models.hpp", kModels);
    project_.write_environment(kEnvironment);
    std::string said;
    Environment environment;
    load_environment(project_.config(), [&](const std::string& line) { said += line + "\n"; })(environment);
    EXPECT_EQ(environment.version_table, "first");
    retort::SchemaObject object;
    object.name = "hidden";
    EXPECT_FALSE(environment.include_object(object));
    EXPECT_THAT(said,
                HasSubstr("compiling " + display_path((project_.folder() / "alembic/env.cpp").string())));
    project_.take_compilations();
    load_environment(project_.config(), ignore)(environment);
    EXPECT_THAT(project_.take_compilations(), IsEmpty());
}

TEST_F(LoadedEnvironment, ChangedModelsAreSeen) {
    project_.folder().write("app/models.hpp", kModels);
    project_.write_environment(kEnvironment);
    Environment first;
    load_environment(project_.config(), ignore)(first);
    project_.take_compilations();

    std::string models = kModels;
    models.replace(models.find("first"), 5, "other");
    project_.folder().write("app/models.hpp", models);
    Environment second;
    load_environment(project_.config(), ignore)(second);
    EXPECT_THAT(project_.take_compilations(), SizeIs(1)) << "the precompiled headers stay";
    EXPECT_EQ(second.version_table, "other") << "though the first is still loaded";
    EXPECT_EQ(first.version_table, "first");
}

TEST_F(LoadedEnvironment, ADamagedPrecompiledHeaderIsNoObstacle) {
    project_.folder().write("app/models.hpp", kModels);
    project_.write_environment(kEnvironment);
    {
        Environment environment;
        load_environment(project_.config(), ignore)(environment);
    }
    for (const auto& entry : fs::recursive_directory_iterator(project_.folder() / "alembic/.build")) {
        if (entry.path().extension() == ".gch") {
            fs::resize_file(entry.path(), 1'000'000);
        }
    }
    project_.folder().write("app/models.hpp", std::string(kModels) + "// changed\n");
    Environment environment;
    load_environment(project_.config(), ignore)(environment);
    EXPECT_EQ(environment.version_table, "first");
}

TEST_F(LoadedEnvironment, Missing) {
    const Error error = load_fails();
    EXPECT_EQ(error.kind(), ErrorKind::script);
    EXPECT_EQ(error.message(),
              "Found no environment script '" + (project_.folder() / "alembic/env.cpp").string() + "'");
    EXPECT_THAT(error.hint(), HasSubstr("RETORT_ENVIRONMENT(env) {}"));
}

TEST_F(LoadedEnvironment, WithoutTheFunction) {
    project_.write_environment("#include <retort/env.hpp>\n");
    const Error error = load_fails();
    EXPECT_EQ(error.kind(), ErrorKind::script);
    EXPECT_EQ(error.message(), "The environment script has no RETORT_ENVIRONMENT");
    EXPECT_THAT(error.hint(), HasSubstr("RETORT_ENVIRONMENT(env) {"));
}

TEST_F(LoadedEnvironment, AnErrorInTheModels) {
    project_.folder().write("app/models.hpp", std::string(kModels) + "struct Broken { no_such_type x; };\n");
    project_.write_environment(kEnvironment);
    const Error error = load_fails();
    EXPECT_EQ(error.kind(), ErrorKind::build);
    EXPECT_THAT(error.message(), ::testing::StartsWith("Can't compile "));
    EXPECT_THAT(error.message(), HasSubstr("no_such_type"));
    EXPECT_THAT(error.place().file, HasSubstr("app/models.hpp"));
}

TEST_F(LoadedEnvironment, AnException) {
    project_.write_environment(
        "#include <retort/env.hpp>\n#include <stdexcept>\nRETORT_ENVIRONMENT(env) { throw "
        "std::logic_error(\"no\"); }\n");
    const Error error = load_fails();
    EXPECT_EQ(error.kind(), ErrorKind::script);
    EXPECT_EQ(error.message(), "no");
    EXPECT_EQ(error.place().file, (project_.folder() / "alembic/env.cpp").string());
    EXPECT_THAT(error.context(), ElementsAre(HasSubstr("environment (")));
}

}  // namespace
}  // namespace retort::scripts
