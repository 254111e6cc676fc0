// UTF-8, one code point at a time.
#pragma once

#include <string>
#include <string_view>

namespace retort::base {

// Takes one off the front of `text`, which is not empty; 0 for bytes that are
// no UTF-8.
char32_t take_code_point(std::string_view& text);

void append_code_point(std::string& text, char32_t code);

}  // namespace retort::base
