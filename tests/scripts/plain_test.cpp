// Which revisions may be compiled together with others.
#include "scripts/cpp/scan.hpp"

#include <gtest/gtest.h>

namespace retort::scripts::cpp {
namespace {

constexpr const char* kHead =
    "// add\n//\n// Revision ID: a\n#include <retort/migration.hpp>\n\nusing namespace "
    "retort;\n\nRETORT_REVISION(\"a\");\n";
constexpr const char* kFunctions =
    "void upgrade(Operations& op) { op.drop_table(\"t\"); }\nvoid downgrade(Operations&) {}\n";

struct Row {
    std::string text;
    bool is_plain;
};

TEST(Plain, Revisions) {
    const std::string head = kHead;
    const std::string both = head + kFunctions;
    const Row rows[] = {
        {both, true},
        {"\xEF\xBB\xBF" + both, true},
        {both + ";", true},
        {head + "static void upgrade(::retort::Operations& op) { if (true) { op.drop_table(\"}\"); } }\n"
                "void downgrade(retort::Operations& op) { /* } */ }",
         true},
        {head + "void upgrade(Operations& op) { auto f = [] { return '}'; }; f(); std::abort(); }", true},
        {head +
             "static void upgrade_users(Operations& op) { op.drop_table(\"t\"); }\n"
             "static void downgrade_users(Operations& op) {}\n" +
             kFunctions,
         true},
        {head + "void upgrade_users(Operations& op) {} void upgrade(Operations& op) { ::upgrade_users(op); }",
         false},
        {both + "void upgraded(Operations& op) {}", false},
        {both + "int x;", false},
        {both + "static const char* kName = \"x\";", false},
        {both + "void helper(Operations& op) {}", false},
        {both + "namespace { }", false},
        {"#include <string>\n" + both, false},
        {"#include \"../common.hpp\"\n" + both, false},
        {both + "#define X 1\n", false},
        {head + "void upgrade(Operations& op) {\n#ifdef X\n#endif\n}", false},
        {head + "using namespace std;\n", false},
        {head + "using retort::Operations;\n", false},
        {head + "void upgrade(Operations& op) { extern int x; }", false},
        {head + "void upgrade(Operations& op) { ::upgrade(op); }", false},
        {head + "void upgrade(Operations& op) <% %>", false},
        {head + "void upgrade(Operations& op) { <% }", false},
        {head + "void upgrade(Operations& op) {", false},
        {head + "void upgrade(Operations op) {}", false},
        {head + "void upgrade(Operations& op);", false},
        {head + "}", false},
    };
    for (const Row& row : rows) {
        EXPECT_EQ(is_plain("x.cpp", row.text), row.is_plain) << row.text;
    }
}

}  // namespace
}  // namespace retort::scripts::cpp
