// Answers drawn from the closure of the version rows.
#include "revisions/current.hpp"

#include "revisions/order.hpp"
#include "revisions/reach.hpp"

#include <algorithm>

namespace retort::revisions {

std::vector<Index> list_current(const Graph& graph, const Rows& rows) {
    const Mask applied = mark_ancestors(graph, get_rows(graph, rows));
    std::vector<Index> tips;
    for (const Index index : list_marked(applied)) {
        const auto& children = graph.links(index).children;
        if (std::none_of(children.begin(), children.end(), [&](Index child) { return applied[child]; })) {
            tips.push_back(index);
        }
    }
    return tips;
}

bool is_up_to_date(const Graph& graph, const Rows& rows) {
    const Mask applied = mark_ancestors(graph, get_rows(graph, rows));
    const auto& heads = graph.heads();
    return std::all_of(heads.begin(), heads.end(), [&](Index head) { return applied[head]; });
}

std::vector<Index> list_applied(const Graph& graph, const Rows& rows) {
    const std::vector<Index> tips = get_rows(graph, rows);
    std::vector<Index> order = sort_newest_first(graph, mark_ancestors(graph, tips), tips);
    std::reverse(order.begin(), order.end());
    return order;
}

std::vector<Index> list_pending(const Graph& graph, const Rows& rows) {
    Mask pending = mark_ancestors(graph, get_rows(graph, rows));
    pending.flip();
    std::vector<Index> order = sort_newest_first(graph, pending, graph.real_heads());
    std::reverse(order.begin(), order.end());
    return order;
}

}  // namespace retort::revisions
