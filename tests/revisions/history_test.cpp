#include "revisions/history.hpp"

#include "revisions/graph_dsl.hpp"

#include <gtest/gtest.h>

namespace retort::revisions {
namespace {

constexpr const char* kFork = "a; b<a; c1<b labels=c; d1<c1; c2<b labels=k; d2<c2";

std::string unrelated(const std::string& range) {
    return "error: Requested range " + range +
           " does not refer to ancestor/descendant revisions along the same branch";
}

// REV-40.
TEST(History, RangesAreListedNewestFirst) {
    struct Row {
        std::string graph;
        std::string range;
        std::string current;
        std::string listed;
    };
    const Row rows[] = {
        {"", ":", "", ""},
        {"a; b<a; c<b", ":", "", "c b a"},
        {"a; b<a; c<b", "base:heads", "", "c b a"},
        {"a; b<a; c<b", "b:", "", "c b"},
        {"a; b<a; c<b", ":b", "", "b a"},
        {"a; b<a; c<b", "b:b", "", "b"},
        {"a; b<a; c<b", "c:a", "", unrelated("c:a")},
        {"a; b<a; c<b", "-1:", "", "c b"},
        {"a; b<a; c<b", "-9:", "", "c b a"},
        {"a; b<a; c<b", "-1:current", "b", "b a"},
        {"a; b<a; c<b", "-1:b", "", "b a"},
        {"a; b<a; c<b", "current:", "b", "c b"},
        {"a; b<a; c<b", ":current", "b", "b a"},
        {"a; b<a; c<b", ":current", "", ""},
        {"a; b<a; c<b", "current:", "", "c b a"},
        {"a; b<a; c<b", "current:+1", "a", "b a"},
        {"a; b<a; c<b", "current-1:current+1", "b", "c b a"},
        {"a; b<a; c<b", "c:current", "a", unrelated("c:a")},
        {"a; b<a; c<b", "c:current", "", unrelated("c:base")},
        {"a; b<a; c<b", "a:+1", "", "b a"},
        {"a; b<a; c<b", "a:+9", "", "c b a"},
        {"a; b<a; c<b", ":+2", "", "b a"},
        {"a; b<a; c<b", ":head-1", "", "b a"},
        {"a; b<a; c<b", "head-1:", "", "c b"},
        {"a; b<a; c<b", "c-1:c", "", "c b"},
        {"a; b<a; c<b", ":a-9", "", ""},
        {"a; b<a; c<b", ":-1", "", "error: Relative revision -1 didn't produce 1 migrations"},
        {"a; b<a; c<b", "gone:", "", "error: Can't locate revision identified by 'gone'"},
        {kFork, ":", "", "d1 c1 d2 c2 b a"},
        {kFork, "b:d1", "", "d1 c1 b"},
        {kFork, "c:", "", "d1 c1"},
        {kFork, "c:c@head", "", "d1 c1"},
        {kFork, ":c@head", "", "d1 c1 b a"},
        {kFork, "c@base:", "", "d1 c1 b a"},
        {kFork, "c1@base:", "", "d1 c1 b a"},
        {kFork, "b:c@+1", "", "c1 b"},
        {kFork, "b:+1", "", "error: Ambiguous walk"},
        {kFork, "-1:", "", "d1 c1 d2 c2"},
        {kFork, "c@-1:", "", "d1 c1"},
        {kFork, "d1:d2", "", unrelated("d1:d2")},
        {kFork, "b:d1@current+1", "b", "c1 b"},
        {kFork, "b:d1@current+1", "c1 c2", "d1 c1 b"},
        {"a; b; m<a,b", "-2:", "", "error: Ambiguous walk"},
        // One count ends at base, another one at a fork.
        {"x; a; b; m<a,b", "-2:", "", "error: Ambiguous walk"},
        // Between start and end lies what is not listed.
        {"a labels=l; b<a labels=k; c<a; d<c,a; x deps=b,l; y<x deps=b; e<y,b deps=c", "l@a:", "",
         "d e b c a"},
        {kFork, "c1:current", "d1", "d1 c1"},
        {kFork, "c1:current", "d1 d2", "d1 c1"},
        {"a; x labels=l; y<x deps=a", "l@base:", "", "y x a"},
        {"a; x; y<x deps=a", "x:", "", "y x"},
        {"a; x; y<x deps=a; b<a", "a:", "", "b a"},
    };
    for (const Row& row : rows) {
        const Graph graph = parse_graph(row.graph);
        const Rows current = words(row.current);
        EXPECT_EQ(
            result_of([&] { return ids(graph, list_history(graph, parse_range(row.range), &current)); }),
            row.listed)
            << row.graph << " " << row.range << " at " << row.current;
    }
}

TEST(History, WithoutARangeEverythingIsListed) {
    const Graph graph = parse_graph(kFork);
    EXPECT_EQ(ids(graph, list_history(graph)), "d1 c1 d2 c2 b a");
}

}  // namespace
}  // namespace retort::revisions
