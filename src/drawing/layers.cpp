// Layering by longest path, and the bends of long edges.
#include "drawing/layers.hpp"

#include <algorithm>

namespace retort::drawing {

namespace {

// A graph of long edges only would need layers times edges of them.
constexpr std::size_t kMaxBends = 100'000;
// Room that a line takes among boxes.
constexpr double kBendWidth = 8;

// What each node stands on, and what stands on it.
struct Neighbours {
    std::vector<std::vector<std::size_t>> above;
    std::vector<std::vector<std::size_t>> below;
};

Neighbours list_neighbours(const Diagram& diagram) {
    Neighbours neighbours{.above = std::vector<std::vector<std::size_t>>(diagram.nodes.size()),
                          .below = std::vector<std::vector<std::size_t>>(diagram.nodes.size())};
    for (const Edge& edge : diagram.edges) {
        neighbours.below[edge.from].push_back(edge.to);
        neighbours.above[edge.to].push_back(edge.from);
    }
    return neighbours;
}

// Every edge leads to a later node, so one pass from the end sees what is below first.
std::vector<std::size_t> find_levels(const Neighbours& neighbours) {
    const std::size_t count = neighbours.below.size();
    std::vector<std::size_t> levels(count);
    for (std::size_t node = count; node-- > 0;) {
        for (const std::size_t below : neighbours.below[node]) {
            levels[node] = std::max(levels[node], levels[below] + 1);
        }
    }
    // What has more above than below moves up: its edges get shorter in sum.
    for (std::size_t node = 0; node < count; ++node) {
        const auto& above = neighbours.above[node];
        if (above.size() > neighbours.below[node].size()) {
            const std::size_t lowest =
                *std::min_element(above.begin(), above.end(),
                                  [&](std::size_t a, std::size_t b) { return levels[a] < levels[b]; });
            levels[node] = levels[lowest] - 1;
        }
    }
    return levels;
}

class LayerMaker {
public:
    LayerMaker(const Diagram& diagram, const std::vector<double>& widths) : diagram_(diagram) {
        const std::vector<std::size_t> levels = find_levels(list_neighbours(diagram));
        for (std::size_t node = 0; node < levels.size(); ++node) {
            layers_.vertices.push_back({.layer = levels[node], .width = widths[node]});
        }
        const auto top = std::max_element(levels.begin(), levels.end());
        layers_.layers.resize(top == levels.end() ? 0 : *top + 1);
        layers_.bends.resize(diagram.edges.size());
    }

    Layers make() {
        std::size_t edge = 0;
        for (std::size_t node = 0; node < diagram_.nodes.size(); ++node) {
            layers_.layers[layers_.vertices[node].layer].push_back(node);
            for (; edge < diagram_.edges.size() && diagram_.edges[edge].from == node; ++edge) {
                add_edge(edge);
            }
        }
        return std::move(layers_);
    }

private:
    void link(std::size_t upper, std::size_t lower) {
        layers_.vertices[upper].below.push_back(lower);
        layers_.vertices[lower].above.push_back(upper);
    }

    void add_edge(std::size_t edge) {
        const auto [from, to, kind] = diagram_.edges[edge];
        const std::size_t top = layers_.vertices[from].layer;
        const std::size_t bottom = layers_.vertices[to].layer;
        const std::size_t steps = top - bottom - 1;
        if (steps > 0 && layers_.vertices.size() + steps > diagram_.nodes.size() + kMaxBends) {
            return;
        }
        std::size_t above = from;
        for (std::size_t layer = top - 1; layer > bottom; --layer) {
            const std::size_t bend = layers_.vertices.size();
            layers_.vertices.push_back({.layer = layer, .width = kBendWidth, .is_bend = true});
            layers_.layers[layer].push_back(bend);
            layers_.bends[edge].push_back(bend);
            link(above, bend);
            above = bend;
        }
        link(above, to);
    }

    const Diagram& diagram_;
    Layers layers_;
};

}  // namespace

Layers make_layers(const Diagram& diagram, const std::vector<double>& widths) {
    return LayerMaker(diagram, widths).make();
}

}  // namespace retort::drawing
