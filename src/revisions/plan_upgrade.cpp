// Upgrade: what the target needs and the database does not have.
#include "base/text.hpp"
#include "revisions/order.hpp"
#include "revisions/plan.hpp"
#include "revisions/plan_steps.hpp"
#include "revisions/reach.hpp"
#include "revisions/upgrade_target.hpp"

#include <algorithm>

namespace retort::revisions {

namespace {

// Members of `mask` that no other member stands directly on.
std::vector<Index> list_tips(const Graph& graph, const Mask& mask) {
    Mask below(mask.size());
    for (const Index index : list_marked(mask)) {
        for (const Index down : graph.links(index).down) {
            below[down] = true;
        }
    }
    std::vector<Index> tips = list_marked(mask);
    std::erase_if(tips, [&](Index index) { return below[index]; });
    return tips;
}

// Where L@+N counts from: the start within the branch, else the tips of what of
// the branch is already included, else nothing.
std::vector<Index> narrow_to_branch(const Graph& graph, const std::vector<Index>& start, Index branch) {
    const Mask lineage = mark_lineage(graph, {branch});
    std::vector<Index> own = keep_marked(start, lineage);
    if (!own.empty()) {
        return own;
    }
    Mask included = mark_ancestors(graph, start);
    for (std::size_t i = 0; i < included.size(); ++i) {
        included[i] = included[i] && lineage[i];
    }
    return list_tips(graph, included);
}

std::vector<Index> as_targets(const Symbol& target, const Position& end) {
    if (end.kind == Position::Kind::beyond) {
        throw relative_error(target);
    }
    return end.kind == Position::Kind::base ? std::vector<Index>{} : std::vector<Index>{end.index};
}

std::vector<Index> climb_from_start(const Graph& graph, std::vector<Index> start, const Symbol& target,
                                    const UpgradeTargetOptions& options) {
    if (target.steps <= 0) {
        throw relative_error(target).with_hint("an upgrade goes up: +N, or the name of a revision");
    }
    WalkOptions walk_options{.clamp = options.clamp};
    if (!target.label.empty()) {
        walk_options.branch = get_branch(graph, target.label);
        start = narrow_to_branch(graph, start, *walk_options.branch);
    }
    if (start.size() > 1) {
        throw Error(ErrorKind::command, "Ambiguous upgrade from multiple current revisions")
            .with_hint("these are " + base::join(list_ids(graph, start), ", ") +
                       "; name the branch: <branchname>@" +
                       target.text.substr(target.text.find_last_of('+')));
    }
    const auto from = start.empty() ? std::nullopt : std::optional(start.front());
    return as_targets(target, walk(graph, from, target.steps, walk_options));
}

// ID+N and ID-N. Going up, a label chooses the way; the start may lie below it.
std::vector<Index> walk_from_atom(const Graph& graph, const Symbol& target,
                                  const UpgradeTargetOptions& options) {
    Symbol atom = target;
    atom.is_relative = false;
    WalkOptions walk_options{.clamp = options.clamp};
    if (!target.label.empty() && target.steps > 0) {
        walk_options.branch = get_branch(graph, target.label);
        const bool is_position = target.atom == "head" || target.atom == "heads" || target.atom == "current";
        atom.label = is_position ? target.label : "";
    }
    const auto from = resolve_revision(graph, atom, {.current = options.current});
    return as_targets(target, walk(graph, from, target.steps, walk_options));
}

}  // namespace

std::vector<Index> resolve_upgrade_target(const Graph& graph, const std::vector<Index>& start,
                                          const Symbol& target, const UpgradeTargetOptions& options) {
    if (!target.is_relative || graph.names().find_label(target.text)) {
        return resolve_revisions(graph, target, {.current = options.current});
    }
    return target.atom.empty() ? climb_from_start(graph, start, target, options)
                               : walk_from_atom(graph, target, options);
}

Plan plan_upgrade(const Graph& graph, const Rows& rows, std::string_view target) {
    const std::vector<Index> current = get_rows(graph, rows);
    const std::vector<Index> targets = resolve_upgrade_target(graph, current, parse_symbol(target));
    check_overlaps(graph, targets);
    check_overlaps(graph, current);

    Mask needed = mark_ancestors(graph, targets);
    const Mask applied = mark_ancestors(graph, current);
    for (std::size_t i = 0; i < needed.size(); ++i) {
        needed[i] = needed[i] && !applied[i];
    }
    std::vector<Index> order = sort_newest_first(graph, needed, targets);
    std::reverse(order.begin(), order.end());

    Plan plan;
    VersionRows simulated(graph, rows);
    for (const Index index : order) {
        plan.steps.push_back(make_step(graph, simulated, index, Direction::upgrade));
    }
    return plan;
}

}  // namespace retort::revisions
