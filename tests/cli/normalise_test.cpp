// What goldens of outputs replace: revision identifiers and dates.
#include "cli/normalise.hpp"

#include <gtest/gtest.h>

namespace retort::cli_script {
namespace {

TEST(RevisionNames, NumberInOrderOfAppearance) {
    RevisionNames names;
    names.collect("Generating v/1975ea83b712_add.cpp\n");
    names.collect("ae1027a6acf0 -> 1975ea83b712 (head)");
    EXPECT_EQ(names.replace("ae1027a6acf0 -> 1975ea83b712 (head)"), "$REV2 -> $REV1 (head)");
    EXPECT_EQ(names.replace("1975ea83b712_add.cpp"), "$REV1_add.cpp");
    EXPECT_EQ(names.find("REV2"), "ae1027a6acf0");
    EXPECT_EQ(names.find("REV3"), "");
}

TEST(RevisionNames, LeaveOtherWordsAlone) {
    RevisionNames names;
    for (const char* text :
         {"1975ea83b71", "1975ea83b7123", "x1975ea83b712", "1975EA83B712", "1975ea83b71g", ""}) {
        names.collect(text);
        EXPECT_EQ(names.replace(text), text);
        EXPECT_EQ(names.find("REV1"), "") << text;
    }
}

TEST(ReplaceDates, TakesTimesOfDayOnly) {
    const std::pair<const char*, const char*> rows[] = {
        {"at 2026-11-22 13:40:00.", "at $DATE."},         {"2026-11-22T13:40:00.123456+00:00", "$DATE"},
        {"2026-11-22 13:40:00,123 x", "$DATE x"},         {"2026-11-22T13:40:00Z", "$DATE"},
        {"DEFAULT '2026-11-22'", "DEFAULT '2026-11-22'"},
    };
    for (const auto& [text, expected] : rows) {
        EXPECT_EQ(replace_dates(text), expected) << text;
    }
}

}  // namespace
}  // namespace retort::cli_script
