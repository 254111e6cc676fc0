#include "base/config.hpp"

#include "base/caught.hpp"
#include "support/temp_dir.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>

namespace retort::base {
namespace {

Config parse(const std::string& keys) {
    return Config::parse("[alembic]\n" + keys, "/app/alembic.ini");
}

// A directory of its own as the current one, and no variables that name a file.
class ConfigFiles : public testing::Test {
protected:
    void SetUp() override {
        std::filesystem::current_path(directory_.path());
        unsetenv("RETORT_CONFIG");
        unsetenv("ALEMBIC_CONFIG");
    }

    void TearDown() override {
        unsetenv("RETORT_CONFIG");
        unsetenv("ALEMBIC_CONFIG");
        std::filesystem::current_path(before_);
    }

    void write(const std::string& file, const std::string& text) const { (void)directory_.write(file, text); }

    test_support::TempDir directory_;
    std::filesystem::path before_ = std::filesystem::current_path();
};

TEST_F(ConfigFiles, TheFileIsLookedForInOrder) {
    for (const char* name : {"option", "retort", "alembic"}) {
        write(std::string(name) + ".ini", std::string("[alembic]\nscript_location = ") + name);
    }
    EXPECT_EQ(Config::load().script_location(), "alembic");
    setenv("ALEMBIC_CONFIG", "option.ini", 1);
    EXPECT_EQ(Config::load().script_location(), "option");
    setenv("RETORT_CONFIG", "retort.ini", 1);
    EXPECT_EQ(Config::load().script_location(), "retort");
    EXPECT_EQ(Config::load({.file = "option.ini"}).script_location(), "option");
    setenv("RETORT_CONFIG", "", 1);
    setenv("ALEMBIC_CONFIG", "", 1);
    EXPECT_EQ(Config::load().script_location(), "alembic");
}

TEST_F(ConfigFiles, WhatIsMissingIsSaidPlainly) {
    write("empty.ini", "");
    write("other.ini", "[db2]\nscript_location = x\n[retort]\n");
    write("keyless.ini", "[alembic]\nx = 1\n");
    const std::string message = "No 'script_location' key found in configuration.; ";
    struct Row {
        ConfigOptions options;
        std::string error;
    };
    const Row rows[] = {
        {{},
         message + "there is no file 'alembic.ini' in the current directory; go to the project's directory, "
                   "name the "
                   "file with -c, or start with: retort init alembic"},
        {{.file = "gone.ini"},
         message + "there is no file 'gone.ini' (named by -c); go to the project's directory, name the file "
                   "with -c, "
                   "or start with: retort init alembic"},
        {{.file = "empty.ini"}, message + "'empty.ini' has no section [alembic]; choose one with -n"},
        {{.file = "other.ini"},
         message + "'other.ini' has no section [alembic]; it has [db2], [retort]; choose one with -n"},
        {{.file = "other.ini", .section = "db3"},
         message + "'other.ini' has no section [db3]; it has [db2], [retort]; choose one with -n"},
        {{.file = "keyless.ini"},
         "keyless.ini:1:1: " + message + "add it to section [alembic] of 'keyless.ini'"},
    };
    for (const Row& row : rows) {
        EXPECT_EQ(caught([&] { (void)Config::load(row.options).script_location(); }), row.error)
            << row.options.file.value_or("") << " " << row.options.section;
    }
    EXPECT_EQ(Config::load({.file = "other.ini", .section = "db2"}).script_location(), "x");
    EXPECT_FALSE(Config::load().is_present());
}

TEST_F(ConfigFiles, VariablesAreNamedWhereTheyNameTheFile) {
    setenv("ALEMBIC_CONFIG", "gone.ini", 1);
    EXPECT_THAT(caught([] { (void)Config::load().script_location(); }),
                testing::HasSubstr("there is no file 'gone.ini' (named by $ALEMBIC_CONFIG)"));
}

TEST_F(ConfigFiles, UnreadableAndForeignFilesAreRefused) {
    std::filesystem::create_directory("folder.ini");
    write("pyproject.toml", "[tool.alembic]\n");
    EXPECT_THAT(caught([] { Config::load({.file = "folder.ini"}); }),
                testing::StartsWith("Can't read the configuration file 'folder.ini'"));
    EXPECT_THAT(caught([] { Config::load({.file = "pyproject.toml"}); }),
                testing::StartsWith("TOML configuration is not supported: 'pyproject.toml'"));
}

TEST_F(ConfigFiles, HereIsTheDirectoryOfTheFile) {
    std::filesystem::create_directory("sub");
    write("sub/x.ini", "[alembic]\nscript_location = %(here)s/alembic\n");
    const std::string sub = (std::filesystem::current_path() / "sub").generic_string();
    EXPECT_EQ(Config::load({.file = "sub/x.ini"}).script_location(), sub + "/alembic");
    EXPECT_EQ(Config::load({.file = "sub/../sub/x.ini"}).here(), sub);
}

TEST_F(ConfigFiles, DirectoriesWithoutASeparatorAreNotSilentlyNone) {
    const Config config = Config::parse("[alembic]\nversion_locations = one:two\n", "x.ini");
    EXPECT_EQ(caught([&] { (void)config.version_locations(); }),
              "x.ini:2:21: version_locations has ':' between its directories, but path_separator is not set; "
              "add the line: path_separator = os");
    std::filesystem::create_directory("one:two");
    EXPECT_THAT(config.version_locations(), testing::ElementsAre("one:two"));
}

TEST(Config, ListsAreSplitAsTheSeparatorSays) {
    struct Row {
        std::string keys;
        std::string locations;
        std::string sys_path;
    };
    const Row rows[] = {
        {"script_location = alembic", "alembic/versions", ""},
        {"version_locations = a b, c\nprepend_sys_path = . src:lib", "a b c", ". src lib"},
        {"path_separator = os\nversion_locations = a b:c\nprepend_sys_path = x:y z", "a b c", "x y z"},
        {"path_separator = :\nversion_locations = a: b", "a b", ""},
        {"path_separator = ;\nversion_locations = a;b;", "a b", ""},
        {"path_separator = space\nversion_locations = a,x  b", "a,x b", ""},
        {"path_separator = newline\nversion_locations =\n  a\n  b", "a b", ""},
        {"version_path_separator = ;\nversion_locations = a;b\nprepend_sys_path = p q", "a b", "p q"},
    };
    for (const Row& row : rows) {
        const Config config = parse(row.keys);
        EXPECT_EQ(join(config.version_locations(), " "), row.locations) << row.keys;
        EXPECT_EQ(join(config.prepend_sys_path(), " "), row.sys_path) << row.keys;
    }
}

TEST(Config, DefaultsAreTheReferences) {
    const Config config = parse("script_location = alembic");
    EXPECT_EQ(config.file_template(), "%(rev)s_%(slug)s");
    EXPECT_EQ(config.truncate_slug_length(), 40);
    EXPECT_EQ(config.timezone(), std::nullopt);
    EXPECT_EQ(config.url(), std::nullopt);
    EXPECT_EQ(config.compiler(), std::nullopt);
    EXPECT_FALSE(config.revision_environment());
    EXPECT_FALSE(config.recursive_version_locations());
    EXPECT_THAT(config.flags(), testing::IsEmpty());
    EXPECT_THAT(config.include_paths(), testing::IsEmpty());
    EXPECT_EQ(config.find("anything"), std::nullopt);
}

TEST(Config, ValuesAreTyped) {
    const Config config = Config::parse(
        "[alembic]\n"
        "file_template = %%(year)d_%%(rev)s\n"
        "truncate_slug_length = 12\n"
        "timezone = Europe/Berlin\n"
        "revision_environment = Yes\n"
        "recursive_version_locations = true\n"
        "sqlalchemy.url = x://u:p%%40q@h/d\n"
        "own_key = 1\n"
        "[retort]\n"
        "compiler = clang++\n"
        "flags = -std=c++20 -DNAME='a b'\n"
        "include_paths = %(here)s/include\n  third_party\n"
        "[post_write_hooks]\n"
        "hooks = format\n",
        "/app/alembic.ini");
    EXPECT_EQ(config.file_template(), "%(year)d_%(rev)s");
    EXPECT_EQ(config.truncate_slug_length(), 12);
    EXPECT_EQ(config.timezone(), "Europe/Berlin");
    EXPECT_TRUE(config.revision_environment());
    EXPECT_TRUE(config.recursive_version_locations());
    EXPECT_EQ(config.url(), "x://u:p%40q@h/d");
    EXPECT_EQ(config.get("own_key"), "1");
    EXPECT_EQ(config.compiler(), "clang++");
    EXPECT_THAT(config.flags(), testing::ElementsAre("-std=c++20", "-DNAME=a b"));
    EXPECT_THAT(config.include_paths(), testing::ElementsAre("/app/include", "third_party"));
    EXPECT_EQ(config.find_in("post_write_hooks", "hooks"), "format");
}

TEST(Config, UnusableValuesAreRefusedAtTheirPlace) {
    struct Row {
        std::string keys;
        std::string error;
    };
    const Row rows[] = {
        {"truncate_slug_length = x", "truncate_slug_length is 'x'; expected a number of characters"},
        {"truncate_slug_length =", "truncate_slug_length is ''; expected a number of characters"},
        {"truncate_slug_length = -1", "truncate_slug_length is '-1'; expected a number of characters"},
        {"revision_environment = maybe", "revision_environment is 'maybe'; expected true or false"},
        {"path_separator = |\nversion_locations = a",
         "'|' is not a valid value for path_separator; expected 'space', 'newline', 'os', ':', ';'"},
        {"version_path_separator = |\nversion_locations = a",
         "'|' is not a valid value for version_path_separator; expected 'space', 'os', ':', ';'"},
    };
    for (const Row& row : rows) {
        const Config config = parse("script_location = s\n" + row.keys);
        const std::string error = caught([&] {
            (void)config.truncate_slug_length();
            (void)config.revision_environment();
            (void)config.version_locations();
        });
        EXPECT_THAT(error, testing::StartsWith("/app/alembic.ini:3:")) << row.keys;
        EXPECT_THAT(error, testing::EndsWith(": " + row.error)) << row.keys;
    }
    EXPECT_EQ(parse("truncate_slug_length = 0").truncate_slug_length(), 40);
}

TEST(Config, AnOpenQuoteInFlagsIsPlaced) {
    const Config config = Config::parse("[alembic]\n[retort]\nflags = 'x\n", "x.ini");
    EXPECT_THAT(caught([&] { (void)config.flags(); }),
                testing::StartsWith("x.ini:3:1: A quote ' without an end"));
}

}  // namespace
}  // namespace retort::base
