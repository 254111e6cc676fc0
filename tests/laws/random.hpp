// Chance from a seed, the same on every platform: plain arithmetic over a
// generator that the standard fixes, as the library's distributions differ.
#pragma once

#include <cstdint>
#include <random>
#include <vector>

namespace retort::laws {

class Random {
public:
    explicit Random(std::uint32_t seed) : engine_(seed) {}

    int below(int limit) { return static_cast<int>(engine_() % static_cast<std::uint32_t>(limit)); }
    bool one_in(int count) { return below(count) == 0; }
    std::size_t index(std::size_t size) { return static_cast<std::size_t>(below(static_cast<int>(size))); }

    template <class List>
    const auto& pick(const List& list) {
        return list[index(list.size())];
    }
    template <class T>
    void shuffle(std::vector<T>& list) {
        for (std::size_t i = list.size(); i > 1; --i) {
            std::swap(list[i - 1], list[index(i)]);
        }
    }

private:
    std::mt19937 engine_;
};

}  // namespace retort::laws
