// Which files a pattern names, and how they are called.
#include "commands/file_pattern.hpp"
#include "retort/error.hpp"
#include "support/temp_dir.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

namespace retort::commands {
namespace {

std::vector<std::string> names_of(const std::vector<FileMatch>& matches) {
    std::vector<std::string> names;
    for (const auto& match : matches) {
        names.push_back(match.name);
    }
    return names;
}

class FilePattern : public testing::Test {
protected:
    FilePattern() {
        for (const char* name : {"data/b.db", "data/a.db", "data/B.db", "data/c.txt", "data/.hidden.db",
                                 "data/deep/a.db", "data/we ird%[1].db", "data/ünï.db"}) {
            folder_.write(name, "");
        }
    }

    test_support::TempDir folder_;
};

TEST_F(FilePattern, NamesFilesAsItIsWritten) {
    struct Row {
        const char* pattern;
        std::vector<std::string> names;
    };
    const Row rows[] = {
        {"data/*.db", {"data/B.db", "data/a.db", "data/b.db", "data/we ird%[1].db", "data/ünï.db"}},
        {"data/?.db", {"data/B.db", "data/a.db", "data/b.db"}},
        {"data/[ab].db", {"data/a.db", "data/b.db"}},
        {"data/*/a.db", {"data/deep/a.db"}},
        {"data/../data/a.db", {"data/../data/a.db"}},
        {"data/a.db", {"data/a.db"}},
        {"data/we ird%\\[1].db", {"data/we ird%[1].db"}},
        {"data/{a,b}.db", {}},
        {"data/*.sqlite", {}},
        {"nowhere/*.db", {}},
        {"data/a.db/*.db", {}},
        {"data/new.db", {}},
    };
    for (const Row& row : rows) {
        EXPECT_EQ(names_of(match_files(row.pattern, folder_.path().string())), row.names) << row.pattern;
    }
}

TEST_F(FilePattern, TakesAnAbsoluteOneAsItIs) {
    const std::string path = (folder_ / "data/a.db").string();
    const auto matches = match_files(path, "/nowhere");
    ASSERT_EQ(names_of(matches), std::vector<std::string>{path});
    EXPECT_EQ(matches.front().path, path);
}

TEST_F(FilePattern, IsNoneForTheFolderItStandsIn) {
    folder_.write("x[1]*/a.db", "");
    const std::string folder = (folder_ / "x[1]*").string();
    const auto matches = match_files("*.db", folder);
    ASSERT_EQ(names_of(matches), std::vector<std::string>{"a.db"});
    EXPECT_EQ(matches.front().path, folder + "/a.db");
}

TEST_F(FilePattern, KnowsAFileUnderItsOtherNames) {
    std::filesystem::create_symlink("a.db", folder_ / "data/link.db");
    const auto same = [this](const std::string& pattern) {
        return match_files(pattern, folder_.path().string()).at(0).identity;
    };
    EXPECT_EQ(same("data/link.db"), same("data/a.db"));
    EXPECT_EQ(same("data/deep/../a.db"), same("data/a.db"));
    EXPECT_NE(same("data/deep/a.db"), same("data/a.db"));
}

TEST_F(FilePattern, IsNotEmpty) {
    EXPECT_THROW(match_files("", folder_.path().string()), Error);
}

}  // namespace
}  // namespace retort::commands
