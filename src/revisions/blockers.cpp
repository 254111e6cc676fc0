// Blockers; see blockers.hpp.
#include "revisions/blockers.hpp"

#include <algorithm>

namespace retort::revisions {

namespace {

constexpr std::size_t kWordBits = 64;
// A table of this many rows takes 50 MB; larger histories go on walking.
constexpr std::size_t kMaxRows = 20000;
// Steps of walks, a revision, that are worth a table.
constexpr std::size_t kPatience = 16;

// Members of `todo`, each after all that stand above it.
std::vector<Index> list_from_top(const Graph& graph, const Mask& todo) {
    std::vector<std::size_t> above(graph.size());
    std::vector<Index> order;
    for (const Index index : list_marked(todo)) {
        above[index] = keep_marked(graph.links(index).all_children, todo).size();
        if (above[index] == 0) {
            order.push_back(index);
        }
    }
    for (std::size_t next = 0; next < order.size(); ++next) {
        for (const Index down : graph.links(order[next]).all_down) {
            if (todo[down] && --above[down] == 0) {
                order.push_back(down);
            }
        }
    }
    return order;
}

}  // namespace

std::size_t Blockers::find_first(Index candidate, const std::vector<Index>& open) {
    if (words_a_row_ == 0 && is_table_due()) {
        make_table();
    }
    auto found = open.begin();
    if (words_a_row_ > 0) {
        found = std::find_if(open.begin(), open.end(), [&](Index head) { return is_above(head, candidate); });
    } else {
        mark_above(candidate);
        found = std::find_if(open.begin(), open.end(), [&](Index head) { return visit_[head] == visits_; });
    }
    return static_cast<std::size_t>(found - open.begin());
}

void Blockers::mark_above(Index candidate) {
    ++visits_;
    std::vector<Index> walk{candidate};
    while (!walk.empty()) {
        const Index index = walk.back();
        walk.pop_back();
        for (const Index child : graph_.links(index).all_children) {
            if (todo_[child] && visit_[child] != visits_) {
                visit_[child] = visits_;
                ++work_;
                walk.push_back(child);
            }
        }
    }
}

bool Blockers::is_table_due() {
    return work_ > kPatience * graph_.size() && list_marked(todo_).size() <= kMaxRows;
}

void Blockers::make_table() {
    const std::vector<Index> order = list_from_top(graph_, todo_);
    words_a_row_ = order.size() / kWordBits + 1;
    table_.assign(order.size() * words_a_row_, 0);
    for (std::size_t row = 0; row < order.size(); ++row) {
        row_of_[order[row]] = row;
        Word* const above = &table_[row * words_a_row_];
        for (const Index child : graph_.links(order[row]).all_children) {
            if (!todo_[child]) {
                continue;
            }
            const std::size_t upper = row_of_[child];
            const Word* const theirs = &table_[upper * words_a_row_];
            for (std::size_t word = 0; word <= upper / kWordBits; ++word) {
                above[word] |= theirs[word];
            }
            above[upper / kWordBits] |= Word{1} << upper % kWordBits;
        }
    }
}

bool Blockers::is_above(Index upper, Index lower) const {
    const std::size_t column = row_of_[upper];
    const Word word = table_[row_of_[lower] * words_a_row_ + column / kWordBits];
    return (word >> column % kWordBits & 1U) != 0;
}

}  // namespace retort::revisions
