// What is compiled when: the project's compiler counts its runs.
#include "scripts/files.hpp"
#include "scripts/project.hpp"
#include "support/files.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace retort::scripts {
namespace {

namespace fs = std::filesystem;
using testing::catch_error;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using testing::Project;
using testing::run_upgrade;
using testing::settle;
using ::testing::SizeIs;

std::vector<fs::path> find_built(const Project& project, const std::string& suffix) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(project.folder() / "alembic/.build")) {
        if (entry.path().string().ends_with(suffix)) {
            files.push_back(entry.path());
        }
    }
    return files;
}

void damage(const fs::path& file) {
    test_support::write_file(file, "damaged " + test_support::read_file(file));
}

constexpr int kMany = 30;

std::string name_of(int number) {
    return "r" + std::to_string(100 + number);
}

class Build : public ::testing::Test {
protected:
    void add_many() const {
        for (int i = 0; i < kMany; ++i) {
            project_.add_revision(name_of(i));
        }
    }

    Project project_;
};

TEST_F(Build, ManyRevisionsTakeFewRuns) {
    add_many();
    const auto scripts = project_.load();
    EXPECT_LE(project_.take_compilations().size(), 2U);
    for (int i = 0; i < kMany; ++i) {
        EXPECT_THAT(run_upgrade(*scripts, name_of(i)), ElementsAre(HasSubstr("c_" + name_of(i))));
    }
    EXPECT_EQ(project_.folder().read("alembic/.build/.gitignore"), "*\n");
    EXPECT_THAT(find_built(project_, ".cpp"), IsEmpty()) << "temporary files stay behind";
}

TEST_F(Build, UnchangedCompilesNothing) {
    add_many();
    project_.load();
    project_.take_compilations();
    EXPECT_THAT(run_upgrade(*project_.load(), name_of(7)), SizeIs(1));
    EXPECT_THAT(project_.take_compilations(), IsEmpty());
    for (const auto& entry : fs::directory_iterator(project_.folder() / "alembic/versions")) {
        settle(entry.path());  // touched, as a checkout does
    }
    project_.load();
    EXPECT_THAT(project_.take_compilations(), IsEmpty());
}

TEST_F(Build, AChangedRevisionIsCompiledAlone) {
    add_many();
    project_.load();
    project_.take_compilations();
    project_.add_revision(name_of(7), "op.drop_table(\"other\");");
    const auto scripts = project_.load();
    EXPECT_THAT(project_.take_compilations(), SizeIs(1));
    EXPECT_THAT(run_upgrade(*scripts, name_of(7)), ElementsAre(HasSubstr("other")));
    EXPECT_THAT(run_upgrade(*scripts, name_of(8)), ElementsAre(HasSubstr("c_" + name_of(8))));
    project_.load();
    EXPECT_THAT(project_.take_compilations(), IsEmpty());
}

TEST_F(Build, OnlyWhatThePlanNeeds) {
    project_.add_revision("a");
    project_.write_version("b.cpp", "RETORT_REVISION(\"b\");\nthis is no C++\n");
    const auto revisions = list_revisions(project_.config());
    load_revisions(project_.config(), {revisions.front()}, [](const std::string&) {});
    EXPECT_THAT(project_.take_compilations(), SizeIs(1));
    EXPECT_TRUE(load_revisions(project_.config(), {}, [](const std::string&) {}));
    EXPECT_THAT(project_.take_compilations(), IsEmpty());
}

TEST_F(Build, AChangedHeaderMeansAnotherBuild) {
    const fs::path header =
        project_.folder().write("app/names.hpp", "inline const char* table_name() { return \"one\"; }\n");
    project_.folder().write("app/other.hpp", "// nothing\n");
    project_.write_version(
        "a.cpp",
        "#include <retort/migration.hpp>\n#include \"app/names.hpp\"\n#include \"local.hpp\"\n"
        "using namespace retort;\nRETORT_REVISION(\"a\");\n"
        "void upgrade(Operations& op) { op.drop_table(table_name()); helper(op); }\n"
        "void downgrade(Operations&) {}\n");
    project_.write_version("local.hpp",
                           "static void helper(retort::Operations& op) { op.drop_table(\"local\"); }\n");
    EXPECT_THAT(run_upgrade(*project_.load(), "a"), ElementsAre(HasSubstr("one"), HasSubstr("local")));
    project_.take_compilations();

    settle(header);
    project_.folder().write("app/other.hpp", "// changed\n");
    project_.load();
    EXPECT_THAT(project_.take_compilations(), IsEmpty()) << "only touched, or not included";

    project_.folder().write("app/names.hpp", "inline const char* table_name() { return \"two\"; }\n");
    EXPECT_THAT(run_upgrade(*project_.load(), "a"), ElementsAre(HasSubstr("two"), HasSubstr("local")));
    EXPECT_THAT(project_.take_compilations(), SizeIs(1));
    project_.load();
    EXPECT_THAT(project_.take_compilations(), IsEmpty());
}

TEST_F(Build, HelpersOfOneFileStayThere) {
    for (const std::string id : {"a", "b"}) {
        project_.write_version(id + ".cpp",
                               "#include <retort/migration.hpp>\n#include <string>\nusing namespace retort;\n"
                               "RETORT_REVISION(\"" +
                                   id +
                                   "\");\n"
                                   "inline std::string helper() { return \"from_" +
                                   id +
                                   "\"; }\n"
                                   "void upgrade(Operations& op) { op.drop_table(helper()); }\n"
                                   "void downgrade(Operations&) {}\n");
    }
    const auto scripts = project_.load();
    EXPECT_THAT(run_upgrade(*scripts, "a"), ElementsAre(HasSubstr("from_a")));
    EXPECT_THAT(run_upgrade(*scripts, "b"), ElementsAre(HasSubstr("from_b")));
}

TEST_F(Build, AnErrorNamesTheFileAndShowsTheCompilersWords) {
    add_many();
    const fs::path broken = project_.add_revision(name_of(7), "op.no_such_thing();");
    const Error error = catch_error([&] { project_.load(); });
    EXPECT_EQ(error.kind(), ErrorKind::build);
    EXPECT_THAT(error.message(),
                ::testing::StartsWith("Can't compile " + display_path(broken.string()) + "\n"));
    EXPECT_THAT(error.message(), HasSubstr("no_such_thing"));
    EXPECT_THAT(error.message(), Not(HasSubstr(name_of(8) + ".cpp")));
    EXPECT_EQ(error.place().file, broken.string());
    EXPECT_EQ(error.place().line, 8);
    EXPECT_EQ(error.place().column, 8);

    project_.take_compilations();
    project_.add_revision(name_of(7));
    EXPECT_THAT(run_upgrade(*project_.load(), name_of(7)), SizeIs(1));
    EXPECT_THAT(project_.take_compilations(), SizeIs(1)) << "what did compile was kept";
}

TEST_F(Build, AnErrorInAFileOfItsOwn) {
    const fs::path broken = project_.write_version(
        "a.cpp", "#include <retort/migration.hpp>\n#include \"missing.hpp\"\nRETORT_REVISION(\"a\");\n");
    const Error error = catch_error([&] { project_.load(); });
    EXPECT_THAT(error.message(),
                ::testing::StartsWith("Can't compile " + display_path(broken.string()) + "\n"));
    EXPECT_THAT(error.message(), HasSubstr("missing.hpp"));
    EXPECT_EQ(error.place().line, 2);
}

TEST_F(Build, DamagedFilesAreMadeAnew) {
    add_many();
    project_.load();
    project_.take_compilations();

    const auto manifests = find_built(project_, "/manifest");
    ASSERT_THAT(manifests, SizeIs(1));
    damage(manifests.front());
    EXPECT_THAT(run_upgrade(*project_.load(), name_of(7)), SizeIs(1));
    EXPECT_THAT(project_.take_compilations(), Not(IsEmpty()));

    for (const fs::path& unit : find_built(project_, ".so")) {
        // A new file: this process has the old one mapped.
        const std::string bytes = test_support::read_file(unit);
        fs::remove(unit);
        test_support::write_file(unit, bytes.substr(0, bytes.size() / 2));
    }
    EXPECT_THAT(run_upgrade(*project_.load(), name_of(7)), SizeIs(1));
    EXPECT_THAT(project_.take_compilations(), Not(IsEmpty()));

    for (const fs::path& unit : find_built(project_, ".so")) {
        fs::remove(unit);
    }
    EXPECT_THAT(run_upgrade(*project_.load(), name_of(7)), SizeIs(1));
    EXPECT_THAT(project_.take_compilations(), Not(IsEmpty()));
    project_.load();
    EXPECT_THAT(project_.take_compilations(), IsEmpty());
}

TEST_F(Build, OldUnitsGo) {
    const auto settle_units = [this] {
        for (const fs::path& unit : find_built(project_, ".so")) {
            settle(unit);
        }
    };
    project_.add_revision("a");
    project_.load();
    settle_units();
    project_.add_revision("b");
    project_.load();
    EXPECT_THAT(find_built(project_, ".so"), SizeIs(2));
    settle_units();
    fs::remove(project_.folder() / "alembic/versions/a.cpp");
    project_.add_revision("b", "op.drop_table(\"other\");");
    project_.load();
    EXPECT_THAT(find_built(project_, ".so"), SizeIs(1));
}

TEST_F(Build, OddNamesOfFilesAreNoTrouble) {
    for (const std::string id : {"a \"quoted\" \\ name", "new\nline", "d\xC3\xA9j\xC3\xA0 vu $x #y", "r's"}) {
        project_.write_version(
            id + ".cpp", "#include <retort/migration.hpp>\nusing namespace retort;\nRETORT_REVISION(\"" +
                             std::to_string(id.size()) +
                             "\");\nvoid upgrade(Operations&) {}\nvoid downgrade(Operations&) {}\n");
    }
    project_.write_version(
        "it's alone #1 $HOME.cpp",
        "#include <retort/migration.hpp>\nRETORT_REVISION(\"z\");\nstatic int one = 1;\n"
        "void upgrade(retort::Operations&) { one = 2; }\nvoid downgrade(retort::Operations&) {}\n");
    EXPECT_THAT(run_upgrade(*project_.load(), "z"), IsEmpty());
    project_.take_compilations();
    project_.load();
    EXPECT_THAT(project_.take_compilations(), IsEmpty());
}

TEST_F(Build, WarningsAreShownAndDoNoHarm) {
    const Project project("flags = -Wall -Wmissing-declarations\n");
    project.add_revision("a", "int unused_number = 1;");
    std::string said;
    load_revisions(project.config(), list_revisions(project.config()),
                   [&said](const std::string& line) { said += line + "\n"; });
    EXPECT_THAT(said, ::testing::StartsWith("compiling 1 revision\n"));
    EXPECT_THAT(said, HasSubstr("unused_number"));
    EXPECT_EQ(said.find("warning"), said.rfind("warning")) << said;
}

TEST_F(Build, UserFlagsCount) {
    const Project project("flags = -DTABLE='\"flagged\"'\n");
    project.add_revision("a", "op.drop_table(TABLE);");
    EXPECT_THAT(run_upgrade(*project.load(), "a"), ElementsAre(HasSubstr("flagged")));
}

TEST_F(Build, AFunctionThatIsNowhereIsNamed) {
    project_.write_version(
        "a.cpp",
        "#include <retort/migration.hpp>\nRETORT_REVISION(\"a\");\nnamespace app { void helper(int); }\n"
        "void upgrade(retort::Operations&) { app::helper(1); }\nvoid downgrade(retort::Operations&) {}\n");
    const Error error = catch_error([&] { project_.load(); });
    EXPECT_EQ(error.kind(), ErrorKind::build);
    EXPECT_EQ(error.message(), "A script uses 'app::helper(int)', which is defined nowhere");
}

TEST_F(Build, ACompilerThatDiesIsReported) {
    project_.add_revision("a");
    project_.folder().write("counting-compiler", "#!/bin/sh\nkill -9 $$\n");
    const Error error = catch_error([&] { project_.load(); });
    EXPECT_EQ(error.kind(), ErrorKind::build);
    EXPECT_THAT(error.message(), HasSubstr("(the compiler was ended by signal 9)"));
}

}  // namespace
}  // namespace retort::scripts
