// A long statement in words: for a terminal, where the line is drawn again and again,
// and for a log.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace retort::cli {

struct ShownProgress {
    std::chrono::milliseconds elapsed{0};
    std::optional<int> percent{};
    std::optional<std::int64_t> done{};  // so many, of so many, of these
    std::optional<std::int64_t> total{};
    std::string unit{};
    std::string phase{};
    std::string waits_for{};
    std::string what{};  // the statement, or what is done instead of one
};

// "[########------------]  40 %  12 s  400,000 rows  INSERT INTO …", with a mark that turns
// where nobody knows how much there is to do; no wider than that.
std::string draw_progress(const ShownProgress& shown, std::size_t width);

// "... 40 % (400,000 of 1,000,000 blocks), 12 s: CREATE INDEX …"
std::string describe_progress(const ShownProgress& shown);

}  // namespace retort::cli
