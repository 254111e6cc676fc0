// The RETORT_REVISION declaration of a file, read from its tokens.
#pragma once

#include "scripts/cpp/lexer.hpp"

#include <string>
#include <vector>

namespace retort::scripts::cpp {

struct Declaration {
    std::string id;
    std::vector<std::string> down_revisions;
    std::vector<std::string> branch_labels;
    std::vector<std::string> depends_on;
    // Its tokens: [first, past), the semicolon included.
    std::size_t first = 0;
    std::size_t past = 0;
};

// Throws Error(script), placed, when there is none, more than one, or one that
// is not made of literals.
Declaration parse_declaration(const SourceText& source, const std::vector<Token>& tokens);

}  // namespace retort::scripts::cpp
