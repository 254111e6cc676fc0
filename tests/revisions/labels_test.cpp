#include "revisions/labels.hpp"

#include "base/text.hpp"
#include "revisions/graph_dsl.hpp"

#include <gtest/gtest.h>

namespace retort::revisions {
namespace {

// "a:l b:l,k" for the revisions that have labels.
std::string dump_labels(const Graph& graph) {
    std::vector<std::string> parts;
    for (Index index = 0; index < graph.size(); ++index) {
        if (!graph.labels(index).empty()) {
            parts.push_back(graph[index].id + ":" + base::join(graph.labels(index), ","));
        }
    }
    return base::join(parts, " ");
}

// REV-08.
TEST(Labels, SpreadUpAndDownItsLine) {
    struct Row {
        std::string graph;
        std::string labels;
    };
    const Row rows[] = {
        {"a; b<a; c<b", ""},
        {"a labels=l; b<a; c<b", "a:l b:l c:l"},
        {"a; b<a; c<b labels=l", "a:l b:l c:l"},
        {"a; b<a; c<a labels=l; d<c", "c:l d:l"},
        {"a; b<a labels=l; c<b; d<b", "b:l c:l d:l"},
        {"a; b<a; c<a; m<b,c; d<m labels=l", "d:l"},
        {"a; b<a; c<a labels=l; m<b,c; d<m", "c:l m:l d:l"},
        {"x; a; b<a labels=l; c<b deps=x", "a:l b:l c:l"},
        {"a; b<a; c<b labels=l; x deps=b", "c:l"},
        {"a; b<a labels=l; x deps=b", "a:l b:l"},
        {"a labels=k; b<a labels=l", "a:k,l b:k,l"},
        {"a; b<a labels=l; c<a labels=k", "b:l c:k"},
    };
    for (const Row& row : rows) {
        EXPECT_EQ(dump_labels(parse_graph(row.graph)), row.labels) << row.graph;
    }
}

}  // namespace
}  // namespace retort::revisions
