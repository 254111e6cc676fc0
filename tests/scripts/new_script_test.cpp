// Where a new revision file goes, and where it must not (CFG-08, CFG-11).
#include "base/text.hpp"
#include "scripts/project.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace retort::scripts {
namespace {

namespace fs = std::filesystem;
using testing::catch_error;
using testing::Project;

class NewScriptPlace : public ::testing::Test {
protected:
    NewScriptPlace() {
        project_.folder().write("alembic/script.cpp.in", "// ${message}\n");
        project_.folder().write("one/x", "");
        project_.folder().write("two/x", "");
    }

    // Where a revision "a" with the message "x" goes, relative to the folder; or the error.
    std::string write(const std::string& settings, const std::string& version_path = "",
                      const std::string& parent_file = "") const {
        const auto config = base::Config::parse("[alembic]\nscript_location = %(here)s/alembic\n" + settings,
                                                in_folder("alembic.ini"));
        NewRevision revision;
        revision.id = "a";
        revision.message = "x";
        revision.version_path = version_path;
        revision.parent_file = parent_file;
        try {
            return fs::path(write_revision(config, revision))
                .lexically_relative(project_.folder().path())
                .string();
        } catch (const Error& error) {
            const Place& place = error.place();
            return (place.file.empty() ? "" : std::to_string(place.line) + ": ") +
                   base::replace_all(error.message() + "; " + error.hint(), in_folder(""), "");
        }
    }
    std::string in_folder(const std::string& name) const { return (project_.folder() / name).string(); }

    Project project_;
};

TEST_F(NewScriptPlace, ByTheTemplate) {
    struct Row {
        const char* settings;
        const char* path;
    };
    const Row rows[] = {
        {"", "alembic/versions/a_x.cpp"},
        {"file_template = by/%%(slug)s/%%(rev)s\nrecursive_version_locations = true\n",
         "alembic/versions/by/x/a.cpp"},
        {"file_template = by/%%(rev)s\n",
         "3: file_template makes sub-directories, which are not looked into; add the line: "
         "recursive_version_locations = true"},
        {"file_template = ../%%(rev)s\nrecursive_version_locations = true\n",
         "3: file_template makes 'alembic/a.cpp', which is hidden or outside of 'alembic/versions'; "
         "revisions are "
         "looked for below the version locations, in names without a leading dot"},
        {"file_template = .%%(rev)s\n",
         "3: file_template makes 'alembic/versions/.a.cpp', which is hidden or outside of "
         "'alembic/versions'; "
         "revisions are looked for below the version locations, in names without a leading dot"},
        {"file_template = %%(slag)s\n",
         "3: The file_template '%(slag)s' has an unknown token 'slag'; tokens: %(rev)s %(slug)s %(epoch)s "
         "%(year)d "
         "%(month).2d %(day).2d %(hour).2d %(minute).2d %(second).2d; in the ini each % is written %%"},
        {"timezone = Mars/Olympus\n",
         "3: Can't locate timezone: Mars/Olympus; use a name such as UTC or Europe/Berlin"},
    };
    for (const Row& row : rows) {
        EXPECT_EQ(write(row.settings), row.path) << row.settings;
    }
}

TEST_F(NewScriptPlace, AmongSeveralLocations) {
    const std::string two = "version_locations = %(here)s/one %(here)s/two\npath_separator = space\n";
    EXPECT_EQ(write(two),
              "Multiple version locations present, please specify --version-path; one of: one, two");
    EXPECT_EQ(write(two, in_folder("two")), "two/a_x.cpp");
    fs::remove(in_folder("two/a_x.cpp"));
    // Beside its parent, also from a sub-directory.
    EXPECT_EQ(write(two, "", in_folder("two/2025/p.cpp")), "two/a_x.cpp");
    EXPECT_EQ(write(two, in_folder("three")),
              "Path three is not represented in current version locations; version_locations has: one, two");
    EXPECT_EQ(
        write(two, in_folder("one/sub")),
        "Path one/sub is not represented in current version locations; version_locations has: one, two");
    EXPECT_EQ(write(two + "recursive_version_locations = true\n", in_folder("one/sub")), "one/sub/a_x.cpp");
}

}  // namespace
}  // namespace retort::scripts
