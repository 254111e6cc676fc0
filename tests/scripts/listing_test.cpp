// Which files are revisions, and in what order (PARITY: revision file recognition).
#include "base/text.hpp"
#include "scripts/project.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace retort::scripts {
namespace {

namespace fs = std::filesystem;
using testing::catch_error;
using testing::Project;

std::string text_of(const std::string& id) {
    return "RETORT_REVISION(\"" + id + "\");\n";
}

class Listing : public ::testing::Test {
protected:
    // The identifiers found with these lines in the main section.
    std::string list(const std::string& settings = "") const {
        const auto config =
            base::Config::parse("[alembic]\nscript_location = " + location() + "\n" + settings,
                                (project_.folder() / "alembic.ini").string());
        std::vector<std::string> ids;
        for (const auto& revision : list_revisions(config)) {
            ids.push_back(revision.id);
        }
        return base::join(ids, " ");
    }
    std::string location() const { return (project_.folder() / "alembic").string(); }

    Project project_;
};

TEST_F(Listing, SortedByName) {
    for (const char* name : {"b_2.cpp", "a_3.cpp", "B_1.cpp"}) {
        project_.write_version(name, text_of(std::string(1, name[2])));
    }
    EXPECT_EQ(list(), "1 3 2");
}

TEST_F(Listing, OnlyVisibleSourceFiles) {
    project_.write_version("a.cpp", text_of("a"));
    for (const char* name : {".hidden.cpp", ".#a.cpp", "notes.txt", "b.cpp~", "c.py", "cpp", "sub/d.cpp"}) {
        project_.write_version(name, "not C++ \"");
    }
    EXPECT_EQ(list(), "a");
}

TEST_F(Listing, FoldersOnRequest) {
    project_.write_version("2026/01/a.cpp", text_of("a"));
    project_.write_version("2025/b.cpp", text_of("b"));
    project_.write_version("z.cpp", text_of("z"));
    project_.write_version(".git/c.cpp", text_of("c"));
    EXPECT_EQ(list("recursive_version_locations = true\n"), "z b a");
}

TEST_F(Listing, SeveralLocationsInTheirOrder) {
    project_.write_version("a.cpp", text_of("a"));
    project_.folder().write("more/b.cpp", text_of("b"));
    const std::string more = (project_.folder() / "more").string();
    const std::string missing = (project_.folder() / "missing").string();
    EXPECT_EQ(list("path_separator = newline\nversion_locations = " + more + "\n  " + missing + "\n  " +
                   location() + "/versions\n  " + more + "/../more\n"),
              "b a");
}

TEST_F(Listing, AFileReachedTwiceCountsOnce) {
    project_.write_version("a.cpp", text_of("a"));
    fs::create_symlink("a.cpp", project_.folder() / "alembic/versions/b.cpp");
    fs::create_symlink("gone.cpp", project_.folder() / "alembic/versions/c.cpp");
    EXPECT_EQ(list(), "a");
    std::vector<std::string> warnings;
    list_revisions(project_.config(), [&](const std::string& line) { warnings.push_back(line); });
    EXPECT_EQ(warnings, std::vector<std::string>{"File " + location() +
                                                 "/versions/b.cpp loaded twice! ignoring. "
                                                 "Please ensure version_locations is unique."});
}

TEST_F(Listing, PathsAreAbsolute) {
    const fs::path file = project_.write_version("a.cpp", "\n" + text_of("a"));
    const auto revisions = list_revisions(project_.config());
    ASSERT_EQ(revisions.size(), 1U);
    EXPECT_EQ(revisions[0].path, file.string());
    EXPECT_EQ(revisions[0].line, 2);
}

TEST_F(Listing, AFileWithoutDeclarationIsAnError) {
    const fs::path file = project_.write_version("a.cpp", "int x;\n");
    EXPECT_EQ(catch_error([&] { list(); }).message(),
              "Found no RETORT_REVISION declaration in '" + file.string() + "'");
}

TEST_F(Listing, AMissingLocationIsAnErrorAnEmptyOneIsNot) {
    EXPECT_EQ(list(), "");
    fs::remove_all(project_.folder() / "alembic");
    const Error error = catch_error([&] { list(); });
    EXPECT_EQ(error.kind(), ErrorKind::command);
    EXPECT_EQ(error.message(), "Path doesn't exist: " + location() +
                                   ".  Please use the 'init' command to create a new scripts folder.");
    const auto package = base::Config::parse("[alembic]\nscript_location = app:alembic\n", "x.ini");
    EXPECT_EQ(catch_error([&] { list_revisions(package); }).hint(),
              "the form package:directory is for Python packages; script_location is a path here");
}

}  // namespace
}  // namespace retort::scripts
