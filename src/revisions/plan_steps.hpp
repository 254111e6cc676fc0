// Turning an order of revisions into steps; shared by upgrade and downgrade.
#pragma once

#include "revisions/plan.hpp"

namespace retort::revisions {

inline Step make_step(const Graph& graph, VersionRows& rows, Index index, Direction direction) {
    const bool is_upgrade = direction == Direction::upgrade;
    Step step;
    step.direction = direction;
    step.revision = &graph[index];
    step.from = {graph[index].id};
    step.to = list_ids(graph, graph.links(index).parents);
    if (is_upgrade) {
        std::swap(step.from, step.to);
    }
    step.down_revisions = list_ids(graph, graph.links(index).down);
    step.rows_before = rows.rows();
    step.change = is_upgrade ? rows.upgrade(index) : rows.downgrade(index);
    step.rows_after = rows.rows();
    return step;
}

}  // namespace retort::revisions
