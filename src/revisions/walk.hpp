// Counting steps up and down from a revision.
#pragma once

#include "revisions/graph.hpp"
#include "revisions/symbols.hpp"

#include <optional>

namespace retort::revisions {

// Where a walk ends. `base` is the place below every root; `beyond` is off the graph.
struct Position {
    enum class Kind { revision, base, beyond };
    Kind kind = Kind::base;
    Index index = 0;  // for Kind::revision

    bool operator==(const Position&) const = default;
};

struct WalkOptions {
    // Walking up: only children in line with this revision.
    std::optional<Index> branch = std::nullopt;
    // Stop at the last place instead of going beyond it.
    bool clamp = false;
};

// Goes `steps` up (positive: children; the roots from nothing) or down
// (negative: parents, and once below the roots). Throws ErrorKind::command
// "Ambiguous walk" where more than one way leads on.
Position walk(const Graph& graph, std::optional<Index> start, int steps, const WalkOptions& options = {});

// "Relative revision -3 didn't produce 3 migrations".
Error relative_error(const Symbol& symbol);

}  // namespace retort::revisions
