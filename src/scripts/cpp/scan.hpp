// Reading a revision file without compiling it.
#pragma once

#include "revisions/revision.hpp"

#include <string>
#include <string_view>

namespace retort::scripts::cpp {

// Throws Error(script), placed in the file.
revisions::Revision scan_revision(const std::string& path, std::string_view text);

// True when the file holds nothing that could disturb, or be disturbed by, other
// revisions in the same compiler run: the one include, `using namespace
// retort;`, the declaration, and the two functions. Not for text that
// scan_revision refuses.
bool is_plain(const std::string& path, std::string_view text);

}  // namespace retort::scripts::cpp
