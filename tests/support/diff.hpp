// The lines in which two texts differ, for a failing test's message.
#pragma once

#include <string>
#include <string_view>

namespace retort::test_support {

// One line of text a line: `-` only expected, `+` only actual, ` ` both; runs
// of equal lines away from a difference are left out. "" for equal texts.
std::string diff_lines(std::string_view expected, std::string_view actual);

}  // namespace retort::test_support
