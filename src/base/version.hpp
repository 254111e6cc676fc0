// The version of retort, from the project's CMakeLists.txt.
#pragma once

namespace retort::base {

// "0.1.0".
const char* version();

}  // namespace retort::base
