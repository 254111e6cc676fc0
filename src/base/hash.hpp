// 128-bit content hashes: names of what the build makes, and how it knows that
// nothing changed. Not for secrets.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace retort::base {

struct Hash {
    std::uint64_t high = 0;
    std::uint64_t low = 0;
    auto operator<=>(const Hash&) const = default;
};

Hash hash_text(std::string_view text);

// 32 hexadecimal digits, and back.
std::string dump_hash(const Hash& hash);
std::optional<Hash> find_hash(std::string_view text);

// A hash over a sequence of texts; where one ends and the next begins counts.
class HashBuilder {
public:
    void add(std::string_view text);
    void add(std::int64_t number) { add(std::string_view(std::to_string(number))); }
    Hash finish() const { return hash_text(data_); }

private:
    std::string data_;
};

}  // namespace retort::base
