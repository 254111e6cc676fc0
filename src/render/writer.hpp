// Lays out calls on an object within the width of a line.
#pragma once

#include "render/elements.hpp"

#include <cstddef>
#include <string>

namespace retort::render {

// One statement; on one line where it fits, else the first `head` arguments on
// the first and each other one on its own.
std::string lay_out(std::size_t indent, const std::string& callee, std::size_t head,
                    const Arguments& arguments);

// Renders one operation as a call on `op`, or inside a batch on `batch`.
std::string render_on_op(const operations::Operation& operation, std::size_t indent);
std::string render_on_batch(const operations::Operation& operation, std::size_t indent);

}  // namespace retort::render
