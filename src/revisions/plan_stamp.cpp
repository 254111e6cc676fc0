// Stamp: rows set as if migrations had run. Each destination replaces the rows
// that are in line with it, and leaves the others alone.
#include "revisions/plan.hpp"
#include "revisions/reach.hpp"

#include <algorithm>

namespace retort::revisions {

namespace {

class Stamp {
public:
    Stamp(const Graph& graph, const Rows& rows)
        : graph_(graph), rows_(graph, rows), start_(get_rows(graph, rows)) {}

    Plan run(const std::vector<std::string>& targets) {
        std::vector<Index> destinations;
        for (const std::string& text : targets) {
            const Symbol symbol = parse_symbol(text);
            const std::vector<Index> found = resolve(symbol);
            // Steps may lead below every root; `heads` of an empty history is no base.
            if (found.empty() && (symbol.atom == "base" || symbol.is_relative)) {
                clear(symbol);
            }
            for (const Index index : found) {
                if (std::find(destinations.begin(), destinations.end(), index) == destinations.end()) {
                    destinations.push_back(index);
                }
            }
        }
        // Before any row moves: the next upgrade would refuse such rows.
        check_overlaps(graph_, destinations);
        for (const Index index : destinations) {
            move_to(index);
        }
        return std::move(plan_);
    }

private:
    std::vector<Index> resolve(const Symbol& symbol) const {
        return resolve_revisions(
            graph_, symbol,
            {.multiple_heads = "Multiple heads are present; please specify a single target revision"});
    }

    void clear(const Symbol& symbol) {
        std::vector<Index> rows = get_rows(graph_, rows_.rows());
        if (!symbol.label.empty()) {
            rows = keep_marked(
                rows, mark_lineage(graph_, {get_branch(graph_, symbol.label)}, Follow::dependencies));
        }
        for (const std::string& row : list_ids(graph_, rows)) {
            add(Direction::downgrade, {row}, {}, {.deletes = {row}});
        }
    }

    void move_to(Index index) {
        const std::string& id = graph_[index].id;
        const Mask lineage = mark_lineage(graph_, {index}, Follow::dependencies);
        const Mask above = mark_descendants(graph_, {index});
        // The log names what the database had; the change acts on what is left of it.
        std::vector<Index> related = keep_marked(start_, lineage);
        Rows replaced = list_ids(graph_, keep_marked(get_rows(graph_, rows_.rows()), lineage));
        const bool has_row = std::erase(replaced, id) > 0;
        if (has_row && replaced.empty()) {
            return;
        }
        std::erase(related, index);
        const bool is_down =
            std::any_of(related.begin(), related.end(), [&](Index row) { return above[row]; });
        VersionChange change;
        if (has_row) {
            change.deletes = replaced;
        } else if (replaced.empty()) {
            change.inserts = {id};
        } else {
            change.updates = {{.from = replaced.back(), .to = id}};
            replaced.pop_back();
            change.deletes = replaced;
        }
        add(is_down ? Direction::downgrade : Direction::upgrade, list_ids(graph_, related), {id},
            std::move(change));
    }

    void add(Direction direction, Rows from, Rows to, VersionChange change) {
        Step step;
        step.direction = direction;
        step.is_stamp = true;
        step.from = std::move(from);
        step.to = std::move(to);
        step.rows_before = rows_.rows();
        rows_.apply(change);
        step.change = std::move(change);
        step.rows_after = rows_.rows();
        plan_.steps.push_back(std::move(step));
    }

    const Graph& graph_;
    VersionRows rows_;
    std::vector<Index> start_;
    Plan plan_;
};

}  // namespace

Plan plan_stamp(const Graph& graph, const Rows& rows, const std::vector<std::string>& targets) {
    return Stamp(graph, rows).run(targets);
}

}  // namespace retort::revisions
