#include "base/text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace retort::base {
namespace {

TEST(Text, TrimTakesAsciiSpaceFromBothEnds) {
    EXPECT_EQ(trim(" \t a b\r\n"), "a b");
    EXPECT_EQ(trim(" \n "), "");
    EXPECT_EQ(trim(""), "");
}

TEST(Text, SplitKeepsEmptyPieces) {
    EXPECT_THAT(split("a,,b", ','), testing::ElementsAre("a", "", "b"));
    EXPECT_THAT(split("", ','), testing::ElementsAre(""));
    EXPECT_THAT(split("a,", ','), testing::ElementsAre("a", ""));
}

TEST(Text, JoinPutsTheSeparatorBetween) {
    EXPECT_EQ(join(std::vector<std::string>{"a", "b", "c"}, ", "), "a, b, c");
    EXPECT_EQ(join(std::vector<std::string>{"a"}, ", "), "a");
    EXPECT_EQ(join(std::vector<std::string>{}, ", "), "");
}

TEST(Text, CaseConversionLeavesOtherBytesAlone) {
    EXPECT_EQ(to_lower("ÀBC-z9"), "Àbc-z9");
    EXPECT_EQ(to_upper("àbc-Z9"), "àBC-Z9");
}

TEST(Text, ReplaceAllDoesNotLookAtWhatItWrote) {
    EXPECT_EQ(replace_all("aaa", "a", "aa"), "aaaaaa");
    EXPECT_EQ(replace_all("abcabc", "bc", ""), "aa");
    EXPECT_EQ(replace_all("abc", "x", "y"), "abc");
}

TEST(Text, CodePointsAreCountedNotBytes) {
    EXPECT_EQ(count_code_points("abc"), 3U);
    EXPECT_EQ(count_code_points("äöü"), 3U);
    EXPECT_EQ(count_code_points("\xF0\x9F\x98\x80"), 1U);
}

TEST(Text, NearestNameIsOneThatCouldBeMeant) {
    const std::vector<std::string> names{"upgrade", "downgrade", "head", "heads"};
    struct Row {
        std::string typed;
        std::string nearest;
    };
    const Row rows[] = {{"haed", "head"}, {"upgrad", "upgrade"}, {"downgarde", "downgrade"},
                        {"hea", "head"},  {"headss", "heads"},   {"stamp", ""},
                        {"", ""}};
    for (const Row& row : rows) {
        EXPECT_EQ(find_nearest(row.typed, names), row.nearest) << row.typed;
    }
}

TEST(Text, PlacesShowWhatIsKnown) {
    EXPECT_EQ(format_place({}), "");
    EXPECT_EQ(format_place({.file = "a.ini"}), "a.ini");
    EXPECT_EQ(format_place({.file = "a.ini", .line = 3}), "a.ini:3");
    EXPECT_EQ(format_place({.file = "a.ini", .line = 3, .column = 7}), "a.ini:3:7");
}

TEST(Text, ContinuationLinesAreIndented) {
    EXPECT_EQ(indent_continuation("a\nb\n\nc", 2), "a\n  b\n  \n  c");
}

}  // namespace
}  // namespace retort::base
