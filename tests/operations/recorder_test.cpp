// Recorder: autocommit blocks, and scripts that leave something open.
#include "base/caught.hpp"
#include "operations/recorded.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace retort::operations {
namespace {

TEST(AutocommitBlock, GroupsWhatIsRecordedInside) {
    const auto script = [](Operations& op) {
        op.drop_table("a");
        {
            const auto block = op.autocommit_block();
            op.create_index("ix", "t", {"a"}, concurrently);
            auto batch = op.batch_alter_table("t");
            batch.drop_column("x");
        }
        { const auto empty = op.autocommit_block(); }
        op.drop_table("b");
    };
    EXPECT_EQ(recorded(script),
              "drop_table a\n"
              "autocommit_block\n"
              "    create_index t: index ix (a) concurrently\n"
              "    batch_alter_table t\n"
              "        drop_column t.x\n"
              "drop_table b");
}

TEST(AutocommitBlock, IsDividedByAQuery) {
    const auto script = [](Operations& op) {
        const auto block = op.autocommit_block();
        op.execute("VACUUM");
        op.connection().query("SELECT 1");
        op.execute("ANALYZE");
    };
    EXPECT_EQ(recorded(script),
              "autocommit_block\n    execute 'VACUUM'\nquery execute 'SELECT 1'\n"
              "autocommit_block\n    execute 'ANALYZE'");
}

TEST(AutocommitBlock, IsAbandonedByAnException) {
    const auto script = [](Operations& op) {
        try {
            const auto block = op.autocommit_block();
            op.execute("VACUUM");
            throw std::runtime_error("no");
        } catch (const std::runtime_error&) {
            op.drop_table("a");
        }
    };
    EXPECT_EQ(recorded(script), "drop_table a");
}

TEST(AutocommitBlock, RefusesToBeginInsideAnother) {
    const auto twice = [](Operations& op) {
        const auto block = op.autocommit_block();
        const auto other = op.autocommit_block();
    };
    EXPECT_EQ(base::caught([&] { recorded(twice); }), "autocommit_block begins inside another");
    const auto in_batch = [](Operations& op) {
        auto batch = op.batch_alter_table("t");
        const auto block = op.autocommit_block();
    };
    EXPECT_EQ(base::caught([&] { recorded(in_batch); }).find("autocommit_block begins while a batch"), 0U);
}

TEST(Recorder, RefusesToFinishWithSomethingOpen) {
    FakeSink sink;
    Recorder recorder(sink, {});
    recorder.begin_autocommit();
    EXPECT_EQ(base::caught([&] { recorder.finish(); }), "the script ends while an autocommit_block is open");
    recorder.end_autocommit();
    recorder.begin_batch();
    EXPECT_EQ(
        base::caught([&] { recorder.finish(); }).find("the script ends while a batch_alter_table is open"),
        0U);
    recorder.abandon_batch();
    recorder.finish();
    EXPECT_TRUE(sink.log.empty());
}

}  // namespace
}  // namespace retort::operations
