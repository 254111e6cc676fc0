// Operations → the C++ text of a new revision's functions.
#pragma once

#include "operations/operation.hpp"

#include <string>
#include <vector>

namespace retort::render {

// One straight-line call with literal arguments (or a braced block for a batch),
// indented by four spaces, ending in a newline. Compiles as it stands whatever
// characters names hold, and records an equal operation.
std::string render_operation(const operations::Operation& operation);
// All of them; "" for none.
std::string render_operations(const std::vector<operations::Operation>& operations);

// A C++ string literal for any bytes.
std::string render_literal(std::string_view text);

}  // namespace retort::render
