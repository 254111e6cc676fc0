// BatchOperations: what is recorded, when its scope ends, and how.
#include "base/caught.hpp"
#include "operations/recorded.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace retort::operations {
namespace {

TEST(BatchOperations, RecordOneOperation) {
    const auto script = [](Operations& op) {
        auto batch = op.batch_alter_table("t", in_schema("app"), recreate_always);
        batch.add_column(column("a", Integer(), unique), insert_after("b"), if_not_exists);
        batch.add_column(column("c", Integer()), insert_before("b"));
        batch.drop_column("d");
        batch.alter_column("e", not_null, insert_before("a"));
        batch.create_primary_key("pk", {"a"});
        batch.create_unique_constraint("uq", {"a"});
        batch.create_foreign_key("fk", "u", {"a"}, {"id"}, in_schema("other"), on_delete::cascade);
        batch.create_check_constraint("ck", "a > 0");
        batch.create_exclude_constraint("ex", {excluding("a", "=")});
        batch.create_constraint(unique_constraint({"b"}));
        batch.drop_constraint("uq2", if_exists);
        batch.drop_constraint(check_constraint("a > 1"));
        batch.create_index("ix", {"a"}, unique_index, if_not_exists);
        batch.drop_index("iy", if_exists);
        batch.create_table_comment("c");
        batch.drop_table_comment();
        batch.alter_table_options(option("d_a", "1"));
        batch.execute("UPDATE t SET a = :a", {{"a", 1}});
    };
    EXPECT_EQ(recorded(script),
              "batch_alter_table app.t recreate_always\n"
              "    add_column app.t: a Integer null if_not_exists after b\n"
              "        unique (a)\n"
              "    add_column app.t: c Integer null before b\n"
              "    drop_column app.t.d\n"
              "    alter_column app.t.e: not null before a\n"
              "    create_constraint app.t: primary key pk (a)\n"
              "    create_constraint app.t: unique uq (a)\n"
              "    create_constraint app.t: foreign key fk (a) -> other.u (id) on delete cascade\n"
              "    create_constraint app.t: check ck (a > 0)\n"
              "    create_constraint app.t: exclude ex (a with =)\n"
              "    create_constraint app.t: unique (b)\n"
              "    drop_constraint app.t: uq2 if_exists\n"
              "    drop_constraint app.t: check; was check (a > 1)\n"
              "    create_index app.t: unique index ix (a) if_not_exists\n"
              "    drop_index app.t: iy if_exists\n"
              "    create_table_comment app.t: 'c'\n"
              "    drop_table_comment app.t\n"
              "    alter_table_options app.t: d_a='1'\n"
              "    execute 'UPDATE t SET a = :a' (a = 1)");
}

TEST(BatchOperations, EndWithTheirScopeOrBefore) {
    const auto script = [](Operations& op) {
        {
            auto batch = op.batch_alter_table("a", recreate_never);
            batch.drop_column("x");
        }
        op.drop_table("between");
        auto empty = op.batch_alter_table("b");
        empty.end();
        auto batch = op.batch_alter_table("c");
        batch.drop_column("y");
        batch.end();
        batch.end();
        op.drop_table("after");
    };
    EXPECT_EQ(recorded(script),
              "batch_alter_table a recreate_never\n    drop_column a.x\ndrop_table between\n"
              "batch_alter_table c\n    drop_column c.y\ndrop_table after");
}

TEST(BatchOperations, AreAbandonedByAnException) {
    const auto script = [](Operations& op) {
        try {
            auto batch = op.batch_alter_table("a");
            batch.drop_column("x");
            throw std::runtime_error("no");
        } catch (const std::runtime_error&) {
            op.drop_table("b");
        }
    };
    EXPECT_EQ(recorded(script), "drop_table b");
}

// Ends in a destructor that runs because of an exception elsewhere.
TEST(BatchOperations, AreRecordedWhereTheExceptionIsOlder) {
    struct Late {
        Operations& op;
        ~Late() {
            auto batch = op.batch_alter_table("a");
            batch.drop_column("x");
        }
    };
    const auto script = [](Operations& op) {
        try {
            const Late late{op};
            throw std::runtime_error("no");
        } catch (const std::runtime_error&) {
            op.drop_table("b");
        }
    };
    EXPECT_EQ(recorded(script), "batch_alter_table a\n    drop_column a.x\ndrop_table b");
}

TEST(BatchOperations, RefuseWhatDoesNotFit) {
    const struct {
        void (*script)(Operations&);
        const char* message;
    } rows[] = {
        {[](Operations& op) {
             auto batch = op.batch_alter_table("t");
             batch.end();
             batch.drop_column("a");
         },
         "drop_column is called on a batch of table t that has ended"},
        {[](Operations& op) {
             auto batch = op.batch_alter_table("t");
             op.drop_table("u");
         },
         "drop_table is called while a batch_alter_table is open; end the batch first: put it in a block of "
         "its own, "
         "or call its end()"},
        {[](Operations& op) {
             auto batch = op.batch_alter_table("t");
             auto other = op.batch_alter_table("u");
         },
         "batch_alter_table is called while a batch_alter_table is open; end the batch first: put it in a "
         "block of "
         "its own, or call its end()"},
        {[](Operations& op) {
             auto batch = op.batch_alter_table("t");
             op.connection().query("SELECT 1");
         },
         "the connection is used while a batch_alter_table is open; end the batch first: put it in a block "
         "of its "
         "own, or call its end()"},
        {[](Operations& op) {
             auto batch = op.batch_alter_table("t");
             batch.add_column(column("a", Integer()), in_schema("x"));
         },
         "in_schema does not apply to add_column"},
        {[](Operations& op) {
             auto batch = op.batch_alter_table("t");
             batch.add_column(column("a", Integer()), insert_before("b"), insert_after("c"));
         },
         "add_column is given both insert_before and insert_after"},
        {[](Operations& op) {
             auto batch = op.batch_alter_table("t");
             batch.alter_column("a", in_schema("x"));
         },
         "in_schema does not apply to alter_column 'a'"},
        {[](Operations& op) {
             auto batch = op.batch_alter_table("t");
             batch.create_index("ix", {"a"}, concurrently);
         },
         "concurrently does not apply to create_index"},
    };
    for (const auto& row : rows) {
        EXPECT_EQ(base::caught([&] { recorded(row.script); }), row.message);
    }
}

}  // namespace
}  // namespace retort::operations
