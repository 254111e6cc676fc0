// The comment that a revision file opens with: its message, what it revises, and
// when it was made.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace retort::scripts::cpp {

struct HeaderComment {
    std::string message;      // several paragraphs perhaps
    std::string create_date;  // as written, "" when absent
    // What stands after `Revises:` up to the end of the line, as a part of the text.
    std::optional<std::string_view> revises;
};

// Reads the `//` lines at the start of the file. The message ends before the
// line `Revision ID: <id>`, or another `Revision ID:` where that is missing.
HeaderComment parse_header_comment(std::string_view text, std::string_view id);

// `text`, from anywhere, as a line of a comment can hold it: without control
// characters and what shows in another order than it is in, and without an end
// that would take in the next line.
std::string clean_comment_line(std::string_view text);

}  // namespace retort::scripts::cpp
