// The picture: boxes on layers, newest on top, curves between them.
#include "drawing/characters.hpp"
#include "drawing/draw.hpp"
#include "drawing/escape.hpp"
#include "drawing/layers.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace retort::drawing {

namespace {

constexpr double kMargin = 16;
constexpr double kBoxHeight = 48;
constexpr double kLayerGap = 40;
constexpr double kPadding = 12;
constexpr double kBadgeGap = 6;
constexpr double kBadgePadding = 6;
// Fixed-width fonts are three fifths of their size wide, near enough.
constexpr double kIdSize = 13;
constexpr double kSummarySize = 12;
constexpr double kBadgeSize = 11;
constexpr double kAspect = 0.602;
// From the middle of a line down to its base line; not every viewer centres by itself.
constexpr double kRise = 0.35;
constexpr std::size_t kMaxSummary = 38;
constexpr std::size_t kMaxId = 32;

// Boxes have a fill of their own, and lines a grey in the middle: both show on
// light and on dark.
constexpr const char* kStyle =
    "<style>\n"
    ".retort text{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace}\n"
    ".retort .box{fill:#f6f8fa;stroke:#57606a;stroke-width:1.25}\n"
    ".retort .applied .box{fill:#dafbe1;stroke:#1a7f37}\n"
    ".retort .current .box{fill:#aceebb;stroke:#1a7f37;stroke-width:3}\n"
    ".retort .outside .box{fill:none;stroke:#7d8590;stroke-dasharray:4 3}\n"
    ".retort .id{font-size:13px;font-weight:bold;fill:#1f2328}\n"
    ".retort .outside .id{fill:#7d8590}\n"
    ".retort .summary{font-size:12px;fill:#424a53}\n"
    ".retort .badge text{font-size:11px;fill:#fff}\n"
    ".retort .head rect{fill:#0969da}\n"
    ".retort .now rect{fill:#1a7f37}\n"
    ".retort .label rect{fill:#8250df}\n"
    ".retort .edge{fill:none;stroke:#7d8590;stroke-width:1.75}\n"
    ".retort .dependency{stroke:#bf8700;stroke-dasharray:5 4}\n"
    "</style>\n"
    "<defs><marker id=\"retort-arrow\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"5\" "
    "markerHeight=\"5\" "
    "orient=\"auto\"><path d=\"M0 0L8 4L0 8z\" fill=\"#bf8700\"/></marker></defs>\n";

std::string number(double value) {
    char text[32];
    const int length = std::snprintf(text, sizeof text, "%.1f", value);
    std::string written(text, static_cast<std::size_t>(length));
    return written.ends_with(".0") ? written.substr(0, written.size() - 2) : written;
}

std::string attribute(const char* name, double value) {
    return std::string(" ") + name + "=\"" + number(value) + "\"";
}

double text_width(std::string_view text, double size) {
    return static_cast<double>(display_width(text)) * size * kAspect;
}

struct Badge {
    const char* kind;
    std::string text;
    double width() const { return text_width(text, kBadgeSize) + 2 * kBadgePadding; }
};

// What stands in a node's box.
struct Content {
    std::string id;
    std::vector<Badge> badges;
    std::string summary;
    double width = 0;
};

Content make_content(const Node& node) {
    Content content;
    content.id = shorten(node.id, kMaxId);
    if (!node.is_outside) {
        content.summary = shorten(node.summary, kMaxSummary);
        for (const std::string& label : node.labels) {
            content.badges.push_back({"label", shorten(label, kMaxId)});
        }
        if (node.is_head) {
            content.badges.push_back({"head", node.is_effective_head ? "effective head" : "head"});
        }
        if (node.standing == Standing::current) {
            content.badges.push_back({"now", shorten(describe_current(node), kMaxId)});
        }
    }
    double first = text_width(content.id, kIdSize);
    for (const Badge& badge : content.badges) {
        first += kBadgeGap + badge.width();
    }
    content.width = std::max(first, text_width(content.summary, kSummarySize)) + 2 * kPadding;
    return content;
}

const char* class_of(const Node& node) {
    if (node.is_outside) {
        return "outside";
    }
    switch (node.standing) {
        case Standing::current:
            return "current";
        case Standing::applied:
            return "applied";
        case Standing::pending:
            return "pending";
        case Standing::unknown:
            break;
    }
    return "revision";
}

class Picture {
public:
    explicit Picture(const Diagram& diagram) : diagram_(diagram) {
        std::vector<double> widths;
        for (const Node& node : diagram.nodes) {
            contents_.push_back(make_content(node));
            widths.push_back(contents_.back().width);
        }
        layers_ = make_layers(diagram, widths);
        untangle(layers_);
        centres_ = place_vertices(layers_);
    }

    std::string draw() const {
        std::string text = open();
        for (std::size_t edge = 0; edge < diagram_.edges.size(); ++edge) {
            text += draw_edge(edge);
        }
        for (std::size_t node = 0; node < diagram_.nodes.size(); ++node) {
            text += draw_node(node);
        }
        return text + "</svg>\n";
    }

private:
    double centre(std::size_t vertex) const { return kMargin + centres_[vertex]; }
    double top(std::size_t vertex) const {
        const std::size_t above = layers_.layers.size() - 1 - layers_.vertices[vertex].layer;
        return kMargin + static_cast<double>(above) * (kBoxHeight + kLayerGap);
    }
    double bottom(std::size_t vertex) const { return top(vertex) + kBoxHeight; }

    std::string open() const {
        double right = 0;
        for (std::size_t i = 0; i < centres_.size(); ++i) {
            right = std::max(right, centres_[i] + layers_.vertices[i].width / 2);
        }
        const auto count = static_cast<double>(layers_.layers.size());
        const std::string width = number(right + 2 * kMargin);
        const std::string height =
            number(std::max(0.0, count * (kBoxHeight + kLayerGap) - kLayerGap) + 2 * kMargin);
        return "<svg class=\"retort\" xmlns=\"http://www.w3.org/2000/svg\" width=\"" + width +
               "\" height=\"" + height + "\" viewBox=\"0 0 " + width + " " + height +
               "\">\n<title>revisions</title>\n" + kStyle;
    }

    // From the upper box down: a curve through each gap, a straight line past each layer.
    std::string draw_edge(std::size_t index) const {
        const Edge& edge = diagram_.edges[index];
        std::string path = "M" + number(centre(edge.from)) + " " + number(bottom(edge.from));
        std::size_t last = edge.from;
        for (const std::size_t bend : layers_.bends[index]) {
            path += curve(last, bend) + "V" + number(bottom(bend));
            last = bend;
        }
        const bool is_dependency = edge.kind == EdgeKind::dependency;
        return "<path class=\"edge" + std::string(is_dependency ? " dependency" : "") + "\" d=\"" + path +
               curve(last, edge.to) + "\"" + (is_dependency ? " marker-end=\"url(#retort-arrow)\"" : "") +
               "/>\n";
    }
    std::string curve(std::size_t from, std::size_t to) const {
        const double middle = (bottom(from) + top(to)) / 2;
        if (std::abs(centre(from) - centre(to)) < 0.05) {
            return "V" + number(top(to));
        }
        return "C" + number(centre(from)) + " " + number(middle) + " " + number(centre(to)) + " " +
               number(middle) + " " + number(centre(to)) + " " + number(top(to));
    }

    std::string draw_node(std::size_t index) const {
        const Node& node = diagram_.nodes[index];
        const Content& content = contents_[index];
        const double left = centre(index) - content.width / 2;
        const double upper = top(index);
        const bool has_summary = !content.summary.empty();
        const double line = upper + kBoxHeight * (has_summary ? 0.33 : 0.5);
        std::string text = "<g class=\"" + std::string(class_of(node)) + "\"><title>" +
                           escape_xml(node.id + (node.summary.empty() ? "" : ": " + node.summary)) +
                           "</title><rect class=\"box\"" + attribute("x", left) + attribute("y", upper) +
                           attribute("width", content.width) + attribute("height", kBoxHeight) +
                           " rx=\"8\"/>";
        text += draw_line("id", left + kPadding, line, kIdSize, content.id);
        double x = left + kPadding + text_width(content.id, kIdSize);
        for (const Badge& badge : content.badges) {
            text += draw_badge(badge, x + kBadgeGap, line);
            x += kBadgeGap + badge.width();
        }
        if (has_summary) {
            text += draw_line("summary", left + kPadding, upper + kBoxHeight * 0.7, kSummarySize,
                              content.summary);
        }
        return text + "</g>\n";
    }
    static std::string draw_line(const char* kind, double x, double middle, double size,
                                 const std::string& line) {
        const double y = middle + size * kRise;
        return "<text class=\"" + std::string(kind) + "\"" + attribute("x", x) + attribute("y", y) + ">" +
               escape_xml(line) + "</text>";
    }
    static std::string draw_badge(const Badge& badge, double x, double y) {
        constexpr double kHeight = 16;
        return "<g class=\"badge " + std::string(badge.kind) + "\"><rect" + attribute("x", x) +
               attribute("y", y - kHeight / 2) + attribute("width", badge.width()) +
               attribute("height", kHeight) + " rx=\"8\"/><text" + attribute("x", x + kBadgePadding) +
               attribute("y", y + kBadgeSize * kRise) + ">" + escape_xml(badge.text) + "</text></g>";
    }

    const Diagram& diagram_;
    std::vector<Content> contents_;
    Layers layers_;
    std::vector<double> centres_;
};

}  // namespace

std::string draw_svg(const Diagram& diagram) {
    return Picture(diagram).draw();
}

}  // namespace retort::drawing
