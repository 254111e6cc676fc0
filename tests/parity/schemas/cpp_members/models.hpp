// The column types that follow from C++ members, none of them stated.
#pragma once

#include <retort/schema.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace app {

enum class Colour { red, green, blue };

struct Everything {
    std::int32_t id;
    std::int16_t narrow;
    std::int64_t wide;
    std::uint16_t unsigned_narrow;
    std::uint32_t unsigned_wide;
    std::uint64_t unsigned_widest;
    bool flag;
    float single_precision;
    std::string words;
    std::vector<std::byte> bytes;
    std::chrono::sys_days day;
    std::chrono::year_month_day calendar_day;
    std::chrono::system_clock::time_point instant;
    std::chrono::local_seconds local;
    std::chrono::seconds duration;
    Colour colour;
    std::optional<std::int32_t> maybe_number;
    std::optional<std::string> maybe_words;
    std::optional<Colour> maybe_colour;
};

inline const retort::MetaData& metadata() {
    using namespace retort;
    static const MetaData metadata{
        table<Everything>("everything",
            column<&Everything::id>(primary_key),
            column<&Everything::narrow>(),
            column<&Everything::wide>(),
            column<&Everything::unsigned_narrow>(),
            column<&Everything::unsigned_wide>(),
            column<&Everything::unsigned_widest>(),
            column<&Everything::flag>(),
            column<&Everything::single_precision>(),
            column<&Everything::words>(),
            column<&Everything::bytes>(),
            column<&Everything::day>(),
            column<&Everything::calendar_day>(),
            column<&Everything::instant>(),
            column<&Everything::local>(),
            column<&Everything::duration>(),
            column<&Everything::colour>(),
            column<&Everything::maybe_number>(),
            column<&Everything::maybe_words>("renamed"),
            column<&Everything::maybe_colour>()),
    };
    return metadata;
}

}  // namespace app
