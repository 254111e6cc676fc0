// Words, quotes, variables and line numbers of scripts.
#include "cli/words.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <stdexcept>

namespace retort::cli_script {
namespace {

using testing::ElementsAre;

std::optional<std::string> find_variable(std::string_view name) {
    return name == "A" ? std::optional<std::string>("x y") : std::nullopt;
}

std::vector<std::string> words_of(std::string_view line) {
    std::vector<std::string> words;
    for (const auto& parsed : parse_lines(line)) {
        for (const auto& word : parsed.words) {
            words.push_back(expand_variables(word, find_variable));
        }
    }
    return words;
}

struct Row {
    const char* line;
    std::vector<std::string> words;
};

TEST(ParseLines, SplitsAndQuotesAsAShellDoes) {
    const std::vector<Row> rows{
        {"a  b\tc", {"a", "b", "c"}},
        {"a # b", {"a"}},
        {"a#b", {"a#b"}},
        {"'a b' c", {"a b", "c"}},
        {"a'b c'd", {"ab cd"}},
        {"''", {""}},
        {"\"a b\"", {"a b"}},
        {R"("a\n\t\"\\\$A")", {"a\n\t\"\\$A"}},
        {R"("\d")", {R"(\d)"}},
        {R"('\n$A')", {R"(\n$A)"}},
        {"$A", {"x y"}},
        {"-$A-", {"-x y-"}},
        {"\"$A\"", {"x y"}},
        {"'^a$' a$ $", {"^a$", "a$", "$"}},
        {"'two\nlines'", {"two\nlines"}},
    };
    for (const auto& row : rows) {
        EXPECT_EQ(words_of(row.line), row.words) << row.line;
    }
}

TEST(ParseLines, NumbersLinesThroughQuotesAndBlanks) {
    const auto lines = parse_lines("a\n\n# c\nb 'x\ny'\nc");
    ASSERT_EQ(lines.size(), 3U);
    EXPECT_EQ(lines[0].number, 1);
    EXPECT_EQ(lines[1].number, 4);
    EXPECT_EQ(lines[1].source, "b 'x\ny'");
    EXPECT_EQ(lines[2].number, 6);
}

TEST(ParseLines, NamesTheLineOfAnOpenQuote) {
    try {
        parse_lines("a\nb 'c\nd");
        FAIL() << "no exception";
    } catch (const std::invalid_argument& error) {
        EXPECT_STREQ(error.what(), "line 2: the quote ' is not closed");
    }
}

TEST(ExpandVariables, ThrowsForOneThatIsNotSet) {
    EXPECT_THROW(words_of("$B"), std::invalid_argument);
}

TEST(GlobPattern, EscapesWhatWasQuoted) {
    const auto lines = parse_lines("*'*'\"?\" 'a*'");
    EXPECT_TRUE(has_glob(lines[0].words[0]));
    EXPECT_EQ(glob_pattern(lines[0].words[0], find_variable), R"(*\*\?)");
    EXPECT_FALSE(has_glob(lines[0].words[1]));
}

}  // namespace
}  // namespace retort::cli_script
