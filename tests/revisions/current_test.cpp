#include "revisions/current.hpp"

#include "revisions/graph_dsl.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace retort::revisions {
namespace {

// REV-38.
TEST(Current, RowsImplyTipsAndWhatIsLeft) {
    struct Row {
        std::string graph;
        std::string rows;
        std::string current;
        std::string pending;
    };
    const Row rows[] = {
        {"", "", "", ""},
        {"a; b<a", "", "", "a b"},
        {"a; b<a", "a", "a", "b"},
        {"a; b<a", "b", "b", ""},
        {"a; b<a; c<a", "b c", "b c", ""},
        {"a; b<a; c<a", "c b", "b c", ""},
        {"a; x deps=a", "x", "a x", ""},
        {"a; b<a; x deps=a", "x", "a x", "b"},
        {"a; b<a; x deps=a", "b", "b", "x"},
        {"a; b<a; x deps=b; y<x", "y", "b y", ""},
    };
    for (const Row& row : rows) {
        const Graph graph = parse_graph(row.graph);
        const Rows current = words(row.rows);
        EXPECT_EQ(ids(graph, list_current(graph, current)), row.current) << row.graph << " at " << row.rows;
        EXPECT_EQ(ids(graph, list_pending(graph, current)), row.pending) << row.graph << " at " << row.rows;
        // What is not pending is applied, parents first.
        std::vector<Index> all = list_applied(graph, current);
        const auto pending = list_pending(graph, current);
        all.insert(all.end(), pending.begin(), pending.end());
        std::sort(all.begin(), all.end());
        for (Index i = 0; i < graph.size(); ++i) {
            EXPECT_EQ(i < all.size() ? all[i] : graph.size(), i) << row.graph << " at " << row.rows;
        }
        EXPECT_EQ(all.size(), graph.size()) << row.graph << " at " << row.rows;
        EXPECT_EQ(is_up_to_date(graph, current), row.pending.empty()) << row.graph << " at " << row.rows;
    }
}

}  // namespace
}  // namespace retort::revisions
