// New revision files: their text, and that a scan reads back what was asked for.
#include "scripts/project.hpp"
#include "support/files.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace retort::scripts {
namespace {

namespace fs = std::filesystem;
using testing::catch_error;
using ::testing::HasSubstr;
using testing::KeepingSink;
using testing::Project;
using testing::run_upgrade;

class NewRevisionFile : public ::testing::Test {
protected:
    NewRevisionFile() {
        // The starter's template, wherever this project has its folder.
        init_project({.directory = (project_.folder() / "fresh").string(),
                      .ini_file = (project_.folder() / "fresh.ini").string()});
        fs::copy_file(project_.folder() / "fresh/script.cpp.in", project_.folder() / "alembic/script.cpp.in");
    }

    base::Config config(const std::string& settings = "") const {
        return base::Config::parse(
            "[alembic]\nscript_location = " + (project_.folder() / "alembic").string() + "\n" + settings +
                "[retort]\ncompiler = g++\n",
            (project_.folder() / "alembic.ini").string());
    }

    Project project_;
};

TEST_F(NewRevisionFile, LooksLikeHandWritten) {
    const std::string path =
        write_revision(config("timezone = UTC\n"), {.id = "1975ea83b712",
                                                    .message = "Add users",
                                                    .down_revisions = {"ae1027a6acf"},
                                                    .branch_labels = {},
                                                    .depends_on = {},
                                                    .upgrades = "    op.drop_table(\"a\");\n",
                                                    .downgrades = "",
                                                    .version_path = ""});
    EXPECT_EQ(path, (project_.folder() / "alembic/versions/1975ea83b712_add_users.cpp").string());
    const std::string text = test_support::read_file(path);
    const auto date = text.find("Create Date: ") + std::string("Create Date: ").size();
    EXPECT_EQ(text.substr(0, date) + text.substr(text.find('\n', date)), R"(// Add users
//
// Revision ID: 1975ea83b712
// Revises: ae1027a6acf
// Create Date: 
#include <retort/migration.hpp>

using namespace retort;

RETORT_REVISION("1975ea83b712", .down_revision = {"ae1027a6acf"});

void upgrade(Operations& op) {
    op.drop_table("a");
}

void downgrade(Operations& op) {
}
)");
    EXPECT_EQ(list_revisions(config()).at(0).create_date, text.substr(date, text.find('\n', date) - date));
}

TEST_F(NewRevisionFile, HasAPartForEachDatabase) {
    NewRevision revision;
    revision.id = "a";
    revision.message = "x";
    revision.parts = {{.database = "users", .upgrades = "    op.drop_table(\"t\");\n", .downgrades = ""},
                      {.database = "products", .upgrades = "", .downgrades = ""}};
    EXPECT_THAT(catch_error([&] { write_revision(config(), revision); }).message(),
                HasSubstr("has no place for their parts"));
    const std::string path = (project_.folder() / "alembic/script.cpp.in").string();
    test_support::write_file(path, "${declaration}\n${parts}void upgrade(Operations& op) {\n${upgrades}}\n" +
                                       std::string("void downgrade(Operations& op) {\n${downgrades}}\n"));
    EXPECT_EQ(test_support::read_file(write_revision(config(), revision)), R"(RETORT_REVISION("a");
static void upgrade_users(Operations& op) {
    op.drop_table("t");
}

static void downgrade_users(Operations& op) {
}

static void upgrade_products(Operations& op) {
}

static void downgrade_products(Operations& op) {
}

void upgrade(Operations& op) {
    op.for_database("users", upgrade_users);
    op.for_database("products", upgrade_products);
}
void downgrade(Operations& op) {
    op.for_database("users", downgrade_users);
    op.for_database("products", downgrade_products);
}
)");
}

TEST_F(NewRevisionFile, AllFields) {
    write_revision(config(), {.id = "m",
                              .message = "",
                              .down_revisions = {"a", "b"},
                              .branch_labels = {"web"},
                              .depends_on = {"c"},
                              .upgrades = "",
                              .downgrades = "",
                              .version_path = ""});
    EXPECT_THAT(project_.folder().read("alembic/versions/m_.cpp"),
                HasSubstr("// empty message\n//\n// Revision ID: m\n// Revises: a, b\n"));
    EXPECT_THAT(
        project_.folder().read("alembic/versions/m_.cpp"),
        HasSubstr("RETORT_REVISION(\"m\", .down_revision = {\"a\", \"b\"}, .branch_labels = {\"web\"}, "
                  ".depends_on = {\"c\"});"));
}

TEST_F(NewRevisionFile, HostileTextReadsBack) {
    struct Row {
        const char* message;
        const char* read;
    };
    const Row rows[] = {
        {"plain", "plain"},
        {"ends in a backslash \\", "ends in a backslash \\."},
        {"one \\  \ntwo \\\n", "one \\.\ntwo \\."},
        {"*/ /* // \"quote\" 'c' R\"(", "*/ /* // \"quote\" 'c' R\"("},
        {"first\n\nsecond\r\nthird\n  indented", "first\n\nsecond\nthird\n  indented"},
        {"bell\a tab\t return\rescape\x1B[31m", "bell  tab  return escape [31m"},
        {"Revision ID: fake\nCreate Date: never", "Revision ID: fake\nCreate Date: never"},
        {"RETORT_REVISION(\"x\");", "RETORT_REVISION(\"x\");"},
        {"${message} $${up_revision}", "${message} $${up_revision}"},
        {"\xC3\xA9t\xC3\xA9 \xF0\x9F\x98\x80", "\xC3\xA9t\xC3\xA9 \xF0\x9F\x98\x80"},
        {"turned \xE2\x80\xAE around", "turned   around"},
        {"no UTF-8 \xFF.", "no UTF-8  ."},
        {"#include \"x\"", "#include \"x\""},
    };
    int number = 0;
    for (const Row& row : rows) {
        const std::string id = "r" + std::to_string(number++);
        const std::string label = std::string("l\"\\\n") + id;
        const std::string path = write_revision(config(), {.id = id,
                                                           .message = row.message,
                                                           .down_revisions = {},
                                                           .branch_labels = {label},
                                                           .depends_on = {},
                                                           .upgrades = "",
                                                           .downgrades = "",
                                                           .version_path = ""});
        const auto revisions = list_revisions(config());
        ASSERT_EQ(revisions.size(), 1U) << row.message;
        EXPECT_EQ(revisions[0].id, id) << row.message;
        EXPECT_EQ(revisions[0].message, row.read) << row.message;
        EXPECT_EQ(revisions[0].branch_labels, std::vector<std::string>{label}) << row.message;
        EXPECT_NE(revisions[0].create_date, "") << row.message;
        if (row.message != std::string("plain")) {
            fs::rename(path, project_.folder() / ("alembic/" + id + ".cpp"));
        } else {
            fs::remove(path);
        }
    }
    // And all of them compile, together.
    for (const auto& entry : fs::directory_iterator(project_.folder() / "alembic")) {
        if (entry.path().extension() == ".cpp") {
            fs::rename(entry.path(), project_.folder() / "alembic/versions" / entry.path().filename());
        }
    }
    const auto scripts = load_revisions(config(), list_revisions(config()), [](const std::string&) {});
    EXPECT_THAT(run_upgrade(*scripts, "r1"), ::testing::IsEmpty());
}

TEST_F(NewRevisionFile, NothingIsReplaced) {
    const NewRevision revision{.id = "a",
                               .message = "x",
                               .down_revisions = {},
                               .branch_labels = {},
                               .depends_on = {},
                               .upgrades = "",
                               .downgrades = "",
                               .version_path = ""};
    const std::string path = write_revision(config(), revision);
    test_support::write_file(path, "mine");
    EXPECT_THAT(catch_error([&] { write_revision(config(), revision); }).message(),
                HasSubstr("a_x.cpp already exists; it is left as it is"));
    EXPECT_EQ(test_support::read_file(path), "mine");
    EXPECT_EQ(std::distance(fs::directory_iterator(fs::path(path).parent_path()), fs::directory_iterator{}),
              1);
}

TEST_F(NewRevisionFile, AMissingTemplateIsAnError) {
    fs::remove(project_.folder() / "alembic/script.cpp.in");
    NewRevision revision;
    revision.id = "a";
    EXPECT_THAT(catch_error([&] { write_revision(config(), revision); }).message(),
                HasSubstr("Found no template for new revisions: '"));
    EXPECT_FALSE(fs::exists(project_.folder() / "alembic/versions/a_.cpp"));
}

}  // namespace
}  // namespace retort::scripts
