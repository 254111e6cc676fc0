// Goldens: what passes, what fails with which message, what is rewritten.
#include "support/golden.hpp"

#include "support/diff.hpp"
#include "support/files.hpp"
#include "support/temp_dir.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>

namespace retort::test_support {
namespace {

using testing::HasSubstr;

class Golden : public testing::Test {
protected:
    Golden() { ::unsetenv("RETORT_ACCEPT"); }
    ~Golden() override { ::unsetenv("RETORT_ACCEPT"); }

    TempDir dir_;
    std::filesystem::path file_ = dir_.write("x.txtar", "about\n-- one --\na\nb\n-- two --\nc\n");
};

TEST_F(Golden, AcceptsTheSameText) {
    EXPECT_TRUE(matches_golden(file_, "one", "a\nb\n"));
    EXPECT_TRUE(matches_golden(file_, "two", "c"));
}

TEST_F(Golden, ShowsTheLinesThatDiffer) {
    const auto result = matches_golden(file_, "one", "a\nB\n");
    EXPECT_FALSE(result);
    EXPECT_THAT(result.message(), HasSubstr("x.txtar:3: 'one' differs"));
    EXPECT_THAT(result.message(), HasSubstr(" a\n-b\n+B\n"));
}

TEST_F(Golden, FailsForAMissingSectionOrFile) {
    EXPECT_FALSE(matches_golden(file_, "three", "a\n"));
    EXPECT_FALSE(matches_golden(dir_ / "none.txtar", "one", ""));
}

TEST_F(Golden, RewritesOnlyTheSectionThatDiffers) {
    ::setenv("RETORT_ACCEPT", "1", 1);
    EXPECT_TRUE(matches_golden(file_, "one", "new"));
    EXPECT_TRUE(matches_golden(file_, "three", "added"));
    EXPECT_EQ(read_file(file_), "about\n-- one --\nnew\n-- two --\nc\n-- three --\nadded\n");
}

TEST_F(Golden, MakesTheFileWhenAccepting) {
    ::setenv("RETORT_ACCEPT", "1", 1);
    EXPECT_TRUE(matches_golden(dir_ / "new/y.txtar", "s", "text"));
    EXPECT_EQ(dir_.read("new/y.txtar"), "-- s --\ntext\n");
}

TEST(DiffLines, KeepsThreeLinesAround) {
    EXPECT_EQ(diff_lines("1\n2\n3\n4\n5\n6\n7\n8\n", "1\n2\n3\n4\nX\n6\n7\n8\n"),
              "...\n 2\n 3\n 4\n-5\n+X\n 6\n 7\n 8\n");
    EXPECT_EQ(diff_lines("same\n", "same\n"), "");
    EXPECT_EQ(diff_lines("a\n", ""), "-a\n");
    EXPECT_EQ(diff_lines("a\n", "a"), "(they differ in the final newline only)\n");
}

}  // namespace
}  // namespace retort::test_support
