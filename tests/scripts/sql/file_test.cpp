// Revisions in SQL as files: written, given other parents, loaded, run.
#include "scripts/file_name.hpp"
#include "scripts/front_end.hpp"
#include "scripts/project.hpp"
#include "sql/lexer.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace retort::scripts {
namespace {

using operations::RecorderContext;
using revisions::Direction;
using testing::catch_error;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::KeepingSink;
using testing::Project;

const FrontEnd& front_end() {
    return get_front_end(FileFormat::sql);
}

NewRevision new_revision() {
    NewRevision revision;
    revision.id = "b";
    revision.message = "add users";
    revision.down_revisions = {"a"};
    revision.format = FileFormat::sql;
    return revision;
}

class SqlFile : public ::testing::Test {
protected:
    std::string render(const NewRevision& revision) const {
        return front_end().render(project_.config(), revision, "2026-11-22 13:40:00");
    }
    std::unique_ptr<LoadedScripts> load(const std::string& body) const {
        project_.write_version("b.sql", "-- Revision ID: b\n-- Revises: <base>\n\n" + body);
        return project_.load();
    }
    // "sql", or "!sql" outside a transaction; with the line.
    static std::vector<std::string> run(const LoadedScripts& scripts, Direction direction,
                                        RecorderContext context = {}) {
        KeepingSink sink;
        operations::Recorder recorder(sink, std::move(context));
        direction == Direction::upgrade ? scripts.upgrade("b", recorder) : scripts.downgrade("b", recorder);
        std::vector<std::string> lines;
        for (const auto& operation : sink.operations) {
            if (const auto* block = std::get_if<operations::AutocommitBlock>(&operation.value)) {
                for (const auto& inner : block->operations) {
                    lines.push_back("!" + dump(inner));
                }
            } else {
                lines.push_back(dump(operation));
            }
        }
        return lines;
    }
    static std::string dump(const operations::Operation& operation) {
        const auto& execute = std::get<operations::Execute>(operation.value);
        return execute.sql + " @" + std::to_string(execute.place.line);
    }

    Project project_;
};

TEST_F(SqlFile, IsWrittenAsItIsRead) {
    NewRevision revision = new_revision();
    revision.branch_labels = {"web"};
    revision.depends_on = {"c", "d"};
    revision.upgrades = "CREATE TABLE users (id INTEGER);\n";
    EXPECT_EQ(
        render(revision),
        "-- add users\n--\n-- Revision ID: b\n-- Revises: a\n-- Branch Labels: web\n-- Depends On: c, d\n"
        "-- Create Date: 2026-11-22 13:40:00\n\n-- upgrade\nCREATE TABLE users (id INTEGER);\n\n"
        "-- downgrade\n");
    const auto found = front_end().scan("v/b.sql", render(revision));
    EXPECT_EQ(found.id, "b");
    EXPECT_THAT(found.depends_on, ElementsAre("c", "d"));
    EXPECT_EQ(found.message, "add users");
}

TEST_F(SqlFile, HasPartsForEachDatabase) {
    NewRevision revision = new_revision();
    revision.down_revisions = {};
    revision.parts = {{"users", "A;\n", "B;\n"}, {"products", "", ""}};
    EXPECT_THAT(render(revision), HasSubstr("-- Revises: <base>\n"));
    EXPECT_THAT(render(revision), HasSubstr("\n-- upgrade users\nA;\n\n-- downgrade users\nB;\n\n"
                                            "-- upgrade products\n\n-- downgrade products\n"));
}

TEST_F(SqlFile, TakesAnyMessage) {
    for (const std::string message :
         {"", "upgrade", "-- downgrade", "Revision ID: x", "Revises: the prices",
          "two\n\nparagraphs\n-- upgrade", "\r\n\xE2\x80\xAE reversed; DROP TABLE x", "*/ $$ ' \" \\",
          "Revised: near\n\nmore"}) {
        NewRevision revision = new_revision();
        revision.message = message;
        const auto found = front_end().scan("v/b.sql", render(revision));
        EXPECT_EQ(found.id, "b") << message;
        EXPECT_THAT(found.down_revisions, ElementsAre("a")) << message;
        EXPECT_FALSE(found.message.empty()) << message;
    }
}

TEST_F(SqlFile, RefusesNamesThatItCannotHold) {
    for (const std::string id : {"a b", "a,b", "a\nb", " a", "<base>x y"}) {
        NewRevision revision = new_revision();
        revision.id = id;
        EXPECT_THAT(catch_error([&] { render(revision); }).message(),
                    HasSubstr("header of a revision in SQL"))
            << id;
    }
}

TEST_F(SqlFile, GetsOtherParents) {
    struct Row {
        const char* text;
        std::vector<std::string> parents;
        const char* expected;
    };
    const Row rows[] = {
        {"-- m\n--\n-- Revision ID: b\n-- Revises: a\n\n-- upgrade\nA 'a';\n",
         {"c"},
         "-- m\n--\n-- Revision ID: b\n-- Revises: c\n\n-- upgrade\nA 'a';\n"},
        {"-- Revision ID: b\n-- Revises:\n", {"c", "d"}, "-- Revision ID: b\n-- Revises: c, d\n"},
        {"\xEF\xBB\xBF-- Revision ID: b\r\n-- Revises: a\r\n",
         {"c"},
         "\xEF\xBB\xBF-- Revision ID: b\r\n-- Revises: c\r\n"},
        {"-- Revision ID: b\n-- Revises: <base>", {"c"}, "-- Revision ID: b\n-- Revises: c"},
    };
    for (const Row& row : rows) {
        EXPECT_EQ(front_end().reparent("v/b.sql", row.text, row.parents), row.expected);
    }
}

TEST_F(SqlFile, IsRunWithoutACompiler) {
    const auto scripts =
        load("-- upgrade\nA;\n-- autocommit\nB;\n-- autocommit\nC;\nD :x;\n-- downgrade\nE;\n");
    EXPECT_THAT(run(*scripts, Direction::upgrade), ElementsAre("A @5", "!B @7", "!C @9", "D :x @10"));
    EXPECT_THAT(run(*scripts, Direction::downgrade), ElementsAre("E @12"));
    EXPECT_TRUE(project_.take_compilations().empty());
}

TEST_F(SqlFile, IsCutByTheRulesOfTheDatabase) {
    const auto scripts = load("-- upgrade\nA $$ ; $$;\n");
    static constexpr retort::sql::LexRules kRules{.dollar_quotes = true};
    EXPECT_EQ(run(*scripts, Direction::upgrade).size(), 2U);
    EXPECT_EQ(run(*scripts, Direction::upgrade, {.lex = &kRules}).size(), 1U);
}

TEST_F(SqlFile, RunsThePartsOfItsDatabase) {
    const auto scripts = load("-- upgrade\nA;\n-- upgrade users\nB;\n-- downgrade users\nC;\n");
    const RecorderContext users{.database = "users", .databases = {"users", "products"}};
    const RecorderContext products{.database = "products", .databases = {"users", "products"}};
    EXPECT_THAT(run(*scripts, Direction::upgrade, users), ElementsAre("A @5", "B @7"));
    EXPECT_THAT(run(*scripts, Direction::upgrade, products), ElementsAre("A @5"));
    EXPECT_THAT(run(*scripts, Direction::downgrade, users), ElementsAre("C @9"));
    EXPECT_THAT(catch_error([&] { run(*scripts, Direction::downgrade, products); }).message(),
                HasSubstr("cannot be downgraded"));
    EXPECT_THAT(catch_error([&] { run(*scripts, Direction::upgrade); }).message(),
                HasSubstr("'-- upgrade users' names no database"));
}

TEST_F(SqlFile, SaysBeforeItRunsWhatIsWrong) {
    const auto scripts = load("-- upgrade\nA;\n");
    scripts->check("b", Direction::upgrade, {});
    const Error error = catch_error([&] { scripts->check("b", Direction::downgrade, {}); });
    EXPECT_EQ(error.message(), "Revision b cannot be downgraded: it has no '-- downgrade'");
    EXPECT_THAT(error.context().front(), HasSubstr("b.sql"));
    EXPECT_TRUE(run(*load("-- upgrade\n-- downgrade"), Direction::downgrade).empty());
    EXPECT_EQ(
        catch_error([&] { load("-- upgrade\nCOMMIT;")->check("b", Direction::downgrade, {}); }).place().line,
        5);
}

TEST_F(SqlFile, StandsBesideOthers) {
    project_.add_revision("a");
    project_.write_version("b.sql", "-- Revision ID: b\n-- Revises: a\n-- upgrade\nA;\n");
    const auto scripts = project_.load();
    EXPECT_THAT(run(*scripts, Direction::upgrade), ElementsAre("A @4"));
    EXPECT_EQ(testing::run_upgrade(*scripts, "a").size(), 1U);
    EXPECT_THROW(scripts->check("b", Direction::downgrade, {}), Error);
    scripts->check("a", Direction::downgrade, {});
}

TEST(FileFormats, AreConfigured) {
    const auto format_of = [](const std::string& text) {
        return new_file_format(base::Config::parse(text, "x.ini"));
    };
    EXPECT_EQ(format_of("[alembic]\n"), FileFormat::cpp);
    EXPECT_EQ(format_of("[alembic]\nfile_format = sql\n"), FileFormat::sql);
    EXPECT_EQ(format_of("[retort]\nfile_format = sql\n"), FileFormat::sql);
    EXPECT_EQ(format_of("[alembic]\nfile_format = cpp\n[retort]\nfile_format = sql\n"), FileFormat::cpp);
    const Error error = catch_error([&] { format_of("[alembic]\nfile_format = sqll\n"); });
    EXPECT_EQ(error.message(), "file_format is 'sqll'; expected cpp or sql");
    EXPECT_EQ(error.place().line, 2);
}

}  // namespace
}  // namespace retort::scripts
