// Durations of settings: what is taken, and what is not guessed.
#include "base/duration.hpp"

#include <gtest/gtest.h>

#include <string>

namespace retort::base {
namespace {

TEST(Duration, IsAWholeNumberAndAUnit) {
    struct Row {
        const char* text;
        std::int64_t milliseconds;  // -1: refused
    };
    const Row rows[] = {
        {"0", 0},
        {"0s", 0},
        {"500ms", 500},
        {"60s", 60000},
        {"2min", 120000},
        {"1h", 3600000},
        {" 5 s ", 5000},
        {"576h", 2073600000},
        {"577h", -1},
        {"60", -1},
        {"", -1},
        {"s", -1},
        {"-5s", -1},
        {"+5s", -1},
        {"1.5s", -1},
        {"5 parsecs", -1},
        {"5m", -1},
        {"5S", -1},
        {"5s5", -1},
        {"99999999999999999999s", -1},
        {"9223372036854775807h", -1},
    };
    for (const Row& row : rows) {
        const auto found = find_duration(row.text);
        EXPECT_EQ(found ? found->count() : -1, row.milliseconds) << "'" << row.text << "'";
    }
}

}  // namespace
}  // namespace retort::base
