// The files that a compiler read, as its -MF option lists them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace retort::scripts::cpp {

// The prerequisites of the one rule in `text`, in its order.
std::vector<std::string> parse_depfile(std::string_view text);

}  // namespace retort::scripts::cpp
