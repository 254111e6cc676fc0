#include "revisions/graph_dsl.hpp"
#include "revisions/plan.hpp"

#include <gtest/gtest.h>

namespace retort::revisions {
namespace {

constexpr const char* kFork = "a; b<a; c1<b labels=c; d1<c1; c2<b labels=k; d2<c2";

// REV-33 to REV-35.
TEST(PlanStamp, RowsInLineAreReplaced) {
    struct Row {
        std::string graph;
        std::string rows;
        std::string targets;
        std::string plan;
    };
    const Row rows[] = {
        {"a; b<a", "", "head", "->b: insert b"},
        {"", "", "heads", ""},
        {"a; b<a", "a", "head", "a->b: update a to b"},
        {"a; b<a", "b", "head", ""},
        {"a; b<a", "b", "a", "b->a: update b to a"},
        {"a; b<a", "b", "base", "b->: delete b"},
        {"a; b<a", "", "base", ""},
        {"a; b<a", "b", "-1", "b->a: update b to a"},
        {"a; b<a", "b", "-2", "b->: delete b"},
        {"a; b<a", "b", "a-1", "b->: delete b"},
        {"a; b<a", "b", "b-3", "error: Walked too far"},
        {"a; b<a", "b", "-3", "error: Relative revision -3 didn't produce 3 migrations"},
        {"a; b", "a b", "a@-1", "a->: delete a"},
        {"a; b<a", "a", "a b", "error: Requested revision b overlaps with other requested revisions a"},
        {"a; b<a", "a b", "b", "a->b: delete a"},
        {"a; b<a", "gone", "b", "error: Can't locate revision identified by 'gone'"},
        {"a; b<a", "a", "gone", "error: Can't locate revision identified by 'gone'"},
        {kFork, "", "head", "error: Multiple heads are present; please specify a single target revision"},
        {kFork, "", "heads", "->d1: insert d1 | ->d2: insert d2"},
        {kFork, "b", "heads", "b->d1: update b to d1 | b->d2: insert d2"},
        {kFork, "d1 d2", "b", "d1,d2->b: delete d1; update d2 to b"},
        {kFork, "d1 d2", "c@base", "d1->: delete d1"},
        {kFork, "d1 d2", "base", "d1->: delete d1 | d2->: delete d2"},
        {kFork, "d1", "d2", "->d2: insert d2"},
        {kFork, "d1 d2", "c1", "d1->c1: update d1 to c1"},
        {kFork, "d1", "c@head c@head", ""},
        {"a; b<a; c<a; m<b,c", "b c", "m", "b,c->m: delete b; update c to m"},
        {"a; b<a; c<a; m<b,c", "m", "b c", "m->b: update m to b | m->c: insert c"},
        {"a; x deps=a", "x", "a", "x->a: update x to a"},
        {"a; x deps=a", "a", "x", "a->x: update a to x"},
        {"a labels=l; b<a; x deps=a", "x", "l@head", "->b: insert b"},
        {"a; b", "a", "base b", "a->: delete a | ->b: insert b"},
    };
    for (const Row& row : rows) {
        const Graph graph = parse_graph(row.graph);
        EXPECT_EQ(
            result_of([&] { return dump_plan(plan_stamp(graph, words(row.rows), words(row.targets))); }),
            row.plan)
            << row.graph << " at " << row.rows << " to " << row.targets;
    }
}

TEST(PlanStamp, TheLogNamesBothSides) {
    const Graph graph = parse_graph("a; b; m<a,b");
    const Step up = plan_stamp(graph, {"a", "b"}, {"m"}).steps.front();
    EXPECT_TRUE(up.is_stamp);
    EXPECT_EQ(up.direction, Direction::upgrade);
    EXPECT_EQ(describe_step(up), "stamp_revision a, b -> m");
    const Step down = plan_stamp(graph, {"m"}, {"a"}).steps.front();
    EXPECT_EQ(down.direction, Direction::downgrade);
    EXPECT_EQ(down.revision, nullptr);
}

}  // namespace
}  // namespace retort::revisions
