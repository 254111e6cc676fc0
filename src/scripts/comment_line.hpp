// Text from anywhere, for a comment of one line.
#pragma once

#include <string>
#include <string_view>

namespace retort::scripts {

// Without control characters, without what shows in another order than it is in,
// and without blanks at the end.
std::string make_harmless(std::string_view line);

}  // namespace retort::scripts
