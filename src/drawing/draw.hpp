// The formats that a diagram is drawn in, one file each.
#pragma once

#include "drawing/diagram.hpp"

#include <cstddef>
#include <string>

namespace retort::drawing {

struct TextOptions {
    bool unicode = true;  // box-drawing characters; else * | / \ .
    bool colour = false;
    std::size_t columns = 0;  // lines are cut at this width; 0: never
};
// For a terminal: a line a revision, newest first, lanes at the left.
std::string draw_text(const Diagram& diagram, const TextOptions& options = {});

// A flowchart, newest on top; dependencies dotted.
std::string draw_mermaid(const Diagram& diagram);
// A digraph for Graphviz, newest on top; dependencies dashed.
std::string draw_dot(const Diagram& diagram);
// A picture that needs nothing else: laid out here, no font, no style sheet and
// no script from outside, readable on light and dark pages.
std::string draw_svg(const Diagram& diagram);

}  // namespace retort::drawing
