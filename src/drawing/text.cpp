// Lanes and lines for a terminal.
#include "base/text.hpp"
#include "drawing/characters.hpp"
#include "drawing/draw.hpp"
#include "drawing/lanes.hpp"

#include <algorithm>
#include <array>

namespace retort::drawing {

namespace {

// Lines start in one column as long as the lanes leave room for that.
constexpr std::size_t kAlignedLanes = 6;

// By the four directions: up 8, down 4, left 2, right 1.
constexpr std::array<const char*, 16> kUnicode = {" ", "╶", "╴", "─", "╷", "╭", "╮", "┬",
                                                  "╵", "╰", "╯", "┴", "│", "├", "┤", "┼"};
constexpr std::array<const char*, 16> kAscii = {" ", "-", "-", "-", "|", ".", ".", ".",
                                                "|", "`", "'", "'", "|", "|", "|", "+"};

std::size_t shape_of(const Cell& cell) {
    return (cell.up ? 8U : 0U) + (cell.down ? 4U : 0U) + (cell.left ? 2U : 0U) + (cell.right ? 1U : 0U);
}

struct Signs {
    const char* unicode;
    const char* ascii;
};

Signs signs_of(const Node& node) {
    if (node.is_outside) {
        return {"◌", "."};
    }
    switch (node.standing) {
        case Standing::current:
            return {"◉", "@"};
        case Standing::pending:
            return {"○", "o"};
        case Standing::applied:
        case Standing::unknown:
            break;
    }
    return {"●", "*"};
}

constexpr std::array<const char*, 6> kLaneColours = {"36", "35", "32", "33", "34", "31"};
constexpr const char* kIdColour = "33";
constexpr const char* kMarksColour = "1;32";
constexpr const char* kFaint = "2";

class TextDrawing {
public:
    TextDrawing(const Diagram& diagram, const TextOptions& options) : diagram_(diagram), options_(options) {}

    std::string run() {
        const std::vector<LaneRow> rows = lay_out_lanes(diagram_);
        for (const LaneRow& row : rows) {
            if (row.node) {
                aligned_ = std::max(aligned_, std::min(row.cells.size(), kAlignedLanes));
            }
        }
        for (const LaneRow& row : rows) {
            text_ += row.node ? draw_node(row) : draw_cells(row);
            text_ += "\n";
        }
        return std::move(text_);
    }

private:
    std::string paint(const char* code, const std::string& text) const {
        return options_.colour && !text.empty() ? "\033[" + std::string(code) + "m" + text + "\033[0m" : text;
    }

    // One lane: its sign, and what leads to the next one.
    std::string draw_cell(const LaneRow& row, std::size_t lane) const {
        const Cell& cell = row.cells[lane];
        const char* line = options_.unicode ? "─" : "-";
        const char* next = cell.right ? line : " ";
        if (cell.is_node) {
            const Signs signs = signs_of(diagram_.nodes[*row.node]);
            return (options_.unicode ? signs.unicode : signs.ascii) + std::string(next);
        }
        if (cell.is_crossing) {
            return (options_.unicode ? "│" : "|") + std::string(next);
        }
        if (options_.unicode) {
            return kUnicode[shape_of(cell)] + std::string(next);
        }
        return draw_ascii(row, lane);
    }
    // A line of a single step is drawn as a stroke: |/ and |\ .
    std::string draw_ascii(const LaneRow& row, std::size_t lane) const {
        const Cell& cell = row.cells[lane];
        if (is_stroke(row, lane)) {
            return kAscii[shape_of(cell)] + std::string(row.cells[lane + 1].down ? "\\" : "/");
        }
        if (lane > 0 && is_stroke(row, lane - 1)) {
            return "  ";
        }
        return kAscii[shape_of(cell)] + std::string(cell.right ? "-" : " ");
    }
    static bool is_stroke(const LaneRow& row, std::size_t lane) {
        const Cell& cell = row.cells[lane];
        if (!cell.up || !cell.down || cell.left || !cell.right || cell.is_crossing) {
            return false;
        }
        const Cell& next = row.cells[lane + 1];
        return !next.right && next.up != next.down;
    }

    std::string draw_cells(const LaneRow& row) const {
        std::size_t used = row.cells.size();
        while (!row.node && used > 0 && shape_of(row.cells[used - 1]) == 0) {
            --used;
        }
        std::string text;
        for (std::size_t lane = 0; lane < used; ++lane) {
            std::string cell = draw_cell(row, lane);
            if (!row.node && lane + 1 == used) {
                cell.resize(cell.find_last_not_of(' ') + 1);
            }
            text += paint(kLaneColours[lane % kLaneColours.size()], cell);
        }
        return text;
    }

    std::string draw_node(const LaneRow& row) const {
        const Node& node = diagram_.nodes[*row.node];
        const std::size_t lanes = std::max(row.cells.size(), aligned_);
        const std::string padding((lanes - row.cells.size()) * 2 + 1, ' ');
        return draw_cells(row) + padding + describe(node, lanes * 2 + 1);
    }

    // `start` is the column that the line begins in.
    std::string describe(const Node& node, std::size_t start) const {
        std::string marks = describe_marks(node);
        if (!node.depends_on.empty() && !node.is_outside) {
            marks += (marks.empty() ? "" : " ") + ("(depends on " + base::join(node.depends_on, ", ") + ")");
        }
        if (node.is_outside) {
            return paint(kFaint, fit(node.id + " (not in the range)", start));
        }
        const std::string head = node.id + (marks.empty() ? "" : " ") + marks;
        const std::string rest = node.summary.empty() ? "" : ", " + node.summary;
        return paint(kIdColour, node.id) + paint(kMarksColour, head.substr(node.id.size())) +
               fit(rest, start + display_width(head));
    }
    std::string fit(const std::string& text, std::size_t start) const {
        if (options_.columns == 0) {
            return text;
        }
        return shorten(text, options_.columns > start ? options_.columns - start : 0);
    }

    const Diagram& diagram_;
    const TextOptions& options_;
    std::size_t aligned_ = 0;  // lanes
    std::string text_;
};

}  // namespace

std::string draw_text(const Diagram& diagram, const TextOptions& options) {
    return TextDrawing(diagram, options).run();
}

}  // namespace retort::drawing
