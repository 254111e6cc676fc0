// Fewer crossings, by the barycentre heuristic; the best order met is kept.
#include "drawing/layers.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace retort::drawing {

namespace {

constexpr int kSweeps = 12;

using Side = std::vector<std::size_t> Vertex::*;

class Untangler {
public:
    explicit Untangler(Layers& layers) : layers_(layers), positions_(layers.vertices.size()) {
        for (const auto& layer : layers_.layers) {
            number(layer);
        }
    }

    void run() {
        auto best = layers_.layers;
        std::size_t least = count_crossings();
        for (int sweep = 0; sweep < kSweeps && least > 0; ++sweep) {
            if (sweep % 2 == 0) {
                std::for_each(layers_.layers.rbegin(), layers_.layers.rend(),
                              [this](auto& layer) { sort(layer, &Vertex::above); });
            } else {
                std::for_each(layers_.layers.begin(), layers_.layers.end(),
                              [this](auto& layer) { sort(layer, &Vertex::below); });
            }
            if (const std::size_t crossings = count_crossings(); crossings < least) {
                least = crossings;
                best = layers_.layers;
            }
        }
        layers_.layers = std::move(best);
    }

private:
    void number(const std::vector<std::size_t>& layer) {
        for (std::size_t i = 0; i < layer.size(); ++i) {
            positions_[layer[i]] = i;
        }
    }

    // A vertex without neighbours on that side stays where it is.
    double find_centre(std::size_t vertex, Side side) const {
        const auto& neighbours = layers_.vertices[vertex].*side;
        if (neighbours.empty()) {
            return static_cast<double>(positions_[vertex]);
        }
        double sum = 0;
        for (const std::size_t neighbour : neighbours) {
            sum += static_cast<double>(positions_[neighbour]);
        }
        return sum / static_cast<double>(neighbours.size());
    }

    void sort(std::vector<std::size_t>& layer, Side side) {
        std::vector<std::pair<double, std::size_t>> centres;
        centres.reserve(layer.size());
        for (const std::size_t vertex : layer) {
            centres.emplace_back(find_centre(vertex, side), vertex);
        }
        std::stable_sort(centres.begin(), centres.end(),
                         [](const auto& a, const auto& b) { return a.first < b.first; });
        std::transform(centres.begin(), centres.end(), layer.begin(),
                       [](const auto& centre) { return centre.second; });
        number(layer);
    }

    std::size_t count_crossings() const {
        std::size_t count = 0;
        for (const auto& layer : layers_.layers) {
            count += count_crossings_below(layer);
        }
        return count;
    }
    // Inversions among the lower ends of the edges, taken from left to right; a
    // binary indexed tree counts the ends that are further right.
    std::size_t count_crossings_below(const std::vector<std::size_t>& layer) const {
        std::vector<std::size_t> ends;
        std::size_t size = 0;
        for (const std::size_t vertex : layer) {
            const std::size_t first = ends.size();
            for (const std::size_t below : layers_.vertices[vertex].below) {
                ends.push_back(positions_[below]);
                size = std::max(size, positions_[below] + 1);
            }
            std::sort(ends.begin() + static_cast<std::ptrdiff_t>(first), ends.end());
        }
        std::vector<std::size_t> tree(size + 1);
        std::size_t count = 0;
        for (std::size_t i = 0; i < ends.size(); ++i) {
            std::size_t not_right = 0;
            for (std::size_t at = ends[i] + 1; at > 0; at -= at & (~at + 1)) {
                not_right += tree[at];
            }
            count += i - not_right;
            for (std::size_t at = ends[i] + 1; at <= size; at += at & (~at + 1)) {
                ++tree[at];
            }
        }
        return count;
    }

    Layers& layers_;
    std::vector<std::size_t> positions_;  // within the layer
};

}  // namespace

void untangle(Layers& layers) {
    Untangler(layers).run();
}

}  // namespace retort::drawing
