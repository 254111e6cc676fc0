// String literals: what one means, and how to write one.
#pragma once

#include "scripts/cpp/lexer.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace retort::scripts::cpp {

// The text of a narrow string literal, raw or not. nullopt for one with another
// prefix or a suffix, which is no `const char*`, and for a broken escape.
std::optional<std::string> find_literal_value(const Token& token);

// `text` between quotes, as ASCII and UTF-8 without anything that a compiler or
// a terminal could take for something else.
std::string dump_literal(std::string_view text);

}  // namespace retort::scripts::cpp
