// Which files a project's settings come from, and which of them wins.
#include "base/caught.hpp"
#include "base/config.hpp"
#include "base/config_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sys/stat.h>
#include <unistd.h>

namespace retort::base {
namespace {

class ConfigSearch : public ConfigFolder {
protected:
    // The location found from `folder`, and where the files were if above; or the error.
    static std::string search(const std::string& folder) {
        std::filesystem::current_path(folder);
        return caught([&] { return_ = Config::load({.search_above = true}).script_location(); }) + return_;
    }
    static inline std::string return_;
};

TEST_F(ConfigSearch, TheIniWinsAndTomlCompletesIt) {
    write("alembic.ini", "[alembic]\nfile_template = %%(rev)s\n[retort]\ncompiler = from-ini\n");
    write("pyproject.toml",
          "[tool.alembic]\nscript_location = \"%(here)s/alembic\"\nfile_template = \"other\"\n"
          "[tool.retort]\ncompiler = \"from-toml\"\nflags = [\"-O2\", \"-DX=a b\"]\n");
    const Config config = Config::load();
    EXPECT_EQ(config.script_location(), path("alembic"));
    EXPECT_EQ(config.file_template(), "%(rev)s");
    EXPECT_EQ(config.compiler(), "from-ini");
    EXPECT_THAT(config.flags(), testing::ElementsAre("-O2", "-DX=a b"));
    EXPECT_THAT(config.keys(), testing::ElementsAre("file_template", "script_location"));
    EXPECT_EQ(config.file(), "alembic.ini");
}

TEST_F(ConfigSearch, RetortTomlGoesBeforePyproject) {
    write("pyproject.toml", "[tool.alembic]\nscript_location = \"shared\"\n");
    EXPECT_EQ(Config::load().script_location(), "shared");
    write("retort.toml", "[alembic]\nscript_location = \"own\"\n");
    EXPECT_EQ(Config::load().script_location(), "own");
    EXPECT_EQ(Config::load({.files = {"pyproject.toml"}}).script_location(), "shared");
}

TEST_F(ConfigSearch, NamedFiles) {
    write("one.ini", "[alembic]\nscript_location = one\nsqlalchemy.url = x://one\n");
    write("bare.ini", "[alembic]\n");
    write("named.toml", "[alembic]\nscript_location = \"named\"\n");
    write("alembic.ini", "[alembic]\nscript_location = found\n");
    write("retort.toml", "[alembic]\nscript_location = \"completes\"\nsqlalchemy.url = \"x://toml\"\n");
    struct Row {
        std::vector<std::string> files;
        std::string location;
        std::string url;
    };
    const Row rows[] = {
        {{"one.ini"}, "one", "x://one"},
        {{"named.toml"}, "named", ""},
        {{"bare.ini", "named.toml"}, "named", ""},
        {{"named.toml", "one.ini"}, "one", "x://one"},
        // Found beside a named ini, it says everything but which database is meant.
        {{"bare.ini"}, "completes", ""},
        {{"bare.ini", "retort.toml"}, "completes", "x://toml"},
        {{}, "found", "x://toml"},
    };
    for (const Row& row : rows) {
        const Config config = Config::load({.files = row.files});
        EXPECT_EQ(config.script_location(), row.location) << join(row.files, " ");
        EXPECT_EQ(config.url().value_or(""), row.url) << join(row.files, " ");
    }
    setenv("ALEMBIC_CONFIG", "named.toml", 1);
    EXPECT_EQ(Config::load().script_location(), "named");
}

TEST_F(ConfigSearch, TwoOfAKindAreRefused) {
    const std::pair<std::vector<std::string>, std::string> rows[] = {
        {{"a.ini", "b.ini"}, "Only one ini may be named; found 'a.ini' and 'b.ini'"},
        {{"a.toml", "b.ini", "pyproject.toml"},
         "Only one TOML file may be named; found 'a.toml' and 'pyproject.toml'"},
    };
    for (const auto& [files, message] : rows) {
        try {
            Config::load({.files = files});
            ADD_FAILURE() << join(files, " ");
        } catch (const Error& error) {
            EXPECT_EQ(error.message(), message);
            EXPECT_EQ(error.kind(), ErrorKind::usage);
        }
    }
}

TEST_F(ConfigSearch, OneThatIsMissingIsNotReplacedByTheOther) {
    write("a.toml", "[alembic]\nscript_location = \"x\"\n");
    write("retort.toml", "[alembic]\nscript_location = \"y\"\n");
    for (const std::vector<std::string>& files :
         {std::vector<std::string>{"gone.ini", "a.toml"}, std::vector<std::string>{"gone.ini"}}) {
        EXPECT_THAT(caught([&] { (void)Config::load({.files = files}).script_location(); }),
                    testing::HasSubstr("there is no file 'gone.ini' (named by -c)"));
    }
}

TEST_F(ConfigSearch, AForeignPyprojectIsPassedOver) {
    write("pyproject.toml", "[project]\ndependencies = [\"alembic\"]\n");
    EXPECT_FALSE(Config::load().is_present());
    write("pyproject.toml", "[project\nrequires = alembic\n");
    EXPECT_FALSE(Config::load().is_present());
    write("pyproject.toml", "[tool.alembic]\nscript_location = alembic\n");
    EXPECT_THAT(caught([] { Config::load(); }), testing::StartsWith("pyproject.toml:2:19: No TOML: "));
    write("pyproject.toml", "[tool.retort]\ncompiler = \"c\"\n");
    EXPECT_EQ(Config::load().compiler(), "c");
}

TEST_F(ConfigSearch, FoldersAboveAreSearched) {
    write("alembic.ini", "[alembic]\nscript_location = top\n");
    write("a/b/c/x", "");
    EXPECT_EQ(search(path("a/b/c")), "top");
    const Config config = Config::load({.search_above = true});
    EXPECT_EQ(config.folder_above(), directory_.path());
    EXPECT_EQ(config.file(), path("alembic.ini"));
    EXPECT_EQ(config.here(), directory_.path());
    // The nearest one counts, of whatever kind.
    write("a/retort.toml", "[alembic]\nscript_location = \"nearer\"\n");
    EXPECT_EQ(search(path("a/b/c")), "nearer");
    EXPECT_EQ(search(path("a")), "nearer");
    EXPECT_EQ(Config::load({.search_above = true}).folder_above(), "");
    std::filesystem::current_path(path("a/b"));
    EXPECT_FALSE(Config::load().is_present());
}

TEST_F(ConfigSearch, ItEndsAtARepositoryAndAtHome) {
    write("alembic.ini", "[alembic]\nscript_location = top\n");
    write("repository/.git/x", "");
    write("repository/sub/x", "");
    write("home/sub/x", "");
    EXPECT_THAT(search(path("repository")), testing::HasSubstr("found no alembic.ini"));
    EXPECT_THAT(search(path("repository/sub")), testing::HasSubstr("found no alembic.ini"));
    const std::string before = std::getenv("HOME") == nullptr ? "" : std::getenv("HOME");
    setenv("HOME", path("home").c_str(), 1);
    EXPECT_THAT(search(path("home/sub")), testing::HasSubstr("found no alembic.ini"));
    write("home/alembic.ini", "[alembic]\nscript_location = home\n");
    EXPECT_EQ(search(path("home/sub")), "home");
    before.empty() ? unsetenv("HOME") : setenv("HOME", before.c_str(), 1);
}

TEST_F(ConfigSearch, FilesOfOthersAreNotTakenFromAbove) {
    write("alembic.ini", "[alembic]\nscript_location = x\n");
    write("sub/x", "");
    if (::geteuid() != 0 || ::chown("alembic.ini", 4242, 4242) != 0) {
        return;  // only root can give a file away
    }
    EXPECT_THAT(search(path("sub")), testing::HasSubstr("belongs to another user"));
    EXPECT_EQ(search(path("")), "x");
}

TEST_F(ConfigSearch, TheFileOfANewProject) {
    write("sub/x", "");
    write("retort.toml", "[alembic]\n");
    EXPECT_EQ(Config::find_new_file({}), "retort.toml");
    EXPECT_EQ(Config::find_new_file({.files = {"new.ini"}}), "new.ini");
    EXPECT_THAT(caught([] { Config::find_new_file({.files = {"new.toml"}}); }),
                testing::StartsWith("'new.toml' is not there, and init writes no TOML"));
    std::filesystem::current_path("sub");
    EXPECT_EQ(Config::find_new_file({.search_above = true}), "alembic.ini");
}

}  // namespace
}  // namespace retort::base
