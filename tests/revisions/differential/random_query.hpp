// Questions about a history, made from a seed: every form of identifier, states
// that upgrades lead to, and some odd ones.
#pragma once

#include "revisions/differential/random.hpp"
#include "revisions/graph.hpp"
#include "revisions/resolve.hpp"

#include <string>
#include <vector>

namespace retort::revisions {

struct Query {
    std::string command;  // upgrade, downgrade, stamp, history, show, current, graph
    Rows rows = {};
    std::vector<std::string> arguments = {};
};

// What is asked of every history; the first ones ask for the graph and its state.
std::vector<Query> make_queries(Random& random, const Graph& graph);

}  // namespace retort::revisions
