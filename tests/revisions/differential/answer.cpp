// Answers; see answer.hpp.
#include "revisions/differential/answer.hpp"

#include "base/text.hpp"
#include "revisions/current.hpp"
#include "revisions/differential/plan_laws.hpp"
#include "revisions/history.hpp"
#include "revisions/plan.hpp"

#include <algorithm>
#include <stdexcept>

namespace retort::revisions {

namespace {

std::string join_sorted(std::vector<std::string> names, const char* separator = ",") {
    std::sort(names.begin(), names.end());
    return base::join(names, separator);
}

std::string dump(const Plan& plan) {
    std::vector<std::string> steps;
    for (const Step& step : plan.steps) {
        const std::string from = step.is_stamp ? join_sorted(step.from) : base::join(step.from, ",");
        steps.push_back(from + ">" + base::join(step.to, ",") + "[" + join_sorted(step.rows_after) + "]");
    }
    return base::join(steps, " ");
}

std::string dump_graph(const Graph& graph) {
    std::string text;
    for (Index index = 0; index < graph.size(); ++index) {
        text += graph[index].id + ":" + join_sorted(graph.labels(index)) + " ";
    }
    return text + "heads " + join_sorted(list_ids(graph, graph.heads())) + " real " +
           join_sorted(list_ids(graph, graph.real_heads())) + " bases " +
           join_sorted(list_ids(graph, graph.bases()));
}

std::string run(const Graph& graph, const Query& query) {
    if (query.command == "graph") {
        return dump_graph(graph);
    }
    if (query.command == "current") {
        return join_sorted(list_ids(graph, list_current(graph, query.rows)), " ");
    }
    if (query.command == "show") {
        return join_sorted(
            list_ids(graph, resolve_revisions(graph, query.arguments.front(), {.current = &query.rows})),
            " ");
    }
    if (query.command == "history") {
        const Range range = parse_range(query.arguments.front());
        return base::join(list_ids(graph, list_history(graph, range, &query.rows)), " ");
    }
    Plan plan;
    if (query.command == "stamp") {
        plan = plan_stamp(graph, query.rows, query.arguments);
    } else {
        const auto make = query.command == "upgrade" ? plan_upgrade : plan_downgrade;
        plan = make(graph, query.rows, query.arguments.front());
    }
    check_laws(graph, query.rows, plan);
    return dump(plan);
}

}  // namespace

std::string answer(const Graph& graph, const Query& query) {
    try {
        return run(graph, query);
    } catch (const Error& error) {
        if (error.kind() != ErrorKind::command || error.hint().empty()) {
            throw std::logic_error("of the wrong class or without a hint: " + error.describe());
        }
        return "error: " + error.message();
    }
}

}  // namespace retort::revisions
