// Large histories. A quadratic step would make these take minutes; no clock is read.
#include "revisions/current.hpp"
#include "revisions/graph_dsl.hpp"
#include "revisions/history.hpp"
#include "revisions/plan.hpp"

#include <gtest/gtest.h>

namespace retort::revisions {
namespace {

constexpr int kMany = 10000;

std::string name(const char* prefix, int number) {
    return prefix + std::to_string(number);
}

Revision make_revision(std::string id, std::vector<std::string> down,
                       std::vector<std::string> depends_on = {}) {
    Revision revision;
    revision.id = std::move(id);
    revision.down_revisions = std::move(down);
    revision.depends_on = std::move(depends_on);
    return revision;
}

TEST(Scale, ALongLineIsListedAndPlanned) {
    std::vector<Revision> revisions{make_revision("r0", {})};
    for (int i = 1; i < kMany; ++i) {
        revisions.push_back(make_revision(name("r", i), {name("r", i - 1)}));
    }
    const Graph graph(std::move(revisions));
    EXPECT_EQ(ids(graph, graph.heads()), "r9999");
    EXPECT_EQ(list_history(graph).size(), graph.size());
    EXPECT_EQ(plan_upgrade(graph, {}, "head").steps.size(), graph.size());
    EXPECT_EQ(plan_downgrade(graph, {"r9999"}, "base").steps.size(), graph.size());
}

TEST(Scale, TwoBranchesWithDependenciesAreWalkedBack) {
    std::vector<Revision> revisions{make_revision("root", {}), make_revision("a0", {"root"}),
                                    make_revision("b0", {"root"})};
    for (int i = 1; i < kMany / 10; ++i) {
        revisions.push_back(make_revision(name("a", i), {name("a", i - 1)}));
        revisions.push_back(make_revision(name("b", i), {name("b", i - 1)}, {name("a", i - 1)}));
    }
    const Graph graph(std::move(revisions));
    const Plan up = plan_upgrade(graph, {}, "heads");
    EXPECT_EQ(up.steps.size(), graph.size());
    const Plan down = plan_downgrade(graph, up.steps.back().rows_after, "base");
    EXPECT_EQ(down.steps.size(), graph.size());
    EXPECT_TRUE(down.steps.back().rows_after.empty());
}

// Many short branches, each leading below a long one whose every step waits for
// one of them: whichever is tried next, nearly everything stands above it.
TEST(Scale, BranchesThatAllWaitForOneAnotherAreOrdered) {
    constexpr int kBranches = kMany / 4;
    std::vector<Revision> revisions;
    for (int i = 0; i < kBranches; ++i) {
        revisions.push_back(make_revision(name("low", i), {}));
    }
    std::vector<std::string> all_low;
    for (const Revision& revision : revisions) {
        all_low.push_back(revision.id);
    }
    for (int i = 0; i < kBranches; ++i) {
        revisions.push_back(make_revision(name("top", i), {name("low", i)}, {name("long", i)}));
    }
    revisions.push_back(make_revision("long0", {}, all_low));
    for (int i = 1; i < kMany / 2; ++i) {
        revisions.push_back(make_revision(name("long", i), {name("long", i - 1)}));
    }
    const Graph graph(std::move(revisions));
    EXPECT_EQ(list_history(graph).size(), graph.size());
    EXPECT_EQ(list_pending(graph, {}).size(), graph.size());
}

TEST(Scale, ManyMergesAreWalkedThrough) {
    std::vector<Revision> revisions{make_revision("m0", {})};
    for (int i = 1; i < kMany / 3; ++i) {
        revisions.push_back(make_revision(name("a", i), {name("m", i - 1)}));
        revisions.push_back(make_revision(name("b", i), {name("m", i - 1)}));
        revisions.push_back(make_revision(name("m", i), {name("a", i), name("b", i)}));
    }
    const Graph graph(std::move(revisions));
    EXPECT_EQ(list_history(graph).size(), graph.size());
    EXPECT_EQ(list_pending(graph, {}).size(), graph.size());
}

}  // namespace
}  // namespace retort::revisions
