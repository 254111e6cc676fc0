// A Mermaid flowchart, as GitHub and many wikis show it.
#include "base/text.hpp"
#include "drawing/characters.hpp"
#include "drawing/draw.hpp"
#include "drawing/escape.hpp"

#include <array>

namespace retort::drawing {

namespace {

struct Style {
    const char* name;
    const char* definition;
    bool (*applies)(const Node& node);
};

// The text's colour is set with the fill's: a page's theme changes neither.
constexpr std::array<Style, 4> kStyles = {{
    {"revision", "fill:#f6f8fa,stroke:#57606a,color:#1f2328",
     [](const Node& node) {
         return !node.is_outside &&
                (node.standing == Standing::unknown || node.standing == Standing::pending);
     }},
    {"applied", "fill:#dafbe1,stroke:#1a7f37,color:#1f2328",
     [](const Node& node) { return !node.is_outside && node.standing == Standing::applied; }},
    {"current", "fill:#aceebb,stroke:#1a7f37,stroke-width:3px,color:#1f2328",
     [](const Node& node) { return !node.is_outside && node.standing == Standing::current; }},
    {"outside", "fill:none,stroke:#7d8590,stroke-dasharray:3 3,color:#7d8590",
     [](const Node& node) { return node.is_outside; }},
}};

std::string name_of(std::size_t node) {
    return "n" + std::to_string(node);
}

std::string label_of(const Node& node) {
    const std::string marks = describe_marks(node);
    std::string label = escape_mermaid(node.id);
    if (node.is_outside) {
        return label;
    }
    label += marks.empty() ? "" : " " + escape_mermaid(marks);
    return label + (node.summary.empty() ? "" : "<br/>" + escape_mermaid(node.summary));
}

std::string style_nodes(const Diagram& diagram) {
    std::string text;
    for (const Style& style : kStyles) {
        std::vector<std::string> names;
        for (std::size_t i = 0; i < diagram.nodes.size(); ++i) {
            if (style.applies(diagram.nodes[i])) {
                names.push_back(name_of(i));
            }
        }
        if (!names.empty()) {
            text += "    classDef " + std::string(style.name) + " " + style.definition + "\n";
            text += "    class " + base::join(names, ",") + " " + style.name + "\n";
        }
    }
    return text;
}

}  // namespace

std::string draw_mermaid(const Diagram& diagram) {
    std::string text = "flowchart BT\n";
    for (std::size_t i = 0; i < diagram.nodes.size(); ++i) {
        text += "    " + name_of(i) + "[\"" + label_of(diagram.nodes[i]) + "\"]\n";
    }
    for (const Edge& edge : diagram.edges) {
        const char* arrow = edge.kind == EdgeKind::parent ? " --> " : " -.-> ";
        text += "    " + name_of(edge.to) + arrow + name_of(edge.from) + "\n";
    }
    return text + style_nodes(diagram);
}

}  // namespace retort::drawing
