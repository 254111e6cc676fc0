// Text of others on its way to a terminal.
#pragma once

#include <string>
#include <string_view>

namespace retort::cli {

// Control characters as \xNN: they are not to break a line or to command the terminal. Those of
// `kept` stay as they are.
std::string visible(std::string_view text, std::string_view kept = {});

}  // namespace retort::cli
