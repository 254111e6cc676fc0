// Which targets mean another place in each database.
#include "revisions/relative_target.hpp"

#include "revisions/graph_dsl.hpp"

#include <gtest/gtest.h>

namespace retort::revisions {
namespace {

TEST(RelativeTarget, CountsFromRowsWithoutAStart) {
    const Graph graph =
        parse_graph("root1; shop1<root1 labels=shop; shop2<shop1; blog1<root1 labels=release-2");
    struct Row {
        const char* target;
        bool counts;
    };
    const Row rows[] = {
        {"+1", true},         {"-1", true},           {"-0", true},         {"shop@+1", true},
        {"shop@-1", true},    {"shop2@-1", true},     {"current", true},    {"current+1", true},
        {"current-2", true},  {"@-1", true},          {"head", false},      {"heads", false},
        {"base", false},      {"shop2", false},       {"root1+2", false},   {"head-1", false},
        {"shop@head", false}, {"shop@head-1", false}, {"release-2", false}, {"", false},
        {"nowhere", false},   {"+", false},
    };
    for (const Row& row : rows) {
        EXPECT_EQ(counts_from_rows(graph, parse_symbol(row.target)), row.counts) << row.target;
    }
}

}  // namespace
}  // namespace retort::revisions
