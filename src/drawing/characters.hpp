// Text that comes from anywhere, made fit to be drawn: one line, well-formed,
// without anything that could move the cursor; and how wide it is.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace retort::drawing {

// One line of well-formed UTF-8: white space and control characters become one
// space each run, what is no UTF-8 a replacement character; characters that
// change the order in which text shows are left out.
std::string clean_line(std::string_view text);

// In columns of a terminal or of a fixed-width font: two for the wide
// characters of East Asian scripts and emoji, none for combining marks.
std::size_t display_width(std::string_view text);

// At most `width` columns, the last of them "…" where something was cut off.
std::string shorten(std::string_view text, std::size_t width);

}  // namespace retort::drawing
