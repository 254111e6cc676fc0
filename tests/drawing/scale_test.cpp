// Histories of the size that they may reach are drawn without a wait.
#include "drawing/diagrams.hpp"
#include "drawing/draw.hpp"

#include <gtest/gtest.h>

#include <chrono>

namespace retort::drawing {
namespace {

std::string make_line(const std::string& name, const std::string& from, int length) {
    std::string history;
    std::string below = from;
    for (int i = 0; i < length; ++i) {
        const std::string id = name + std::to_string(i);
        history += id + (below.empty() ? "" : "<" + below) + ";";
        below = id;
    }
    return history;
}

std::string make_branches(int count, int length, bool are_merged) {
    std::string history = "root;";
    std::string tops;
    for (int i = 0; i < count; ++i) {
        const std::string name = "b" + std::to_string(i) + "_";
        history += make_line(name, "root", length);
        tops += (tops.empty() ? "" : ",") + name + std::to_string(length - 1);
    }
    return history + (are_merged ? "m<" + tops : "");
}

TEST(Scale, LargeHistoriesAreDrawnAtOnce) {
    struct Row {
        const char* what;
        std::string history;
    };
    const std::vector<Row> rows = {
        {"10,000 in a line", make_line("r", "", 10'000)},
        {"200 branches", make_branches(200, 20, false)},
        {"200 branches and their merge", make_branches(200, 20, true)},
        {"a dependency across everything", make_line("r", "", 5'000) + "x deps=r0; y<r4999 deps=x,r1,r2,r3"},
    };
    for (const Row& row : rows) {
        const Diagram diagram = parse_diagram(row.history);
        using Draw = std::string (*)(const Diagram&);
        const std::vector<Draw> formats = {[](const Diagram& each) { return draw_text(each); }, &draw_mermaid,
                                           &draw_dot, &draw_svg};
        const auto start = std::chrono::steady_clock::now();
        for (const Draw draw : formats) {
            EXPECT_FALSE(draw(diagram).empty()) << row.what;
        }
        const std::chrono::duration<double> time = std::chrono::steady_clock::now() - start;
        // Ten times what a debug build needs; a quadratic algorithm needs more.
        EXPECT_LT(time.count(), 20) << row.what;
        RecordProperty(row.what, std::to_string(time.count()));
    }
}

}  // namespace
}  // namespace retort::drawing
