// Options that name one target, and hints with them.
#include "commands/target_hint.hpp"

#include <gtest/gtest.h>

namespace retort::commands {
namespace {

TEST(TargetHint, NamesOneTargetAsItIsTyped) {
    struct Row {
        Target target;
        const char* expected;
    };
    const Row rows[] = {
        {{.name = "tenant_a", .path = {}}, R"(--each-schema 'tenant\_a')"},
        {{.name = "100%\\'", .path = {}}, R"(--each-schema '100\%\\'\''')"},
        {{.name = "-x", .path = {}}, R"(--each-schema='-x')"},
        {{.name = "data/a_b.db", .path = "/data/a_b.db"}, R"(--each-file 'data/a_b.db')"},
        {{.name = "a*[1]?.db", .path = "/a"}, R"(--each-file 'a\*\[1]\?.db')"},
        {{.name = "it's\n*", .path = "/a"}, R"(--each-file $'it\'s\x0a\\*')"},
    };
    for (const Row& row : rows) {
        EXPECT_EQ(target_option(row.target), row.expected) << row.target.name;
    }
}

TEST(TargetHint, GoesIntoEachCommandOfAHint) {
    const Target target{.name = "a", .path = {}};
    struct Row {
        const char* hint;
        const char* expected;
    };
    const Row rows[] = {
        {"", ""},
        {"mend it", "mend it"},
        {"retort upgrade bbb", "retort upgrade --each-schema 'a' bbb"},
        {"say where it is with retort stamp", "say where it is with retort stamp --each-schema 'a'"},
        {"retort stamp.", "retort stamp --each-schema 'a'."},
        {"retort upgrade b --resume; then retort current",
         "retort upgrade --each-schema 'a' b --resume; then retort current --each-schema 'a'"},
        {"retort history lists them, retort upgrades nothing",
         "retort history lists them, retort upgrades nothing"},
    };
    for (const Row& row : rows) {
        EXPECT_EQ(name_target(row.hint, target), row.expected);
    }
}

}  // namespace
}  // namespace retort::commands
