// The diagram as layers: every revision on a layer above all that it stands on,
// every long edge cut into steps of one layer. The first stage of a picture.
#pragma once

#include "drawing/diagram.hpp"

#include <cstddef>
#include <vector>

namespace retort::drawing {

// A node of the diagram, or a bend: the place where a long edge passes a layer.
struct Vertex {
    std::size_t layer = 0;  // 0 is the lowest
    double width = 0;
    bool is_bend = false;
    std::vector<std::size_t> above;  // neighbours on the next layer up
    std::vector<std::size_t> below;
};

struct Layers {
    std::vector<Vertex> vertices;                  // the diagram's nodes first, in their order
    std::vector<std::vector<std::size_t>> layers;  // vertices from left to right
    // An edge's bends from top to bottom, by the edge's position. Without bends
    // it is one line, however long.
    std::vector<std::vector<std::size_t>> bends;
};

// `widths` are the nodes'. Layers come in the order of the diagram.
Layers make_layers(const Diagram& diagram, const std::vector<double>& widths);

// Reorders each layer so that few edges cross: every vertex goes where its
// neighbours are on average, layer by layer, up and down.
void untangle(Layers& layers);

// The middle of every vertex, by its position; the leftmost edge is at 0.
// Vertices keep their order and a distance, and are as close as that allows to
// the middle of their neighbours.
std::vector<double> place_vertices(const Layers& layers);

}  // namespace retort::drawing
