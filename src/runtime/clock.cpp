// UTC by gmtime_r(3), which no other thread disturbs.
#include "runtime/clock.hpp"

#include <array>
#include <ctime>

namespace retort::runtime {

std::string format_utc_now(const char* pattern) {
    const std::time_t now = std::time(nullptr);
    std::tm parts{};
    gmtime_r(&now, &parts);
    std::array<char, 32> text{};
    return {text.data(), std::strftime(text.data(), text.size(), pattern, &parts)};
}

}  // namespace retort::runtime
