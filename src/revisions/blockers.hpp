// What keeps a revision back during a traversal: another one above it that is
// still to come. The traversal asks this each time it has to switch branches.
#pragma once

#include "revisions/reach.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace retort::revisions {

// Walks up from each revision asked about; once that has cost more than a table
// of who stands above whom would, makes the table. So histories that switch
// branches at every step stay fast, and all others pay nothing for them.
// `todo` is the caller's, and may only shrink.
class Blockers {
public:
    Blockers(const Graph& graph, const Mask& todo)
        : graph_(graph), todo_(todo), visit_(graph.size()), row_of_(graph.size()) {}

    // The position in `open` of the first one above `candidate`; there must be one.
    std::size_t find_first(Index candidate, const std::vector<Index>& open);

private:
    using Word = std::uint64_t;

    void mark_above(Index candidate);
    bool is_table_due();
    void make_table();
    bool is_above(Index upper, Index lower) const;

    const Graph& graph_;
    const Mask& todo_;
    std::vector<std::size_t> visit_;  // the number of the walk that came by last
    std::size_t visits_ = 0;
    std::size_t work_ = 0;
    std::vector<std::size_t> row_of_;  // a revision's row and column in the table
    std::size_t words_a_row_ = 0;      // 0 until there is a table
    std::vector<Word> table_;
};

}  // namespace retort::revisions
