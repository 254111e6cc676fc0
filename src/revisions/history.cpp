// History ranges.
#include "revisions/history.hpp"

#include "base/text.hpp"
#include "revisions/order.hpp"
#include "revisions/reach.hpp"
#include "revisions/upgrade_target.hpp"
#include "revisions/walk.hpp"

#include <algorithm>

namespace retort::revisions {

namespace {

class History {
public:
    History(const Graph& graph, const Range& range, const Rows* current)
        : graph_(graph),
          start_(range.start.value_or(parse_symbol("base"))),
          end_(range.end.value_or(parse_symbol("heads"))),
          current_(current) {}

    std::vector<Index> run() const {
        std::vector<Index> ends;
        std::vector<Index> starts;
        if (is_plain_steps(start_)) {
            ends = resolve_end({});
            starts = count_down(ends);
        } else {
            starts = resolve_start();
            ends = resolve_end(starts);
        }
        ends = narrow_ends(ends);
        check_overlaps(graph_, ends);
        const Mask required = mark_ancestors(graph_, ends);
        if (keep_marked(starts, required).size() != starts.size()) {
            throw unrelated(starts, ends);
        }
        return sort_newest_first(graph_, mark_between(starts, required), ends);
    }

private:
    bool is_plain_steps(const Symbol& symbol) const {
        return symbol.is_relative && symbol.atom.empty() && symbol.steps <= 0 &&
               !graph_.names().find_label(symbol.text);
    }

    std::vector<Index> resolve_start() const {
        if (start_.is_relative && !start_.atom.empty() && !graph_.names().find_label(start_.text)) {
            return resolve_upgrade_target(graph_, {}, start_, {.clamp = true, .current = current_});
        }
        return resolve_revisions(graph_, start_, {.current = current_});
    }

    std::vector<Index> resolve_end(const std::vector<Index>& starts) const {
        return resolve_upgrade_target(graph_, starts, end_, {.clamp = true, .current = current_});
    }

    // -N and L@-N as the start: below each end.
    std::vector<Index> count_down(const std::vector<Index>& ends) const {
        std::vector<Index> from = ends;
        if (!start_.label.empty()) {
            from = keep_marked(ends, mark_lineage(graph_, {get_branch(graph_, start_.label)}));
        }
        Mask found(graph_.size());
        bool is_base = false;
        for (const Index end : from) {
            const Position position = walk(graph_, end, start_.steps, {.clamp = true});
            if (position.kind == Position::Kind::base) {
                is_base = true;
            } else {
                found[position.index] = true;
            }
        }
        return is_base ? std::vector<Index>{} : list_marked(found);
    }

    // A branch named at the start limits the ends to that branch.
    std::vector<Index> narrow_ends(std::vector<Index> ends) const {
        if (start_.label.empty()) {
            return ends;
        }
        if (!graph_.names().find_label(start_.label)) {
            return keep_marked(ends, mark_lineage(graph_, {get_branch(graph_, start_.label)}));
        }
        std::erase_if(ends, [this](Index end) {
            const auto& labels = graph_.labels(end);
            return std::find(labels.begin(), labels.end(), start_.label) == labels.end();
        });
        return ends;
    }

    // What the ends need beyond the starts, along the starts' own line.
    Mask mark_between(const std::vector<Index>& starts, Mask required) const {
        if (starts.empty()) {
            return required;
        }
        Mask below = mark_ancestors(graph_, starts);
        for (const Index start : starts) {
            below[start] = false;
        }
        const Mask line = mark_descendants(graph_, starts, Follow::parents);
        for (std::size_t i = 0; i < required.size(); ++i) {
            required[i] = required[i] && !below[i] && line[i];
        }
        // One start may be below another one: every start is listed.
        for (const Index start : starts) {
            required[start] = true;
        }
        return required;
    }

    Error unrelated(const std::vector<Index>& starts, const std::vector<Index>& ends) const {
        const auto name = [this](const Symbol& symbol, const std::vector<Index>& indices) -> std::string {
            if (symbol.atom != "current") {
                return symbol.text;
            }
            return indices.empty() ? "base" : base::join(list_ids(graph_, indices), ", ");
        };
        Error error(ErrorKind::command,
                    "Requested range " + name(start_, starts) + ":" + name(end_, ends) +
                        " does not refer to ancestor/descendant revisions along the same branch");
        error.with_hint("the start must come before the end: [start]:[end]");
        return error;
    }

    const Graph& graph_;
    Symbol start_;
    Symbol end_;
    const Rows* current_;
};

}  // namespace

std::vector<Index> list_history(const Graph& graph, const Range& range, const Rows* current) {
    return History(graph, range, current).run();
}

}  // namespace retort::revisions
