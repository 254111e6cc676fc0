// C++ literals for text, names and values.
#pragma once

#include "base/value.hpp"
#include "render/render.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace retort::render {

// {"a", "b"}
std::string render_names(const std::vector<std::string>& names);

// -5, 5000000000LL: the narrowest type that both server_default and Value take.
std::string render_integer(std::int64_t value);

// As an argument of Value: nullptr, true, 1.5, "text", bytes("…", 3).
std::string render_value(const Datum& value);

// Text that can stand in a // comment whatever it holds.
std::string comment_text(std::string_view text);

// Throws Error(command): `what` has no form in the words of a revision.
[[noreturn]] void cannot_render(const std::string& what);

}  // namespace retort::render
