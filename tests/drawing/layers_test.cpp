// The layers of a picture: what every one must satisfy, and a few exact ones.
#include "drawing/layers.hpp"

#include "drawing/diagrams.hpp"

#include <gtest/gtest.h>

#include <random>

namespace retort::drawing {
namespace {

Layers lay_out(const Diagram& diagram) {
    Layers layers = make_layers(diagram, std::vector<double>(diagram.nodes.size(), 100));
    untangle(layers);
    return layers;
}

// "c | b . | a": layers from the top, bends as points.
std::string dump(const Diagram& diagram, const Layers& layers) {
    std::string text;
    for (auto layer = layers.layers.rbegin(); layer != layers.layers.rend(); ++layer) {
        text += text.empty() ? "" : " |";
        for (const std::size_t vertex : *layer) {
            text += text.empty() ? "" : " ";
            text += layers.vertices[vertex].is_bend ? "." : diagram.nodes[vertex].id;
        }
    }
    return text;
}

TEST(Layers, RevisionsStandAboveWhatTheyStandOn) {
    struct Row {
        const char* history;
        const char* layers;
    };
    const std::vector<Row> rows = {
        {"", ""},
        {"a; b<a; c<b", "c | b | a"},
        {"a; b<a; c<a; m<b,c", "m | b c | a"},
        {"a; b<a; c<b; d<a; m<c,d", "m | . c | d b | a"},
        // A base that stands for itself goes beside what needs it.
        {"a; b<a; c<b; x; d<c,x", "d | c x | b | a"},
        {"a; b<a; c<b; x deps=b", "c x | b | a"},
        // Two pairs that would cross.
        {"a; b; c<a; d<b; e<d; f<c", "e f | d c | b a"},
    };
    for (const Row& row : rows) {
        const Diagram diagram = parse_diagram(row.history);
        EXPECT_EQ(dump(diagram, lay_out(diagram)), row.layers) << row.history;
    }
}

std::string make_random_history(unsigned seed) {
    std::mt19937 engine(seed);
    const auto random = [&engine] { return static_cast<unsigned>(engine()); };
    std::string history = "r0";
    const unsigned size = 2 + random() % 60;
    for (unsigned i = 1; i < size; ++i) {
        const auto pick = [&] { return "r" + std::to_string(i - 1 - random() % std::min(i, 8U)); };
        const std::string first = pick();
        const std::string second = pick();
        history += "; r" + std::to_string(i) + (random() % 9 == 0 ? "" : "<" + first);
        history += history.ends_with(first) && random() % 4 == 0 && second != first ? "," + second : "";
        const std::string needed = pick();
        history += random() % 6 == 0 ? " deps=" + needed : "";
    }
    return history;
}

TEST(Layers, LawsHoldForEveryHistory) {
    for (unsigned seed = 0; seed < 300; ++seed) {
        const std::string history = make_random_history(seed);
        const Diagram diagram = parse_diagram(history);
        SCOPED_TRACE("seed " + std::to_string(seed) + ": " + history);
        const Layers layers = lay_out(diagram);
        const std::vector<double> centres = place_vertices(layers);
        std::size_t placed = 0;
        for (const auto& layer : layers.layers) {
            placed += layer.size();
            for (std::size_t i = 1; i < layer.size(); ++i) {
                const double distance = centres[layer[i]] - centres[layer[i - 1]];
                const double needed =
                    (layers.vertices[layer[i]].width + layers.vertices[layer[i - 1]].width) / 2;
                ASSERT_GT(distance, needed) << "boxes overlap";
            }
        }
        ASSERT_EQ(placed, layers.vertices.size());
        for (const Vertex& vertex : layers.vertices) {
            for (const std::size_t below : vertex.below) {
                ASSERT_EQ(layers.vertices[below].layer + 1, vertex.layer);
            }
        }
        for (std::size_t i = 0; i < diagram.edges.size(); ++i) {
            const Edge& edge = diagram.edges[i];
            ASSERT_LT(edge.from, edge.to);
            ASSERT_EQ(layers.bends[i].size() + 1,
                      layers.vertices[edge.from].layer - layers.vertices[edge.to].layer);
        }
    }
}

TEST(Layers, AStraightLineIsStraight) {
    const Diagram diagram = parse_diagram("a; b<a; c<b; d<c; e<d");
    for (const double centre : place_vertices(lay_out(diagram))) {
        EXPECT_DOUBLE_EQ(centre, 50);
    }
}

}  // namespace
}  // namespace retort::drawing
