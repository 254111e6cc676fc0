#include "base/shell_words.hpp"

#include "base/caught.hpp"

#include <gtest/gtest.h>

namespace retort::base {
namespace {

TEST(ShellWords, SplitAsAShellDoes) {
    struct Row {
        std::string text;
        std::string words;  // each in brackets
    };
    const Row rows[] = {
        {"", ""},
        {"  \n ", ""},
        {"-O2 -g", "[-O2][-g]"},
        {"-O2\n-g", "[-O2][-g]"},
        {"-DA='x y' -DB=\"p q\"", "[-DA=x y][-DB=p q]"},
        {R"(a\ b c\"d)", R"([a b][c"d])"},
        {R"('a\b' "a\b" "a\"b" "a\\b")", R"([a\b][a\b][a"b][a\b])"},
        {"'' \"\" x''y", "[][][xy]"},
        {"ends\\", "[ends\\]"},
    };
    for (const Row& row : rows) {
        std::string words;
        for (const std::string& word : split_shell_words(row.text)) {
            words += "[" + word + "]";
        }
        EXPECT_EQ(words, row.words) << row.text;
    }
}

TEST(ShellWords, RefusesAnOpenQuote) {
    EXPECT_EQ(caught([] { split_shell_words("a 'b"); }),
              "A quote ' without an end; write \\' where the quote itself is meant");
}

}  // namespace
}  // namespace retort::base
