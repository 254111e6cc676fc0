// Downgrade: everything that stands on the target, wherever it is applied.
#include "base/text.hpp"
#include "revisions/current.hpp"
#include "revisions/order.hpp"
#include "revisions/plan.hpp"
#include "revisions/plan_steps.hpp"
#include "revisions/reach.hpp"
#include "revisions/walk.hpp"

#include <algorithm>

namespace retort::revisions {

namespace {

// Where to stop, and which branch was meant: a label, or for a plain -N the
// revision it was counted from.
struct Target {
    std::optional<Index> revision;  // nullopt is base
    std::optional<Index> branch;
};

class Downgrade {
public:
    Downgrade(const Graph& graph, const Rows& rows, std::string_view target)
        : graph_(graph),
          rows_(rows),
          symbol_(parse_symbol(target)),
          current_(get_rows(graph, rows)),
          applied_(mark_ancestors(graph, current_)) {}

    Plan run() {
        const Target target = resolve();
        const std::vector<Index> roots = find_roots(target);
        Mask removed = mark_descendants(graph_, roots);
        for (std::size_t i = 0; i < removed.size(); ++i) {
            removed[i] = removed[i] && applied_[i];
        }
        check_reachable(target, removed);

        Plan plan;
        VersionRows simulated(graph_, rows_);
        for (const Index index : sort_newest_first(graph_, removed, current_)) {
            plan.steps.push_back(make_step(graph_, simulated, index, Direction::downgrade));
        }
        warn_of_others(removed, plan);
        return plan;
    }

private:
    Target resolve() const {
        if (symbol_.is_relative && symbol_.atom.empty() && !graph_.names().find_label(symbol_.text)) {
            return resolve_below_current();
        }
        Target target;
        if (!symbol_.label.empty()) {
            target.branch = get_branch(graph_, symbol_.label);
        }
        target.revision = resolve_revision(graph_, symbol_);
        return target;
    }

    Target resolve_below_current() const {
        if (symbol_.steps >= 0) {
            throw relative_error(symbol_).with_hint("a downgrade goes down: -N, or the name of a revision");
        }
        const std::vector<Index> starts = list_starts();
        if (starts.empty()) {
            throw relative_error(symbol_).with_hint("nothing is applied there");
        }
        if (starts.size() > 1) {
            throw ambiguous_start(starts);
        }
        const Position end = walk(graph_, starts.front(), symbol_.steps);
        if (end.kind == Position::Kind::beyond) {
            throw relative_error(symbol_);
        }
        Target target;
        target.branch = symbol_.label.empty() ? starts.front() : get_branch(graph_, symbol_.label);
        if (end.kind == Position::Kind::revision) {
            target.revision = end.index;
        }
        return target;
    }

    // The rows, or with a label those in its line; a branch that is applied only
    // as a dependency has no row, its tip counts then.
    std::vector<Index> list_starts() const {
        if (symbol_.label.empty()) {
            return current_;
        }
        const Mask lineage = mark_lineage(graph_, {get_branch(graph_, symbol_.label)});
        const std::vector<Index> own = keep_marked(current_, lineage);
        return own.empty() ? keep_marked(list_current(graph_, rows_), lineage) : own;
    }

    // The reference takes whichever row the database returns first, and says that
    // it will not do so for ever; a guess is no ground for dropping tables.
    Error ambiguous_start(const std::vector<Index>& starts) const {
        const std::string steps = symbol_.text.substr(symbol_.text.find_last_of('-'));
        std::vector<std::string> ways;
        ways.reserve(starts.size());
        for (const Index start : starts) {
            ways.push_back(graph_[start].id + "@" + steps);
        }
        Error error(ErrorKind::command, "Ambiguous downgrade from multiple current revisions");
        error.with_hint("say from which one: " + base::join(ways, ", "));
        return error;
    }

    std::vector<Index> find_roots(const Target& target) const {
        const std::vector<Index>& roots =
            target.revision ? graph_.links(*target.revision).children : graph_.bases();
        if (!target.branch || roots.size() < 2) {
            return roots;
        }
        const Mask below = mark_ancestors(graph_, {*target.branch}, Follow::parents);
        std::vector<Index> own = keep_marked(roots, below);
        if (own.empty()) {
            throw Error(ErrorKind::command, "Not a valid downgrade target from current heads")
                .with_hint("branch '" + symbol_.label + "' does not lead over any of " +
                           base::join(list_ids(graph_, roots), ", "));
        }
        return own;
    }

    void check_reachable(const Target& target, const Mask& removed) const {
        if (!target.revision || std::find(removed.begin(), removed.end(), true) != removed.end() ||
            std::find(current_.begin(), current_.end(), *target.revision) != current_.end()) {
            return;
        }
        throw Error(ErrorKind::command,
                    "Destination " + symbol_.text + " is not a valid downgrade target from current head(s)")
            .with_hint(applied_[*target.revision] ? "only other branches stand on it"
                                                  : graph_[*target.revision].id + " is not applied");
    }

    // A shared root or a dependency takes revisions of other branches along.
    void warn_of_others(const Mask& removed, Plan& plan) const {
        if (symbol_.label.empty()) {
            return;
        }
        const Mask lineage = mark_lineage(graph_, {get_branch(graph_, symbol_.label)});
        std::vector<Index> others = list_marked(removed);
        std::erase_if(others, [&](Index index) { return lineage[index]; });
        if (!others.empty()) {
            plan.warnings.push_back("downgrade to '" + symbol_.text +
                                    "' also removes revisions outside branch '" + symbol_.label +
                                    "': " + base::join(list_ids(graph_, others), ", "));
        }
    }

    const Graph& graph_;
    const Rows& rows_;
    Symbol symbol_;
    std::vector<Index> current_;
    Mask applied_;
};

}  // namespace

Plan plan_downgrade(const Graph& graph, const Rows& rows, std::string_view target) {
    return Downgrade(graph, rows, target).run();
}

}  // namespace retort::revisions
