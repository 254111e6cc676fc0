// Answers come out of a pipe as they went in, or not at all.
#include "commands/worker_answer.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace retort::commands {
namespace {

using testing::ElementsAre;

WorkerAnswer failed_answer() {
    WorkerAnswer answer{.changed = true, .result = "{\"a\": \"5:x\"}\n", .missed_scripts = {"aaa", ""}};
    answer.error = Error(ErrorKind::script, "it\nfailed: ünï\"")
                       .at({.file = "a b.sql", .line = 3, .column = 7})
                       .with_sql("SELECT ';'")
                       .with_sqlstate("42P07")
                       .with_state("unchanged")
                       .with_hint("mend it")
                       .add_context("inner")
                       .add_context("outer");
    return answer;
}

TEST(WorkerAnswer, ComesOutAsItWentIn) {
    const auto answer = parse_answer(dump_answer(failed_answer()));
    ASSERT_TRUE(answer);
    EXPECT_TRUE(answer->changed);
    EXPECT_EQ(answer->result, failed_answer().result);
    EXPECT_THAT(answer->missed_scripts, ElementsAre("aaa", ""));
    ASSERT_TRUE(answer->error);
    EXPECT_EQ(answer->error->kind(), ErrorKind::script);
    EXPECT_EQ(answer->error->place(), failed_answer().error->place());
    EXPECT_EQ(answer->error->describe(), failed_answer().error->describe());
    EXPECT_THAT(answer->error->context(), ElementsAre("outer", "inner"));
}

TEST(WorkerAnswer, MayHaveNoError) {
    const auto answer = parse_answer(dump_answer({}));
    ASSERT_TRUE(answer);
    EXPECT_FALSE(answer->changed);
    EXPECT_FALSE(answer->error);
}

TEST(WorkerAnswer, MayHaveBeenToldSomethingBefore) {
    const std::string told = dump_backup("/a.db.backup-1") + dump_backup("/a 2:b");
    const auto answer = parse_answer(told + dump_answer({.changed = true}));
    ASSERT_TRUE(answer);
    EXPECT_TRUE(answer->changed);
    EXPECT_EQ(find_backup(told), "/a 2:b");
    EXPECT_EQ(find_backup(told.substr(0, told.size() - 1)), "/a.db.backup-1") << "the second was cut off";
    EXPECT_EQ(find_backup(told + dump_answer({}).substr(0, 9)), "/a 2:b");
    EXPECT_EQ(find_backup(dump_answer({.changed = true})), "");
    EXPECT_FALSE(parse_answer(told));
}

TEST(WorkerAnswer, IsNoneWhereItWasCutOff) {
    const std::string text = dump_answer(failed_answer());
    for (std::size_t length = 0; length < text.size(); ++length) {
        EXPECT_FALSE(parse_answer(std::string_view(text).substr(0, length))) << length;
    }
    for (const char* other : {"x", "1:", "1:1:", "99999999999999999999:", "-1:", "1:15:aaaaa", "1:11:x99:"}) {
        EXPECT_FALSE(parse_answer(other)) << other;
    }
    EXPECT_FALSE(parse_answer(text + "x"));
}

}  // namespace
}  // namespace retort::commands
