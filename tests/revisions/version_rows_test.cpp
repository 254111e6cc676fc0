#include "revisions/version_rows.hpp"

#include "base/text.hpp"
#include "revisions/graph_dsl.hpp"

#include <gtest/gtest.h>

namespace retort::revisions {
namespace {

struct Row {
    std::string graph;
    std::string rows;
    std::string revision;
    std::string change;
    std::string after;
};

std::string label(const Row& row) {
    return row.graph + " at " + row.rows + ": " + row.revision;
}

// REV-30, REV-31.
TEST(VersionRows, UpgradeStepsReplaceWhatTheyStandOn) {
    const Row rows[] = {
        {"a", "", "a", "insert a", "a"},
        {"a; b<a", "a", "b", "update a to b", "b"},
        {"a; b", "a", "b", "insert b", "a b"},
        {"a; b<a; c<a", "b", "c", "insert c", "b c"},
        {"a; b<a; c<a; m<b,c", "b c", "m", "delete b; update c to m", "m"},
        {"a; b<a; c<a; m<c,b", "b c", "m", "delete c; update b to m", "m"},
        {"a; b; c; m<a,b,c", "a b c", "m", "delete a; delete b; update c to m", "m"},
        {"a; b; c; m<a,b", "c a b", "m", "delete a; update b to m", "c m"},
        {"a; x deps=a", "a", "x", "update a to x", "x"},
        {"a; b<a; x deps=a", "b", "x", "insert x", "b x"},
        {"a; z; x<z deps=a", "a z", "x", "delete z; update a to x", "x"},
        {"a; b<a; x<a,b", "b", "x", "update b to x", "x"},
        {"a; b<a; z; x<z deps=a,b", "b z", "x", "delete z; update b to x", "x"},
        {"a; b<a; z; x<z,a deps=b", "z b", "x", "delete z; update b to x", "x"},
    };
    for (const Row& row : rows) {
        const Graph graph = parse_graph(row.graph);
        VersionRows simulated(graph, words(row.rows));
        EXPECT_EQ(dump_change(simulated.upgrade(*graph.find(row.revision))), row.change) << label(row);
        EXPECT_EQ(base::join(simulated.rows(), " "), row.after) << label(row);
    }
}

TEST(VersionRows, DowngradeStepsPutBackWhatLosesItsCover) {
    const Row rows[] = {
        {"a", "a", "a", "delete a", ""},
        {"a; b<a", "b", "b", "update b to a", "a"},
        {"a; b<a; c<a", "b c", "b", "delete b", "c"},
        {"a; b<a; c<a; m<b,c", "m", "m", "insert b; update m to c", "c b"},
        {"a; b<a; c<a; m<b,c; n<b", "m n", "m", "update m to c", "c n"},
        {"a; b; c; m<a,b,c", "m", "m", "insert a; insert b; update m to c", "c a b"},
        {"a; x deps=a", "x", "x", "update x to a", "a"},
        {"a; b<a; x deps=a", "b x", "x", "delete x", "b"},
        {"a; b<a; x<a,b", "x", "x", "update x to b", "b"},
        {"a; b<a; z; x<a,b; y<z", "x y", "x", "update x to b", "b y"},
        {"a; x deps=a; y deps=a", "x y", "x", "delete x", "y"},
    };
    for (const Row& row : rows) {
        const Graph graph = parse_graph(row.graph);
        VersionRows simulated(graph, words(row.rows));
        EXPECT_EQ(dump_change(simulated.downgrade(*graph.find(row.revision))), row.change) << label(row);
        EXPECT_EQ(base::join(simulated.rows(), " "), row.after) << label(row);
    }
}

TEST(VersionRows, UnknownRowsAreRefused) {
    const Graph graph = parse_graph("a");
    EXPECT_EQ(result_of([&] { return base::join(VersionRows(graph, {"gone"}).rows(), " "); }),
              "error: Can't locate revision identified by 'gone'");
}

}  // namespace
}  // namespace retort::revisions
