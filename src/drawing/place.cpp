// Coordinates from left to right. A layer at a time, the places that are nearest
// to the wished ones and keep order and distance: isotonic regression, by
// pooling neighbours that stand in each other's way.
#include "drawing/layers.hpp"

#include <algorithm>
#include <limits>

namespace retort::drawing {

namespace {

constexpr int kSweeps = 24;
constexpr int kLastSweeps = 8;  // in which both sides count
constexpr double kGap = 26;
// A line without branches should be straight before anything else is centred.
constexpr double kStraightness = 40;

enum class Look { up, down, both };

class Placer {
public:
    explicit Placer(const Layers& layers) : layers_(layers), centres_(layers.vertices.size()) {
        for (const auto& layer : layers_.layers) {
            double right = 0;
            for (const std::size_t vertex : layer) {
                centres_[vertex] = right + layers_.vertices[vertex].width / 2;
                right += layers_.vertices[vertex].width + kGap;
            }
        }
    }

    std::vector<double> run() {
        for (int sweep = 0; sweep < kSweeps; ++sweep) {
            const bool is_last = sweep + kLastSweeps >= kSweeps;
            if (sweep % 2 == 0) {
                std::for_each(layers_.layers.rbegin(), layers_.layers.rend(),
                              [&](const auto& layer) { place(layer, is_last ? Look::both : Look::up); });
            } else {
                std::for_each(layers_.layers.begin(), layers_.layers.end(),
                              [&](const auto& layer) { place(layer, is_last ? Look::both : Look::down); });
            }
        }
        shift_to_zero();
        return std::move(centres_);
    }

private:
    struct Wish {
        double sum = 0;  // of places times weight
        double weight = 0;
    };

    void add_above(Wish& wish, const Vertex& vertex) const {
        for (const std::size_t above : vertex.above) {
            add(wish, above, is_only_link(layers_.vertices[above], vertex));
        }
    }
    void add_below(Wish& wish, const Vertex& vertex) const {
        for (const std::size_t below : vertex.below) {
            add(wish, below, is_only_link(vertex, layers_.vertices[below]));
        }
    }
    static bool is_only_link(const Vertex& upper, const Vertex& lower) {
        return upper.below.size() == 1 && lower.above.size() == 1;
    }
    void add(Wish& wish, std::size_t neighbour, bool is_straight) const {
        const double weight = is_straight ? kStraightness : 1;
        wish.sum += weight * centres_[neighbour];
        wish.weight += weight;
    }

    Wish make_wish(std::size_t index, Look look) const {
        const Vertex& vertex = layers_.vertices[index];
        Wish wish;
        if (look != Look::down) {
            add_above(wish, vertex);
        }
        if (look != Look::up) {
            add_below(wish, vertex);
        }
        if (wish.weight == 0) {
            constexpr double kWeak = 0.01;  // gives way to all others
            wish = {.sum = kWeak * centres_[index], .weight = kWeak};
        }
        return wish;
    }

    // Some vertices side by side that share one offset.
    struct Pool {
        Wish wish;
        std::size_t count = 0;
        double place() const { return wish.sum / wish.weight; }
    };

    void place(const std::vector<std::size_t>& layer, Look look) {
        // With what is to its left packed tight, a vertex's offset only has to
        // be no less than its left neighbour's.
        std::vector<double> packed(layer.size());
        for (std::size_t i = 1; i < layer.size(); ++i) {
            packed[i] = packed[i - 1] + kGap +
                        (layers_.vertices[layer[i - 1]].width + layers_.vertices[layer[i]].width) / 2;
        }
        std::vector<Pool> pools;
        for (std::size_t i = 0; i < layer.size(); ++i) {
            Wish wish = make_wish(layer[i], look);
            wish.sum -= wish.weight * packed[i];
            pools.push_back({.wish = wish, .count = 1});
            while (pools.size() > 1 && pools[pools.size() - 2].place() >= pools.back().place()) {
                merge_last(pools);
            }
        }
        std::size_t i = 0;
        for (const Pool& pool : pools) {
            for (std::size_t k = 0; k < pool.count; ++k, ++i) {
                centres_[layer[i]] = packed[i] + pool.place();
            }
        }
    }
    static void merge_last(std::vector<Pool>& pools) {
        const Pool last = pools.back();
        pools.pop_back();
        pools.back().wish.sum += last.wish.sum;
        pools.back().wish.weight += last.wish.weight;
        pools.back().count += last.count;
    }

    void shift_to_zero() {
        double left = std::numeric_limits<double>::max();
        for (std::size_t i = 0; i < centres_.size(); ++i) {
            left = std::min(left, centres_[i] - layers_.vertices[i].width / 2);
        }
        for (double& centre : centres_) {
            centre -= left;
        }
    }

    const Layers& layers_;
    std::vector<double> centres_;
};

}  // namespace

std::vector<double> place_vertices(const Layers& layers) {
    return Placer(layers).run();
}

}  // namespace retort::drawing
