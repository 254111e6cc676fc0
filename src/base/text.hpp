// Text helpers that know nothing of SQL or revisions.
#pragma once

#include "retort/error.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace retort::base {

// Without leading and trailing ASCII white space.
std::string_view trim(std::string_view text);
// Pieces between `separator`; "a,,b" gives three, "" gives one empty piece.
std::vector<std::string> split(std::string_view text, char separator);
// Pieces between any of `separators`, without surrounding space; empty ones are dropped.
std::vector<std::string> split_any(std::string_view text, std::string_view separators);
// The pieces with `separator` between them.
std::string join(std::span<const std::string> pieces, std::string_view separator);
// ASCII letters only; other bytes are left as they are.
std::string to_lower(std::string_view text);
std::string to_upper(std::string_view text);
// Every occurrence of `from` (not empty) replaced, left to right.
std::string replace_all(std::string_view text, std::string_view from, std::string_view to);

// "1 table", "2 views", "3 policies": an English noun as it goes with a number.
std::string count(std::int64_t number, const std::string& noun);

// Number of code points of well-formed UTF-8; for other text, of bytes that do
// not continue a sequence.
std::size_t count_code_points(std::string_view text);

// The candidate with the smallest edit distance to `name`, "" when none is
// close enough (at most a third of the name's length, at least one edit) to be
// what the user meant. Ties go to the earlier candidate.
std::string find_nearest(std::string_view name, std::span<const std::string> candidates);

// "file", "file:line" or "file:line:column", as far as known.
std::string format_place(const Place& place);
// Lines after the first indented by `width` spaces.
std::string indent_continuation(std::string_view text, std::size_t width);

}  // namespace retort::base
