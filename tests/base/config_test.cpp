#include "base/config.hpp"

#include "base/caught.hpp"
#include "base/config_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>

namespace retort::base {
namespace {

Config parse(const std::string& keys) {
    return Config::parse("[alembic]\n" + keys, "/app/alembic.ini");
}

using ConfigFile = ConfigFolder;

TEST_F(ConfigFile, TheFileIsLookedForInOrder) {
    for (const char* name : {"option", "retort", "alembic"}) {
        write(std::string(name) + ".ini", std::string("[alembic]\nscript_location = ") + name);
    }
    EXPECT_EQ(Config::load().script_location(), "alembic");
    setenv("ALEMBIC_CONFIG", "option.ini", 1);
    EXPECT_EQ(Config::load().script_location(), "option");
    setenv("RETORT_CONFIG", "retort.ini", 1);
    EXPECT_EQ(Config::load().script_location(), "retort");
    EXPECT_EQ(Config::load({.files = {"option.ini"}}).script_location(), "option");
    setenv("RETORT_CONFIG", "", 1);
    setenv("ALEMBIC_CONFIG", "", 1);
    EXPECT_EQ(Config::load().script_location(), "alembic");
}

TEST_F(ConfigFile, WhatIsMissingIsSaidPlainly) {
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
         message +
             "found no alembic.ini, no retort.toml and no pyproject.toml with [tool.alembic]; go to the "
             "project's directory, name the file with -c, or start with: retort init alembic"},
        {{.files = {"gone.ini"}},
         message + "there is no file 'gone.ini' (named by -c); go to the project's directory, name the file "
                   "with -c, "
                   "or start with: retort init alembic"},
        {{.files = {"empty.ini"}}, message + "'empty.ini' has no section [alembic]; choose one with -n"},
        {{.files = {"other.ini"}},
         message + "'other.ini' has no section [alembic]; it has [db2], [retort]; choose one with -n"},
        {{.files = {"other.ini"}, .section = "db3"},
         message + "'other.ini' has no section [db3]; it has [db2], [retort]; choose one with -n"},
        {{.files = {"keyless.ini"}},
         "keyless.ini:1:1: " + message + "add it to section [alembic] of 'keyless.ini'"},
    };
    for (const Row& row : rows) {
        EXPECT_EQ(caught([&] { (void)Config::load(row.options).script_location(); }), row.error)
            << join(row.options.files, " ") << " " << row.options.section;
    }
    EXPECT_EQ(Config::load({.files = {"other.ini"}, .section = "db2"}).script_location(), "x");
    EXPECT_FALSE(Config::load().is_present());
}

TEST_F(ConfigFile, VariablesAreNamedWhereTheyNameTheFile) {
    setenv("ALEMBIC_CONFIG", "gone.ini", 1);
    EXPECT_THAT(caught([] { (void)Config::load().script_location(); }),
                testing::HasSubstr("there is no file 'gone.ini' (named by $ALEMBIC_CONFIG)"));
}

TEST_F(ConfigFile, UnreadableFilesAreRefused) {
    std::filesystem::create_directory("folder.ini");
    EXPECT_THAT(caught([] { Config::load({.files = {"folder.ini"}}); }),
                testing::StartsWith("Can't read the configuration file 'folder.ini'"));
}

TEST_F(ConfigFile, HereIsTheDirectoryOfTheFile) {
    std::filesystem::create_directory("sub");
    write("sub/x.ini", "[alembic]\nscript_location = %(here)s/alembic\n");
    const std::string sub = (std::filesystem::current_path() / "sub").generic_string();
    EXPECT_EQ(Config::load({.files = {"sub/x.ini"}}).script_location(), sub + "/alembic");
    EXPECT_EQ(Config::load({.files = {"sub/../sub/x.ini"}}).here(), sub);
}

TEST_F(ConfigFile, DirectoriesWithoutASeparatorAreNotSilentlyNone) {
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

TEST(Config, AStockCommentBehindTheOldSeparatorIsNoneOfIt) {
    const Config config = parse(
        "version_path_separator = os  # Use os.pathsep. Default configuration used for new projects.\n"
        "version_locations = a:b");
    EXPECT_THAT(config.version_locations(), testing::ElementsAre("a", "b"));
}

TEST(Config, ADatabaseGoesByItsOwnSectionFirst) {
    const Config config = Config::parse(
        "[alembic]\nscript_location = s\ntimezone = UTC\ndatabases = users, products\n"
        "sqlalchemy.url = x://all\n"
        "[users]\nsqlalchemy.url = x://users\ntimezone = Asia/Tokyo\n",
        "x.ini");
    EXPECT_THAT(config.databases(), testing::ElementsAre("users", "products"));
    const Config users = config.for_database("users");
    EXPECT_EQ(users.section(), "users");
    EXPECT_EQ(users.timezone(), "Asia/Tokyo");
    EXPECT_EQ(users.script_location(), "s");
    EXPECT_EQ(users.section_url(), "x://users");
    EXPECT_THAT(users.keys(),
                testing::ElementsAre("sqlalchemy.url", "timezone", "script_location", "databases"));
    EXPECT_THAT(Config::parse("[alembic]\nscript_location = s\ndatabases = a\n", "x.ini", "a").databases(),
                testing::ElementsAre("a"));
    // A database that has no section of its own has no URL either.
    const Config products = config.for_database("products");
    EXPECT_EQ(products.script_location(), "s");
    EXPECT_EQ(products.section_url(), std::nullopt);
    EXPECT_EQ(products.url(), std::nullopt);
}

TEST(Config, AnOpenQuoteInFlagsIsPlaced) {
    const Config config = Config::parse("[alembic]\n[retort]\nflags = 'x\n", "x.ini");
    EXPECT_THAT(caught([&] { (void)config.flags(); }),
                testing::StartsWith("x.ini:3:1: A quote ' without an end"));
}

}  // namespace
}  // namespace retort::base
