// The laws, checked by carrying out a plan on a set of revisions.
#include "revisions/differential/plan_laws.hpp"

#include "revisions/reach.hpp"

#include <algorithm>
#include <stdexcept>

namespace retort::revisions {

namespace {

bool all_marked(const std::vector<Index>& indices, const Mask& mask) {
    return std::all_of(indices.begin(), indices.end(), [&](Index index) { return mask[index]; });
}

bool none_marked(const std::vector<Index>& indices, const Mask& mask) {
    return std::none_of(indices.begin(), indices.end(), [&](Index index) { return mask[index]; });
}

// What must have a row: applied, and nothing that is applied stands on it.
Rows list_due_rows(const Graph& graph, const Mask& applied) {
    Rows rows;
    for (const Index index : list_marked(applied)) {
        if (none_marked(graph.links(index).all_children, applied)) {
            rows.push_back(graph[index].id);
        }
    }
    std::sort(rows.begin(), rows.end());
    return rows;
}

Rows sorted(Rows rows) {
    std::sort(rows.begin(), rows.end());
    return rows;
}

bool is_usual(const Graph& graph, const Rows& rows) {
    const bool is_known =
        std::all_of(rows.begin(), rows.end(), [&](const auto& row) { return graph.find(row).has_value(); });
    return is_known && list_due_rows(graph, mark_ancestors(graph, get_rows(graph, rows))) == sorted(rows);
}

void require(bool holds, const Step& step, const char* what) {
    if (!holds) {
        throw std::logic_error(describe_step(step, StepText::ids) + ": " + what);
    }
}

void carry_out(const Graph& graph, const Step& step, Mask& applied) {
    const Index index = get_row(graph, step.revision->id);
    if (step.direction == Direction::upgrade) {
        require(!applied[index], step, "runs what is applied");
        require(all_marked(graph.links(index).all_down, applied), step, "runs before what it needs");
    } else {
        require(applied[index], step, "removes what is not applied");
        require(none_marked(graph.links(index).all_children, applied), step, "removes what is needed");
    }
    applied[index] = step.direction == Direction::upgrade;
}

}  // namespace

void check_laws(const Graph& graph, const Rows& rows, const Plan& plan) {
    if (!is_usual(graph, rows)) {
        return;
    }
    Mask applied = mark_ancestors(graph, get_rows(graph, rows));
    Rows before = rows;
    for (const Step& step : plan.steps) {
        require(step.rows_before == before, step, "does not start where the last one ended");
        before = step.rows_after;
        if (!step.is_stamp) {
            carry_out(graph, step, applied);
            require(sorted(step.rows_after) == list_due_rows(graph, applied), step, "leaves other rows");
        }
    }
    if (!plan.steps.empty() && plan.steps.back().is_stamp) {
        require(is_usual(graph, before), plan.steps.back(), "leaves rows that include one another");
    }
}

}  // namespace retort::revisions
