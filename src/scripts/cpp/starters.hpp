// The files of starter/, that `init` writes; CMake makes strings of them.
#pragma once

#include <span>
#include <string_view>

namespace retort::scripts::cpp {

struct StarterText {
    std::string_view file;  // below starter/
    std::string_view text;
};
std::span<const StarterText> starter_texts();

}  // namespace retort::scripts::cpp
