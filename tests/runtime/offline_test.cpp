// The offline run: the text of the script, and replay for what must know the schema.
#include "runtime/offline.hpp"

#include "runtime/fakes.hpp"
#include "runtime/replay.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace retort::runtime {
namespace {

using testing::HasSubstr;
using testing::Not;

operations::Operation create_table(const std::string& name) {
    schema::Table table;
    table.name = {"", name};
    table.columns = {{.name = "x"}};
    return operations::CreateTable{.table = table};
}

operations::Operation alter() {
    return operations::AlterColumn{.table = {"", "t"}, .column = "x", .new_name = "y"};
}

// a creates t, b creates u and alters t.
class Offline : public testing::Test {
protected:
    Offline() {
        scripts_->upgrades["a"] = [](operations::Recorder& recorder) { recorder.record(create_table("t")); };
        scripts_->upgrades["b"] = [](operations::Recorder& recorder) {
            recorder.record(create_table("u"));
            recorder.record(alter());
        };
    }

    std::string script(const revisions::Rows& start, const std::string& target) {
        return write_script({.dialect = dialect_,
                             .graph = graph_,
                             .settings = settings_,
                             .start = start,
                             .plan = plan_upgrade(graph_, start, target),
                             .load_scripts = [this](const auto&) { return scripts_; },
                             .log = [](std::string_view, std::string_view) {}});
    }

    revisions::Graph graph_{{{.id = "a", .message = "first", .path = "a.cpp"},
                             {.id = "b", .down_revisions = {"a"}, .message = "second", .path = "b.cpp"}}};
    FakeDialect dialect_;
    std::shared_ptr<FakeScripts> scripts_ = std::make_shared<FakeScripts>();
    Settings settings_;
};

TEST_F(Offline, WritesTheWholeScript) {
    EXPECT_EQ(script({}, "a"),
              "PREPARE;\n\n"
              "BEGIN;\n\n"
              "create table alembic_version;\n\n"
              "-- Running upgrade  -> a\n\n"
              "create table t;\n\n"
              "INSERT INTO alembic_version (version_num) VALUES ('a');\n\n"
              "COMMIT;\n\n"
              "END;\n\n");
}

TEST_F(Offline, TakesTheStartForGranted) {
    const std::string text = script({"a"}, "b");
    EXPECT_THAT(text, Not(HasSubstr("create table alembic_version")));
    EXPECT_THAT(text, HasSubstr("-- Running upgrade a -> b"));
}

TEST_F(Offline, ReplaysTheHistoryAndWhatWasRecordedSince) {
    const std::string text = script({"a"}, "b");
    const std::string rebuild = text.substr(text.find("rebuild of"));
    EXPECT_THAT(rebuild, HasSubstr("t"));
    EXPECT_THAT(rebuild, HasSubstr("u"));
}

TEST_F(Offline, WrapsEachStepWhereAsked) {
    settings_.transaction_per_migration = true;
    EXPECT_THAT(script({}, "b"), HasSubstr("COMMIT;\n\nBEGIN;\n\n-- Running upgrade a -> b"));
}

TEST_F(Offline, CommitsAStepWhoseEffectMustBeCommittedBeforeItIsUsed) {
    scripts_->upgrades["a"] = [](operations::Recorder& recorder) {
        recorder.record(operations::CreateEnum{{.name = {"", "mood"}, .values = {"old"}}});
        recorder.record(operations::AddEnumValue{.type = {"", "mood"}, .value = "new"});
    };
    scripts_->upgrades["b"] = [](operations::Recorder& recorder) { recorder.record(execute("after")); };
    EXPECT_THAT(script({}, "b"), HasSubstr("COMMIT;\n\nBEGIN;\n\n-- Running upgrade a -> b"));
}

TEST_F(Offline, KeepsAutocommitBlocksOutsideTransactions) {
    scripts_->upgrades["a"] = [](operations::Recorder& recorder) {
        recorder.begin_autocommit();
        recorder.record(execute("inside"));
        recorder.end_autocommit();
    };
    EXPECT_THAT(script({}, "a"), HasSubstr("COMMIT;\n\ninside;\n\nBEGIN;\n\n"));
}

TEST_F(Offline, DoesNotDoubleTerminators) {
    scripts_->upgrades["a"] = [](operations::Recorder& recorder) { recorder.record(execute("SELECT 1;\n")); };
    EXPECT_THAT(script({}, "a"), HasSubstr("SELECT 1;\n\n"));
    EXPECT_THAT(script({}, "a"), Not(HasSubstr(";;")));
}

TEST_F(Offline, RefusesQueries) {
    scripts_->upgrades["a"] = [](operations::Recorder& recorder) {
        recorder.query({.sql = "SELECT 1", .parameters = {}});
    };
    try {
        script({}, "a");
        FAIL() << "a query was answered offline";
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::script);
        EXPECT_THAT(error.describe(), HasSubstr("a.cpp"));
        EXPECT_THAT(error.describe(), HasSubstr("--sql"));
    }
}

TEST_F(Offline, ReplayHandsRawSqlToTheDialect) {
    scripts_->upgrades["a"] = [](operations::Recorder& recorder) {
        recorder.record(create_table("t"));
        recorder.record(execute("CREATE VIEW v"));
    };
    const schema::MetaData metadata =
        replay_history(dialect_, graph_, {"a"}, settings_, [this](const auto&) { return scripts_; });
    ASSERT_EQ(metadata.tables.size(), 1U);
    ASSERT_EQ(metadata.raw_objects.size(), 1U);
    EXPECT_EQ(metadata.raw_objects[0].name.name, "CREATE VIEW v");
}

}  // namespace
}  // namespace retort::runtime
