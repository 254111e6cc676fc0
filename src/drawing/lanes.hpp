// The diagram as rows of lanes, the way a terminal shows a history: each
// revision on a row, its line running down to what it stands on.
#pragma once

#include "drawing/diagram.hpp"

#include <optional>
#include <vector>

namespace retort::drawing {

// What leaves the middle of a cell; several at once make a corner or a junction.
struct Cell {
    bool up = false;
    bool down = false;
    bool left = false;
    bool right = false;
    // A line that passes from top to bottom without touching the one across it.
    bool is_crossing = false;
    bool is_node = false;
};

struct LaneRow {
    std::vector<Cell> cells;          // one a lane
    std::optional<std::size_t> node;  // absent: the row only joins and opens lanes
};

// Only parents make lines; a line joins the one that already runs to the same
// revision as soon as it can, so that many branches need few lanes.
std::vector<LaneRow> lay_out_lanes(const Diagram& diagram);

}  // namespace retort::drawing
