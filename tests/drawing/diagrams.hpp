// Diagrams for the tests, from histories in a line.
#pragma once

#include "drawing/diagram.hpp"
#include "revisions/graph_dsl.hpp"
#include "revisions/history.hpp"

#include <string_view>

namespace retort::drawing {

// The whole history, or a range of it; `current` are identifiers between
// spaces, "-" for a database that was not asked.
inline Diagram parse_diagram(std::string_view history, std::string_view current = "-",
                             std::string_view range = ":") {
    const revisions::Graph graph = revisions::parse_graph(history);
    std::vector<Tips> tips;
    if (current != "-") {
        tips.push_back({.database = "", .revisions = get_rows(graph, revisions::words(current))});
    }
    return make_diagram(graph, list_history(graph, revisions::parse_range(range)), tips);
}

}  // namespace retort::drawing
