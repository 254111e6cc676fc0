#include "revisions/graph_dsl.hpp"
#include "revisions/plan.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace retort::revisions {
namespace {

constexpr const char* kFork = "a; b<a; c1<b labels=c; d1<c1; c2<b labels=k; d2<c2";

// REV-23 to REV-29.
TEST(PlanDowngrade, StepsLeadBackToTheTarget) {
    struct Row {
        std::string graph;
        std::string rows;
        std::string target;
        std::string plan;
    };
    const std::string relative = "error: Relative revision ";
    const std::string ambiguous = "error: Ambiguous downgrade from multiple current revisions";
    const Row rows[] = {
        {"a; b<a; c<b", "c", "base", "c: update c to b | b: update b to a | a: delete a"},
        {"a; b<a; c<b", "c", "a", "c: update c to b | b: update b to a"},
        {"a; b<a; c<b", "c", "-1", "c: update c to b"},
        {"a; b<a; c<b", "b", "-2", "b: update b to a | a: delete a"},
        {"a; b<a; c<b", "b", "-3", relative + "-3 didn't produce 3 migrations"},
        {"a; b<a; c<b", "b", "+1", relative + "+1 didn't produce 1 migrations"},
        {"a; b<a; c<b", "", "-1", relative + "-1 didn't produce 1 migrations"},
        {"a; b<a; c<b", "", "base", ""},
        {"a; b<a; c<b", "c", "c", ""},
        {"a; b<a; c<b", "c", "head-1", "c: update c to b"},
        {"a; b<a; c<b", "c", "a+1", "c: update c to b"},
        {"a; b<a; c<b", "c", "a-1", "c: update c to b | b: update b to a | a: delete a"},
        {"a; b<a; c<b", "c", "a-2", "error: Walked too far"},
        {"a; b<a; c<b", "c", "c+1", "error: Walked too far"},
        {"a; b<a; c<b", "a", "c",
         "error: Destination c is not a valid downgrade target from current head(s)"},
        {"a; b<a; c<b", "a", "head",
         "error: Destination head is not a valid downgrade target from current head(s)"},
        {"a; b<a; c<b", "c", "gone", "error: Can't locate revision identified by 'gone'"},
        {"a; b<a; c<b", "gone", "a", "error: Can't locate revision identified by 'gone'"},
        {kFork, "d1 d2", "b",
         "d1: update d1 to c1 | c1: delete c1 | d2: update d2 to c2 | c2: update c2 to b"},
        {kFork, "d1 d2", "c@b", "d1: update d1 to c1 | c1: delete c1"},
        {kFork, "d1 d2", "c1", "d1: update d1 to c1"},
        {kFork, "d1 d2", "-1", ambiguous},
        {kFork, "d1 d2", "c@-1", "d1: update d1 to c1"},
        {kFork, "d1 d2", "d2@-2", "d2: update d2 to c2 | c2: delete c2"},
        {kFork, "d1 d2", "b@-1", ambiguous},
        {kFork, "d1", "k@-1", relative + "-1 didn't produce 1 migrations"},
        {kFork, "d1", "c2", "error: Destination c2 is not a valid downgrade target from current head(s)"},
        {kFork, "d1 d2", "a@b", "error: Not a valid downgrade target from current heads"},
        {"a; b<a; c<a; m<b,c", "m", "b", "m: insert b; update m to c"},
        {"a; b<a; c<a; m<b,c", "m", "-1", "error: Ambiguous walk"},
        {"a; b<a; c<a; m<b,c", "m", "base",
         "m: insert b; update m to c | b: delete b | c: update c to a | a: delete a"},
        {"a; b", "a b", "base", "a: delete a | b: delete b"},
        {"a labels=l; b", "a b", "l@base", "a: delete a"},
        {"a labels=l; b", "b", "l@-1", relative + "-1 didn't produce 1 migrations"},
        {"a; b<a; x deps=b", "x", "a", "x: update x to b | b: update b to a"},
        {"a labels=l; b<a; x deps=b", "x", "l@-1", "x: update x to b | b: update b to a"},
    };
    for (const Row& row : rows) {
        const Graph graph = parse_graph(row.graph);
        EXPECT_EQ(result_of([&] { return dump_plan(plan_downgrade(graph, words(row.rows), row.target)); }),
                  row.plan)
            << row.graph << " from " << row.rows << " to " << row.target;
    }
}

TEST(PlanDowngrade, OtherBranchesThatGoAreNamed) {
    const Graph graph = parse_graph(kFork);
    EXPECT_THAT(
        plan_downgrade(graph, {"d1", "d2"}, "c@base").warnings,
        testing::ElementsAre("downgrade to 'c@base' also removes revisions outside branch 'c': c2, d2"));
    EXPECT_THAT(plan_downgrade(graph, {"d1", "d2"}, "c@b").warnings, testing::IsEmpty());
    EXPECT_THAT(plan_downgrade(graph, {"d1", "d2"}, "base").warnings, testing::IsEmpty());
}

TEST(PlanDowngrade, AmbiguityNamesTheWaysOut) {
    const Graph graph = parse_graph(kFork);
    EXPECT_EQ(hint_of([&] {
                  plan_downgrade(graph, {"d1", "d2"}, "-1");
              }),
              "say from which one: d1@-1, d2@-1");
}

TEST(PlanDowngrade, StepsCarryWhatARuntimeNeeds) {
    std::vector<Revision> revisions = parse_revisions("a; b; m<a,b");
    revisions[2].message = "join both";
    const Graph graph(std::move(revisions));
    const Plan plan = plan_downgrade(graph, {"m"}, "base");
    const Step& step = plan.steps.front();
    EXPECT_EQ(step.direction, Direction::downgrade);
    EXPECT_EQ(step.revision, &graph[2]);
    EXPECT_EQ(describe_step(step), "downgrade m -> a, b, join both");
    EXPECT_THAT(step.rows_before, testing::ElementsAre("m"));
    EXPECT_THAT(step.rows_after, testing::UnorderedElementsAre("a", "b"));
    EXPECT_EQ(describe_step(plan.steps.back()), "downgrade b -> ");
}

}  // namespace
}  // namespace retort::revisions
