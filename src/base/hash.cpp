// XXH3, compiled into this file alone.
#include "base/hash.hpp"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <charconv>

namespace retort::base {

namespace {

constexpr std::size_t kHalfDigits = 16;

void append_hex(std::string& text, std::uint64_t number) {
    for (int shift = 60; shift >= 0; shift -= 4) {
        text += "0123456789abcdef"[(number >> shift) & 0xFU];
    }
}

std::optional<std::uint64_t> find_half(std::string_view digits) {
    std::uint64_t number = 0;
    const auto result = std::from_chars(digits.data(), digits.data() + digits.size(), number, 16);
    return result.ec == std::errc() && result.ptr == digits.data() + digits.size() ? std::optional(number)
                                                                                   : std::nullopt;
}

}  // namespace

Hash hash_text(std::string_view text) {
    const XXH128_hash_t hash = XXH3_128bits(text.data(), text.size());
    return {.high = hash.high64, .low = hash.low64};
}

std::string dump_hash(const Hash& hash) {
    std::string text;
    append_hex(text, hash.high);
    append_hex(text, hash.low);
    return text;
}

std::optional<Hash> find_hash(std::string_view text) {
    if (text.size() != 2 * kHalfDigits) {
        return std::nullopt;
    }
    const auto high = find_half(text.substr(0, kHalfDigits));
    const auto low = find_half(text.substr(kHalfDigits));
    return high && low ? std::optional(Hash{*high, *low}) : std::nullopt;
}

void HashBuilder::add(std::string_view text) {
    data_ += std::to_string(text.size());
    data_ += ':';
    data_ += text;
}

}  // namespace retort::base
