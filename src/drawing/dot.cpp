// A digraph in the language of Graphviz.
#include "drawing/characters.hpp"
#include "drawing/draw.hpp"
#include "drawing/escape.hpp"

namespace retort::drawing {

namespace {

// Not the identifier: two may look the same once they are fit to be drawn.
std::string name_of(std::size_t node) {
    return "n" + std::to_string(node);
}

// The two lines are one string: "\n" between them is Graphviz's.
std::string label_of(const Node& node) {
    const std::string marks = describe_marks(node);
    std::string label =
        quote_dot(node.id + (marks.empty() || node.is_outside ? "" : " ") + (node.is_outside ? "" : marks));
    if (!node.summary.empty() && !node.is_outside) {
        label.pop_back();
        label += "\\n" + quote_dot(node.summary).substr(1);
    }
    return label;
}

std::string style_of(const Node& node) {
    if (node.is_outside) {
        return ", style=\"rounded,dashed\", fontcolor=\"#7d8590\"";
    }
    switch (node.standing) {
        case Standing::current:
            return ", fillcolor=\"#aceebb\", color=\"#1a7f37\", penwidth=3";
        case Standing::applied:
            return ", fillcolor=\"#dafbe1\", color=\"#1a7f37\"";
        case Standing::pending:
        case Standing::unknown:
            break;
    }
    return "";
}

}  // namespace

std::string draw_dot(const Diagram& diagram) {
    std::string text =
        "digraph history {\n"
        "    rankdir=BT;\n"
        "    node [shape=box, style=\"rounded,filled\", fillcolor=\"#f6f8fa\", color=\"#57606a\", "
        "fontname=\"monospace\"];\n"
        "    edge [color=\"#7d8590\"];\n";
    for (std::size_t i = 0; i < diagram.nodes.size(); ++i) {
        const Node& node = diagram.nodes[i];
        text += "    " + name_of(i) + " [label=" + label_of(node) + style_of(node) + "];\n";
    }
    for (const Edge& edge : diagram.edges) {
        text += "    " + name_of(edge.to) + " -> " + name_of(edge.from) +
                (edge.kind == EdgeKind::parent ? "" : " [style=dashed]") + ";\n";
    }
    return text + "}\n";
}

}  // namespace retort::drawing
