// Numbers that depend on the seed alone: the standard distributions differ
// between libraries, and a failure must be the same everywhere.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace retort::revisions {

class Random {
public:
    explicit Random(std::uint64_t seed) : state_(seed) {}

    // splitmix64
    std::uint64_t next() {
        state_ += 0x9e3779b97f4a7c15U;
        std::uint64_t mixed = state_;
        mixed = (mixed ^ (mixed >> 30U)) * 0xbf58476d1ce4e5b9U;
        mixed = (mixed ^ (mixed >> 27U)) * 0x94d049bb133111ebU;
        return mixed ^ (mixed >> 31U);
    }

    // 0 … count - 1
    std::size_t below(std::size_t count) { return static_cast<std::size_t>(next() % count); }
    std::size_t between(std::size_t first, std::size_t last) { return first + below(last - first + 1); }
    bool chance(std::size_t percent) { return below(100) < percent; }

    template <typename T>
    const T& pick(const std::vector<T>& from) {
        return from[below(from.size())];
    }

    template <typename T>
    void shuffle(std::vector<T>& list) {
        for (std::size_t left = list.size(); left > 1; --left) {
            std::swap(list[left - 1], list[below(left)]);
        }
    }

private:
    std::uint64_t state_;
};

}  // namespace retort::revisions
