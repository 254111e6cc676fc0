// The time as the tables of a run keep it.
#pragma once

#include <string>

namespace retort::runtime {

// The present moment in UTC by a pattern of strftime(3).
std::string format_utc_now(const char* pattern);

}  // namespace retort::runtime
