// The traversal. The reference keeps the ancestor set of every open head; here a
// count of the revisions still to come above each one answers the same question.
#include "revisions/order.hpp"

#include "revisions/blockers.hpp"

#include <cstddef>

namespace retort::revisions {

namespace {

class Traversal {
public:
    Traversal(const Graph& graph, const Mask& wanted, const std::vector<Index>& heads)
        : graph_(graph),
          wanted_(wanted),
          todo_(close(graph, wanted)),
          is_open_(graph.size()),
          above_(graph.size()),
          blockers_(graph, todo_) {
        count_above();
        open_heads(heads);
    }

    std::vector<Index> run() {
        while (!open_.empty()) {
            const Index candidate = open_[at_];
            if (above_[candidate] > 0) {
                at_ = blockers_.find_first(candidate, open_);
                continue;
            }
            order_.push_back(candidate);
            pass(candidate);
            step_down(candidate);
        }
        return std::move(order_);
    }

private:
    // With everything between its members: a range over versioned links alone can
    // have gaps where a dependency leads through another branch.
    static Mask close(const Graph& graph, const Mask& wanted) {
        const std::vector<Index> members = list_marked(wanted);
        Mask closed = mark_ancestors(graph, members);
        const Mask up = mark_descendants(graph, members);
        for (std::size_t i = 0; i < closed.size(); ++i) {
            closed[i] = closed[i] && up[i];
        }
        return closed;
    }

    void count_above() {
        for (Index index = 0; index < graph_.size(); ++index) {
            if (todo_[index]) {
                for (const Index down : graph_.links(index).down) {
                    ++above_[down];
                }
            }
        }
    }

    void open_heads(const std::vector<Index>& heads) {
        for (const Index head : keep_marked(heads, wanted_)) {
            is_open_[head] = true;
        }
        open_ = list_marked(is_open_);
        // No step down leads to these: nothing wanted stands directly on them.
        Mask is_below(graph_.size());
        for (const Index index : list_marked(wanted_)) {
            for (const Index down : graph_.links(index).down) {
                is_below[down] = true;
            }
        }
        for (const Index index : list_marked(wanted_)) {
            if (!is_below[index] && !is_open_[index]) {
                is_open_[index] = true;
                open_.push_back(index);
            }
        }
    }

    // Takes `index` off the list, and the gaps below it that nothing holds up any more.
    void pass(Index index) {
        std::vector<Index> passed{index};
        while (!passed.empty()) {
            const Index above = passed.back();
            passed.pop_back();
            todo_[above] = false;
            for (const Index down : graph_.links(above).down) {
                if (--above_[down] == 0 && todo_[down] && !wanted_[down]) {
                    passed.push_back(down);
                }
            }
        }
    }

    // The first revision below takes the candidate's place; others queue at the end.
    void step_down(Index candidate) {
        bool is_replaced = false;
        for (const Index down : graph_.links(candidate).down) {
            if (!todo_[down] || !wanted_[down] || is_open_[down]) {
                continue;
            }
            is_open_[down] = true;
            if (is_replaced) {
                open_.push_back(down);
            } else {
                open_[at_] = down;
                is_replaced = true;
            }
        }
        if (!is_replaced) {
            open_.erase(open_.begin() + static_cast<std::ptrdiff_t>(at_));
            at_ -= at_ > 0 ? 1 : 0;
        }
    }

    const Graph& graph_;
    const Mask& wanted_;
    Mask todo_;
    Mask is_open_;
    std::vector<std::size_t> above_;  // revisions to come that stand directly on this one
    Blockers blockers_;
    std::vector<Index> open_;
    std::size_t at_ = 0;
    std::vector<Index> order_;
};

}  // namespace

std::vector<Index> sort_newest_first(const Graph& graph, const Mask& wanted,
                                     const std::vector<Index>& heads) {
    return Traversal(graph, wanted, heads).run();
}

}  // namespace retort::revisions
