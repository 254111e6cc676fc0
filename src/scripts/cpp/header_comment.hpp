// The comment that a revision file opens with: its message, and when it was made.
#pragma once

#include <string>
#include <string_view>

namespace retort::scripts::cpp {

struct HeaderComment {
    std::string message;      // several paragraphs perhaps
    std::string create_date;  // as written, "" when absent
};

// Reads the `//` lines at the start of the file. The message ends before the
// line `Revision ID: <id>`, or another `Revision ID:` where that is missing.
HeaderComment parse_header_comment(std::string_view text, std::string_view id);

}  // namespace retort::scripts::cpp
