// Which files a pattern names, and how they are called.
#include "commands/file_pattern.hpp"

#include "base/url.hpp"
#include "dialects/dialect.hpp"
#include "retort/error.hpp"
#include "support/temp_dir.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

namespace retort::commands {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> names_of(const FileMatches& matches) {
    std::vector<std::string> names;
    for (const auto& match : matches.files) {
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
    EXPECT_EQ(matches.files.front().path, path);
}

TEST_F(FilePattern, IsNoneForTheFolderItStandsIn) {
    folder_.write("x[1]*/a.db", "");
    const std::string folder = (folder_ / "x[1]*").string();
    const auto matches = match_files("*.db", folder);
    ASSERT_EQ(names_of(matches), std::vector<std::string>{"a.db"});
    EXPECT_EQ(matches.files.front().path, folder + "/a.db");
}

TEST_F(FilePattern, KnowsAFileUnderItsOtherNames) {
    std::filesystem::create_symlink("a.db", folder_ / "data/link.db");
    std::filesystem::create_hard_link(folder_ / "data/a.db", folder_ / "data/hard.db");
    std::filesystem::create_symlink("loop.db", folder_ / "data/loop.db");
    std::filesystem::create_symlink("other_loop.db", folder_ / "data/other_loop.db");
    const auto same = [this](const std::string& pattern) {
        return match_files(pattern, folder_.path().string()).files.at(0).identity;
    };
    EXPECT_EQ(same("data/link.db"), same("data/a.db"));
    EXPECT_EQ(same("data/hard.db"), same("data/a.db"));
    EXPECT_EQ(same("data/deep/../a.db"), same("data/a.db"));
    EXPECT_NE(same("data/loop.db"), same("data/other_loop.db"))
        << "what leads nowhere is told of by its name";
    EXPECT_NE(same("data/deep/a.db"), same("data/a.db"));
}

TEST_F(FilePattern, PassesOverWhatStandsBesideADatabase) {
    for (const char* name :
         {"side/a.db", "side/a.db-wal", "side/a.db-shm", "side/a.db-journal", "side/a.db-retort-lock",
          "side/a.db.backup-base-2026", "side/a.db.backup-base-2026-2.partial",
          "side/a.db.backup-base-2026.backup-x", "side/b.db-wal", "side/b.db.backup-base-2026",
          "side/.backup-x", "side/x", "side/x.backup-y/c.db"}) {
        folder_.write(name, "");
    }
    const dialects::FileNames beside =
        dialects::get_dialect(base::parse_url("sqlite://")).traits().file_names;
    const auto match = [&](const std::string& pattern) {
        return match_files(pattern, folder_.path().string(), beside);
    };
    const auto all = match("side/*");
    EXPECT_THAT(names_of(all),
                ElementsAre("side/a.db", "side/b.db-wal", "side/b.db.backup-base-2026", "side/x"));
    EXPECT_THAT(all.side_files,
                ElementsAre("side/a.db-journal", "side/a.db-retort-lock", "side/a.db-shm", "side/a.db-wal"));
    EXPECT_THAT(all.backups, ElementsAre("side/a.db.backup-base-2026", "side/a.db.backup-base-2026-2.partial",
                                         "side/a.db.backup-base-2026.backup-x", "side/x.backup-y"));
    EXPECT_THAT(names_of(match("side/a.db-[w]al")), IsEmpty());
    EXPECT_THAT(names_of(match("side/*/c.db")), ElementsAre("side/x.backup-y/c.db"));
    // Written out, it is meant.
    for (const char* name : {"side/a.db-wal", "side/a.db.backup-base-2026", "s*/a.db.backup-base-2026"}) {
        EXPECT_EQ(names_of(match(name)).size(), 1U) << name;
        EXPECT_THAT(match(name).backups, IsEmpty());
    }
    EXPECT_THAT(names_of(match("side/.b*")), ElementsAre("side/.backup-x"));
}

TEST_F(FilePattern, IsNotEmpty) {
    EXPECT_THROW(match_files("", folder_.path().string()), Error);
}

TEST_F(FilePattern, IsNotRelativeToNothing) {
    EXPECT_THROW(match_files("*", ""), Error) << "not to the root";
    EXPECT_EQ(names_of(match_files("/*", "")), names_of(match_files("/*", "/nowhere")));
}

}  // namespace
}  // namespace retort::commands
