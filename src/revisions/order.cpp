// The traversal. The reference keeps the ancestor set of every open head; here a
// count of the revisions still to come above each one answers the same question.
#include "revisions/order.hpp"

#include <algorithm>
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
          visit_(graph.size()) {
        count_above();
        open_heads(heads);
    }

    std::vector<Index> run() {
        while (!open_.empty()) {
            const Index candidate = open_[at_];
            if (above_[candidate] > 0) {
                at_ = find_blocker(candidate);
                continue;
            }
            emit(candidate);
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
        for (Index index = 0; index < graph_.size(); ++index) {
            if (todo_[index] && above_[index] == 0 && !is_open_[index]) {
                is_open_[index] = true;
                open_.push_back(index);
            }
        }
    }

    // The first open head that stands above `candidate`.
    std::size_t find_blocker(Index candidate) {
        ++visits_;
        std::vector<Index> todo{candidate};
        while (!todo.empty()) {
            const Index index = todo.back();
            todo.pop_back();
            for (const Index child : graph_.links(index).all_children) {
                if (todo_[child] && visit_[child] != visits_) {
                    visit_[child] = visits_;
                    todo.push_back(child);
                }
            }
        }
        const auto blocker =
            std::find_if(open_.begin(), open_.end(), [&](Index head) { return visit_[head] == visits_; });
        return static_cast<std::size_t>(blocker - open_.begin());
    }

    void emit(Index index) {
        todo_[index] = false;
        for (const Index down : graph_.links(index).down) {
            --above_[down];
        }
        if (wanted_[index]) {
            order_.push_back(index);
        }
    }

    // The first revision below takes the candidate's place; others queue at the end.
    void step_down(Index candidate) {
        bool is_replaced = false;
        for (const Index down : graph_.links(candidate).down) {
            if (!todo_[down] || is_open_[down]) {
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
    std::vector<std::size_t> visit_;
    std::size_t visits_ = 0;
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
