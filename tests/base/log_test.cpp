#include "base/log.hpp"

#include <gtest/gtest.h>

#include <string>

namespace retort::base {
namespace {

TEST(Log, WarningsHaveAWayOfTheirOwnOrGoWithProgress) {
    std::string progress;
    std::string warnings;
    const auto write_to = [](std::string& text) {
        return [&text](std::string_view logger, std::string_view line) {
            text += std::string(logger) + ": " + std::string(line) + "\n";
        };
    };
    const Log both{write_to(progress), write_to(warnings)};
    both("a", "1");
    both.warn("a", "2");
    EXPECT_EQ(progress, "a: 1\n");
    EXPECT_EQ(warnings, "a: 2\n");
    const Log one = write_to(progress);
    one.warn("b", "3");
    EXPECT_EQ(progress, "a: 1\nb: 3\n");
    const Log none;
    none("c", "4");
    none.warn("c", "5");
}

}  // namespace
}  // namespace retort::base
