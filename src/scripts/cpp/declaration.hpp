// The RETORT_REVISION declaration of a file, read from its tokens.
#pragma once

#include "scripts/cpp/lexer.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace retort::scripts::cpp {

// The macro that makes a file a revision.
inline constexpr std::string_view kRevisionMacro = "RETORT_REVISION";

// Bytes of a file's text: [first, past).
struct TextRange {
    std::size_t first = 0;
    std::size_t past = 0;
};

struct Declaration {
    std::string id;
    std::vector<std::string> down_revisions;
    std::vector<std::string> branch_labels;
    std::vector<std::string> depends_on;
    // Its tokens: [first, past), the semicolon included.
    std::size_t first = 0;
    std::size_t past = 0;
    // For edits: where the identifier ends, the value of down_revision where that
    // field is given, and the literals in it.
    std::size_t id_end = 0;
    std::optional<TextRange> down_revision_value;
    std::vector<TextRange> down_revision_literals;
};

// Throws Error(script), placed, when there is none, more than one, or one that
// is not made of literals.
Declaration parse_declaration(const SourceText& source, const std::vector<Token>& tokens);

}  // namespace retort::scripts::cpp
