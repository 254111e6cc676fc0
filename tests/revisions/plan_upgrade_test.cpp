#include "revisions/graph_dsl.hpp"
#include "revisions/plan.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace retort::revisions {
namespace {

constexpr const char* kFork = "a; b<a; c1<b labels=c; d1<c1; c2<b labels=k; d2<c2";

// REV-09 to REV-13, REV-18 to REV-21, REV-28.
TEST(PlanUpgrade, StepsLeadToTheTarget) {
    struct Row {
        std::string graph;
        std::string rows;
        std::string target;
        std::string plan;
    };
    const std::string relative = "error: Relative revision ";
    const Row rows[] = {
        {"a; b<a; c<b", "", "head", "a: insert a | b: update a to b | c: update b to c"},
        {"a; b<a; c<b", "a", "head", "b: update a to b | c: update b to c"},
        {"a; b<a; c<b", "c", "head", ""},
        {"a; b<a; c<b", "c", "a", ""},
        {"a; b<a; c<b", "", "base", ""},
        {"a; b<a; c<b", "", "b", "a: insert a | b: update a to b"},
        {"", "", "head", ""},
        {"", "", "+1", relative + "+1 didn't produce 1 migrations"},
        {"a; b<a; c<b", "", "+2", "a: insert a | b: update a to b"},
        {"a; b<a; c<b", "a", "+1", "b: update a to b"},
        {"a; b<a; c<b", "b", "+2", relative + "+2 didn't produce 2 migrations"},
        {"a; b<a; c<b", "b", "+99999999999", relative + "+99999999999 didn't produce 99999999999 migrations"},
        {"a; b<a; c<b", "b", "-1", relative + "-1 didn't produce 1 migrations"},
        {"a; b<a; c<b", "b", "+0", relative + "+0 didn't produce 0 migrations"},
        {"a; b<a; c<b", "", "a+1", "a: insert a | b: update a to b"},
        {"a; b<a; c<b", "", "base+1", "a: insert a"},
        {"a; b<a; c<b", "", "head-1", "a: insert a | b: update a to b"},
        {"a; b<a; c<b", "", "a-1", ""},
        {"a; b<a; c<b", "", "a-2", relative + "-2 didn't produce 2 migrations"},
        {"a; b<a; c<b", "", "c+1", relative + "+1 didn't produce 1 migrations"},
        {"a; b<a; c<b", "", "heads+1", relative + "+1 didn't produce 1 migrations"},
        {"a; b<a; c<b", "", "+1foo", "error: Can't locate revision identified by '+1foo'"},
        {"a; b<a; c<b", "gone", "head", "error: Can't locate revision identified by 'gone'"},
        {kFork, "b", "head",
         "error: Multiple head revisions are present for given argument 'head'; please specify a specific "
         "target "
         "revision, '<branchname>@head' to narrow to a specific head, or 'heads' for all heads"},
        {kFork, "b", "heads",
         "c2: update b to c2 | d2: update c2 to d2 | c1: insert c1 | d1: update c1 to d1"},
        {kFork, "b", "c@head", "c1: update b to c1 | d1: update c1 to d1"},
        {kFork, "d2", "c@head", "c1: insert c1 | d1: update c1 to d1"},
        {kFork, "b", "+1", "error: Ambiguous walk"},
        {kFork, "b", "c@+1", "c1: update b to c1"},
        {kFork, "d2", "c@+1", "c1: insert c1"},
        {kFork, "d2", "c@+2", "c1: insert c1 | d1: update c1 to d1"},
        {kFork, "", "c@+3", "a: insert a | b: update a to b | c1: update b to c1"},
        {kFork, "", "c@b+1", "a: insert a | b: update a to b | c1: update b to c1"},
        {kFork, "d2", "c@+3", relative + "+3 didn't produce 3 migrations"},
        {kFork, "c1 c2", "+1", "error: Ambiguous upgrade from multiple current revisions"},
        {kFork, "c1 c2", "k@+1", "d2: update c2 to d2"},
        {kFork, "b d1", "heads", "error: Requested revision d1 overlaps with other requested revisions b"},
        {"a; b", "", "heads", "b: insert b | a: insert a"},
        {"a; b", "a", "b", "b: insert b"},
        {"a; b<a; c<a; m<b,c", "", "head",
         "a: insert a | c: update a to c | b: insert b | m: delete b; update c to m"},
        {"a; x deps=a; b<a", "", "x", "a: insert a | x: update a to x"},
        {"a; x deps=a; b<a", "x", "b", "b: insert b"},
        {"a; b<a; z; x<z deps=a,b", "", "x",
         "a: insert a | b: update a to b | z: insert z | x: delete z; update b to x"},
    };
    for (const Row& row : rows) {
        const Graph graph = parse_graph(row.graph);
        EXPECT_EQ(result_of([&] { return dump_plan(plan_upgrade(graph, words(row.rows), row.target)); }),
                  row.plan)
            << row.graph << " from " << row.rows << " to " << row.target;
    }
}

TEST(PlanUpgrade, StepsCarryWhatARuntimeNeeds) {
    std::vector<Revision> revisions = parse_revisions("a; b; m<a,b deps=x; x");
    revisions[2].message = "join both\n\nRevision ID: m\n";
    const Graph graph(std::move(revisions));
    const Plan plan = plan_upgrade(graph, {"a", "b", "x"}, "m");
    ASSERT_EQ(plan.steps.size(), 1U);
    const Step& step = plan.steps.front();
    EXPECT_EQ(step.direction, Direction::upgrade);
    EXPECT_FALSE(step.is_stamp);
    EXPECT_EQ(step.revision, &graph[2]);
    EXPECT_EQ(describe_step(step), "upgrade a, b -> m, join both");
    EXPECT_EQ(describe_step(step, StepText::ids), "upgrade a, b -> m");
    EXPECT_THAT(step.down_revisions, testing::ElementsAre("a", "b", "x"));
    EXPECT_THAT(step.rows_before, testing::ElementsAre("a", "b", "x"));
    EXPECT_THAT(step.rows_after, testing::ElementsAre("m"));
}

TEST(PlanUpgrade, TheFirstArrowStartsFromNothing) {
    const Graph graph = parse_graph("a");
    EXPECT_EQ(describe_step(plan_upgrade(graph, {}, "head").steps.front()), "upgrade  -> a");
}

}  // namespace
}  // namespace retort::revisions
