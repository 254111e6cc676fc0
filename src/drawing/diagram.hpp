// What is to be drawn: revisions and their links, without the graph that they
// come from. Every format reads this value.
#pragma once

#include "revisions/graph.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace retort::drawing {

// Where a revision stands in the database that is connected.
enum class Standing {
    unknown,  // no database was asked
    pending,
    applied,
    current,  // applied, and nothing above it is
};

struct Node {
    std::string id;
    std::string summary;  // one line
    std::vector<std::string> labels;
    std::vector<std::string> depends_on;  // whole identifiers
    bool is_head = false;
    bool is_effective_head = false;  // a head that another revision depends on
    // Not asked for, and there because a revision that was stands on it.
    bool is_outside = false;
    Standing standing = Standing::unknown;
    std::vector<std::string> current_in;  // of several databases, those that are at it unless all are
};

enum class EdgeKind { parent, dependency };

// From a revision down to what it stands on, as positions among the nodes.
struct Edge {
    std::size_t from = 0;
    std::size_t to = 0;
    EdgeKind kind = EdgeKind::parent;
};

struct Diagram {
    std::vector<Node> nodes;  // newest first: every edge leads to a later one
    std::vector<Edge> edges;  // by `from`
};

// The revisions that a database is at; its name is empty where there is one.
struct Tips {
    std::string database;
    std::vector<revisions::Index> revisions;
};

// `indices` newest first, as a history lists them; `current` is empty when no
// database was asked. Of several, a revision is applied when all have it.
Diagram make_diagram(const revisions::Graph& graph, const std::vector<revisions::Index>& indices,
                     const std::vector<Tips>& current = {});

// "current", or "current in engine1, engine2".
std::string describe_current(const Node& node);

// "(orders) (head) (current)": what a node is beside its identifier, each in
// parentheses; empty for nothing special.
std::string describe_marks(const Node& node);

}  // namespace retort::drawing
