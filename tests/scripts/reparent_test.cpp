// Other parents in a file: only the bytes that say so change.
#include "scripts/cpp/front_end.hpp"
#include "scripts/files.hpp"
#include "scripts/project.hpp"
#include "support/files.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

namespace retort::scripts {
namespace {

using Parents = std::vector<std::string>;

struct Row {
    const char* what;
    std::string text;
    Parents parents;
    std::string expected;
};

TEST(Reparent, OnlyTheParentsChange) {
    const std::vector<Row> rows = {
        {"a child",
         "// add x\n//\n// Revision ID: b\n// Revises: a\n// Create Date: d\n#include <x>\n"
         "RETORT_REVISION(\"b\", .down_revision = {\"a\"});\nvoid upgrade() { f(\"a\"); }\n",
         {"c"},
         "// add x\n//\n// Revision ID: b\n// Revises: c\n// Create Date: d\n#include <x>\n"
         "RETORT_REVISION(\"b\", .down_revision = {\"c\"});\nvoid upgrade() { f(\"a\"); }\n"},
        {"a base",
         "// Revision ID: b\n// Revises: \n\nRETORT_REVISION(\"b\");",
         {"c"},
         "// Revision ID: b\n// Revises: c\n\nRETORT_REVISION(\"b\", .down_revision = {\"c\"});"},
        {"a base with other fields",
         "RETORT_REVISION(\"b\", .branch_labels = {\"x\"}, .depends_on = {\"a\"});",
         {"c"},
         "RETORT_REVISION(\"b\", .down_revision = {\"c\"}, .branch_labels = {\"x\"}, .depends_on = "
         "{\"a\"});"},
        {"an empty list",
         "RETORT_REVISION(\"b\", .down_revision = {});",
         {"c"},
         "RETORT_REVISION(\"b\", .down_revision = {\"c\"});"},
        {"one parent of a merge, among comments",
         "// Revision ID: m\n// Revises: a, b\nRETORT_REVISION(\"m\", .down_revision = { /* left */ \"a\",\n"
         "    \"b\" /* right */, });",
         {"a", "c"},
         "// Revision ID: m\n// Revises: a, c\nRETORT_REVISION(\"m\", .down_revision = { /* left */ \"a\",\n"
         "    \"c\" /* right */, });"},
        {"another number of parents",
         "RETORT_REVISION(\"m\", .down_revision = {\"a\", \"b\"});",
         {"c"},
         "RETORT_REVISION(\"m\", .down_revision = {\"c\"});"},
        {"Windows line ends and a byte order mark",
         "\xEF\xBB\xBF// Revision ID: b\r\n// Revises: a\r\n\r\nRETORT_REVISION(\"b\",\r\n"
         "    .down_revision = \"a\");\r\n",
         {"c"},
         "\xEF\xBB\xBF// Revision ID: b\r\n// Revises: c\r\n\r\nRETORT_REVISION(\"b\",\r\n"
         "    .down_revision = \"c\");\r\n"},
        {"another encoding",
         "// gr\xF6\xDF"
         "e\n//\n// Revision ID: b\n// Revises: a\nRETORT_REVISION(\"b\", "
         ".down_revision{\"a\"});\n// \xF6\n",
         {"c"},
         "// gr\xF6\xDF"
         "e\n//\n// Revision ID: b\n// Revises: c\nRETORT_REVISION(\"b\", "
         ".down_revision{\"c\"});\n// \xF6\n"},
        {"no comment",
         "RETORT_REVISION(\"b\", .down_revision = {\"a\"});",
         {"c"},
         "RETORT_REVISION(\"b\", .down_revision = {\"c\"});"},
        {"a message that talks of Revises",
         "// Revises: the prices\n//\n// Revision ID: b\n// Revises: a\nRETORT_REVISION(\"b\", "
         ".down_revision = "
         "{\"a\"});",
         {"c"},
         "// Revises: the prices\n//\n// Revision ID: b\n// Revises: c\nRETORT_REVISION(\"b\", "
         ".down_revision = "
         "{\"c\"});"},
        {"declarations that are none",
         "// RETORT_REVISION(\"b\", .down_revision = {\"a\"});\n#if 0\nRETORT_REVISION(\"b\", .down_revision "
         "= "
         "{\"a\"});\n#endif\nRETORT_\\\nREVISION(\"b\", .down_revision = {R\"(a)\" \"\"});\n"
         "const char* s = \".down_revision = {\\\"a\\\"}\";",
         {"c"},
         "// RETORT_REVISION(\"b\", .down_revision = {\"a\"});\n#if 0\nRETORT_REVISION(\"b\", .down_revision "
         "= "
         "{\"a\"});\n#endif\nRETORT_\\\nREVISION(\"b\", .down_revision = {\"c\"});\n"
         "const char* s = \".down_revision = {\\\"a\\\"}\";"},
        {"an identifier that is no plain text",
         "// Revision ID: b\n// Revises: a\nRETORT_REVISION(\"b\", .down_revision = {\"a\"});",
         {"c\"\\\n\\"},
         "// Revision ID: b\n// Revises: c\"\\ \\.\nRETORT_REVISION(\"b\", .down_revision = "
         "{\"c\\\"\\\\\\012\\\\\"});"},
        {"the same parents",
         "// Revision ID: b\n// Revises: whatever\nRETORT_REVISION(\"b\", .down_revision = "
         "{\"a\"});",
         {"a"},
         "// Revision ID: b\n// Revises: whatever\nRETORT_REVISION(\"b\", .down_revision = {\"a\"});"},
    };
    for (const Row& row : rows) {
        EXPECT_EQ(cpp::reparent_script("b.cpp", row.text, row.parents), row.expected) << row.what;
    }
}

TEST(Reparent, AFileIsReplacedWholeAndKeepsItsPermissions) {
    const testing::Project project;
    const auto path = project.write_version("b.cpp", "RETORT_REVISION(\"b\", .down_revision = {\"a\"});\n");
    ::chmod(path.c_str(), 0640);
    const auto link = project.folder() / "link.cpp";
    std::filesystem::create_symlink(path, link);
    const Reparenting plan = plan_reparenting({.id = "b", .path = link.string()}, {"c"});
    EXPECT_EQ(test_support::read_file(path), plan.before);
    write_reparenting(plan);
    EXPECT_EQ(test_support::read_file(path), "RETORT_REVISION(\"b\", .down_revision = {\"c\"});\n");
    EXPECT_TRUE(std::filesystem::is_symlink(link));
    struct stat status {};
    ASSERT_EQ(::stat(path.c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 07777U, 0640U);
    const auto folder = path.parent_path();
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder), {}), 1)
        << "a temporary file is left";
}

TEST(Reparent, AFileThatChangedMeanwhileIsLeft) {
    const testing::Project project;
    const auto path = project.write_version("b.cpp", "RETORT_REVISION(\"b\");\n");
    const Reparenting plan = plan_reparenting({.id = "b", .path = path.string()}, {"c"});
    project.write_version("b.cpp", "RETORT_REVISION(\"b\"); // edited\n");
    EXPECT_EQ(testing::catch_error([&] { write_reparenting(plan); }).message(),
              "The file changed meanwhile; it is left as it is");
    EXPECT_EQ(test_support::read_file(path), "RETORT_REVISION(\"b\"); // edited\n");
}

}  // namespace
}  // namespace retort::scripts
