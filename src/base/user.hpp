// Who runs the program, for records that people read.
#pragma once

#include <string>

namespace retort::base {

// "anna@build-3": the account and the machine, as far as the system knows them.
// Never empty; no proof of anything.
std::string describe_user();

}  // namespace retort::base
