// Lanes, top to bottom in one pass; see lanes.hpp.
#include "drawing/lanes.hpp"

#include <algorithm>

namespace retort::drawing {

namespace {

class LaneLayout {
public:
    explicit LaneLayout(const Diagram& diagram) : diagram_(diagram), parents_(diagram.nodes.size()) {
        for (const Edge& edge : diagram.edges) {
            if (edge.kind == EdgeKind::parent) {
                parents_[edge.from].push_back(edge.to);
            }
        }
    }

    std::vector<LaneRow> run() {
        for (std::size_t node = 0; node < diagram_.nodes.size(); ++node) {
            add_node(node);
        }
        return std::move(rows_);
    }

private:
    static constexpr std::size_t kFree = static_cast<std::size_t>(-1);

    // The lane that runs to `node`; kFree for none.
    std::size_t find_lane(std::size_t node) const {
        const auto found = std::find(lanes_.begin(), lanes_.end(), node);
        return found == lanes_.end() ? kFree : static_cast<std::size_t>(found - lanes_.begin());
    }
    std::size_t open_lane(std::size_t node) {
        std::size_t lane = find_lane(kFree);
        if (lane == kFree) {
            lane = lanes_.size();
            lanes_.push_back(kFree);
        }
        lanes_[lane] = node;
        return lane;
    }
    void trim() {
        while (!lanes_.empty() && lanes_.back() == kFree) {
            lanes_.pop_back();
        }
    }

    void add_node(std::size_t node) {
        std::size_t lane = find_lane(node);
        if (lane == kFree) {
            lane = open_lane(node);
        }
        add_node_row(node, lane);
        lanes_[lane] = kFree;
        // Read before lanes are opened: a line of this row ends in them.
        const std::vector<std::size_t> before = lanes_;
        const std::vector<std::size_t> targets = take_lanes(parents_[node], lane);
        if (std::any_of(targets.begin(), targets.end(),
                        [lane](std::size_t target) { return target != lane; })) {
            add_link_row(before, lane, targets);
        }
        trim();
    }

    // Lets lanes run to `parents` from here on, the node's own first. Returns the
    // lanes that the node's line reaches: those, and one that it takes over.
    std::vector<std::size_t> take_lanes(const std::vector<std::size_t>& parents, std::size_t own) {
        std::vector<std::size_t> reached;
        bool is_own_taken = false;
        for (const std::size_t parent : parents) {
            std::size_t lane = find_lane(parent);
            if (!is_own_taken && (lane == kFree || lane > own)) {
                // Lines go to the left, so that they end where they began.
                if (lane != kFree) {
                    lanes_[lane] = kFree;
                    reached.push_back(lane);
                }
                lane = own;
                lanes_[own] = parent;
                is_own_taken = true;
            } else if (lane == kFree) {
                lane = open_lane(parent);
            }
            reached.push_back(lane);
        }
        return reached;
    }

    void add_node_row(std::size_t node, std::size_t lane) {
        LaneRow row{.cells = std::vector<Cell>(lanes_.size()), .node = node};
        for (std::size_t i = 0; i < lanes_.size(); ++i) {
            row.cells[i].up = row.cells[i].down = lanes_[i] != kFree;
        }
        row.cells[lane].is_node = true;
        rows_.push_back(std::move(row));
    }

    // A horizontal line from the node's lane to all of its targets.
    void add_link_row(const std::vector<std::size_t>& before, std::size_t lane,
                      const std::vector<std::size_t>& targets) {
        const auto [first, last] = std::minmax_element(targets.begin(), targets.end());
        const std::size_t left = std::min(*first, lane);
        const std::size_t right = std::max(*last, lane);
        LaneRow row{.cells = std::vector<Cell>(lanes_.size()), .node = std::nullopt};
        for (std::size_t i = 0; i < lanes_.size(); ++i) {
            Cell& cell = row.cells[i];
            cell.up = (i < before.size() && before[i] != kFree) || i == lane;
            cell.down = lanes_[i] != kFree;
            cell.left = i > left && i <= right;
            cell.right = i >= left && i < right;
            const bool is_end = i == lane || std::find(targets.begin(), targets.end(), i) != targets.end();
            cell.is_crossing = !is_end && cell.up && cell.left;
        }
        rows_.push_back(std::move(row));
    }

    const Diagram& diagram_;
    std::vector<std::vector<std::size_t>> parents_;
    std::vector<std::size_t> lanes_;  // the node that each runs to
    std::vector<LaneRow> rows_;
};

}  // namespace

std::vector<LaneRow> lay_out_lanes(const Diagram& diagram) {
    return LaneLayout(diagram).run();
}

}  // namespace retort::drawing
