// The comment that a revision in SQL opens with. It is the declaration: what the
// history is made of stands nowhere else.
//
//   -- add users
//   --
//   -- Revision ID: 1975ea83b712
//   -- Revises: ae1027a6acf0
//   -- Branch Labels: accounts
//   -- Depends On: 27c6a30d7c24
//   -- Create Date: 2026-11-22 13:40:00
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace retort::scripts::sql {

struct Header {
    std::string id;
    std::vector<std::string> down_revisions;
    std::vector<std::string> branch_labels;
    std::vector<std::string> depends_on;
    std::string message;       // several paragraphs perhaps
    std::string create_date;   // as written, "" when absent
    int line = 0;              // of the identifier
    std::string_view revises;  // what stands after `Revises:`, a part of the text
    // Where the statements begin.
    std::size_t body = 0;
    int body_line = 1;
};

// Throws Error(script), placed, for a file without one, and for every line below
// the message that is no known field, is there twice, or has a bad value.
Header parse_header(const std::string& path, std::string_view text);

// True for a line of a message that a reader would take for a field.
bool looks_like_field(std::string_view line);

}  // namespace retort::scripts::sql
