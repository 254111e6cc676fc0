// The txtar reader and writer.
#include "support/txtar.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace retort::test_support {
namespace {

TEST(ParseTxtar, SeparatesCommentAndSections) {
    const Txtar archive = parse_txtar("about\n-- a.sql --\nSELECT 1;\n\n-- dir/b --\n");
    EXPECT_EQ(archive.comment, "about\n");
    ASSERT_EQ(archive.files.size(), 2U);
    EXPECT_EQ(archive.files[0].name, "a.sql");
    EXPECT_EQ(archive.files[0].text, "SELECT 1;\n\n");
    EXPECT_EQ(archive.files[0].line, 3);
    EXPECT_EQ(archive.files[1].name, "dir/b");
    EXPECT_EQ(archive.files[1].text, "");
}

TEST(ParseTxtar, TakesOnlyWholeMarkerLines) {
    for (const char* line : {"-- a comment in SQL", " -- a --", "-- --", "--  --x", "--a--"}) {
        EXPECT_TRUE(parse_txtar(std::string(line) + "\n").files.empty()) << line;
    }
}

TEST(ParseTxtar, AddsTheFinalNewline) {
    EXPECT_EQ(parse_txtar("-- a --\ntext").files.at(0).text, "text\n");
}

TEST(DumpTxtar, IsReadBackEqual) {
    for (const char* text : {"", "only a comment\n", "-- a --\n", "c\n-- a --\n1\n\n-- b --\n2\n"}) {
        EXPECT_EQ(dump_txtar(parse_txtar(text)), text);
    }
}

TEST(DumpTxtar, RefusesTextThatWouldBeginASection) {
    Txtar archive;
    archive.set_file("a", "one\n-- two --\n");
    EXPECT_THROW(dump_txtar(archive), std::invalid_argument);
}

TEST(SetFile, ReplacesOrAdds) {
    Txtar archive = parse_txtar("-- a --\n1\n");
    archive.set_file("a", "2");
    archive.set_file("b", "3\n");
    EXPECT_EQ(dump_txtar(archive), "-- a --\n2\n-- b --\n3\n");
}

}  // namespace
}  // namespace retort::test_support
