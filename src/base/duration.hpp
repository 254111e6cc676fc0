// Lengths of time as people write them in settings.
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

namespace retort::base {

// "500ms", "60s", "2min", "1h", "0"; nullopt for anything else, a number without a
// unit and lengths beyond 24 days (what databases take in milliseconds) included.
std::optional<std::chrono::milliseconds> find_duration(std::string_view text);

// What find_duration takes, for messages.
inline constexpr std::string_view kDurationForms =
    "a whole number and ms, s, min or h, as in 500ms, 60s, 2min; or 0";

}  // namespace retort::base
