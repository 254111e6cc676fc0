// What in the settings is likely a mistake, though it stops nothing.
#pragma once

#include "base/config.hpp"

#include <string>
#include <vector>

namespace retort::base {

// One line each, "file:line:column: text", in the order of the files: keys that
// nobody reads but that are nearly a known one, settings that mean nothing here,
// directories split in a way that their writer may not expect. Keys of the main
// section that are not near a known one are env.cpp's, and no mistake.
std::vector<std::string> list_config_warnings(const Config& config);

}  // namespace retort::base
