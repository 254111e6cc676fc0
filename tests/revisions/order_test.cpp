#include "revisions/order.hpp"

#include "revisions/graph_dsl.hpp"

#include <gtest/gtest.h>

namespace retort::revisions {
namespace {

// REV-18 to REV-21, REV-36.
TEST(Order, NewestFirstOneBranchAtATime) {
    struct Row {
        std::string graph;
        std::string order;
    };
    const Row rows[] = {
        {"a; b<a; c<b", "c b a"},
        {"c<b; a; b<a", "c b a"},
        {"a; b; c<a; d<b", "c a d b"},
        {"a; b<a; c<a; d<b; e<c", "d b e c a"},
        {"a; b<a; c<a; m<b,c; n<m", "n m b c a"},
        {"a; b<a; c<a; m<c,b", "m c b a"},
        {"a; x deps=a; b<a", "x b a"},
        {"a; b<a; x deps=b; c<b; y<x", "c y x b a"},
        {"x; y; a deps=y,x", "a y x"},
        {"a; b<a; c<b deps=a", "c b a"},
        {"a; b<a; x deps=a,b", "x b a"},
    };
    for (const Row& row : rows) {
        const Graph graph = parse_graph(row.graph);
        EXPECT_EQ(ids(graph, sort_newest_first(graph, Mask(graph.size(), true), graph.heads())), row.order)
            << row.graph;
    }
}

TEST(Order, OnlyWhatIsWantedIsListed) {
    const Graph graph = parse_graph("a; b<a; c<b; x deps=b; d<c deps=x");
    Mask wanted(graph.size());
    for (const char* id : {"a", "c", "d"}) {
        wanted[*graph.find(id)] = true;
    }
    EXPECT_EQ(ids(graph, sort_newest_first(graph, wanted, {*graph.find("d")})), "d c a");
    EXPECT_EQ(ids(graph, sort_newest_first(graph, wanted, {})), "d c a");
}

}  // namespace
}  // namespace retort::revisions
