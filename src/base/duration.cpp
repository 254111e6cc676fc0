// Lengths of time; see duration.hpp.
#include "base/duration.hpp"

#include "base/text.hpp"

#include <array>
#include <charconv>
#include <cstdint>
#include <utility>

namespace retort::base {

namespace {

constexpr std::array<std::pair<std::string_view, std::int64_t>, 4> kUnits = {
    {{"ms", 1}, {"s", 1000}, {"min", 60000}, {"h", 3600000}}};
constexpr std::int64_t kLongest = 24LL * 24 * 3600000;

}  // namespace

std::optional<std::chrono::milliseconds> find_duration(std::string_view text) {
    text = trim(text);
    std::int64_t number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    if (read.ec != std::errc() || number < 0 || number > kLongest) {
        return std::nullopt;
    }
    const std::string_view unit = trim(text.substr(static_cast<std::size_t>(read.ptr - text.data())));
    if (number == 0 && unit.empty()) {
        return std::chrono::milliseconds(0);
    }
    for (const auto& [name, factor] : kUnits) {
        if (unit == name && number <= kLongest / factor) {
            return std::chrono::milliseconds(number * factor);
        }
    }
    return std::nullopt;
}

}  // namespace retort::base
