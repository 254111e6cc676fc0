// One line of a comment; see comment_line.hpp.
#include "scripts/comment_line.hpp"

#include "base/utf8.hpp"

namespace retort::scripts {

namespace {

bool is_treacherous(char32_t c) {
    return c < 0x20 || c == 0x7F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

}  // namespace

std::string make_harmless(std::string_view line) {
    std::string text;
    while (!line.empty()) {
        const char32_t c = base::take_code_point(line);
        base::append_code_point(text, is_treacherous(c) ? U' ' : c);
    }
    text.resize(text.find_last_not_of(' ') + 1);
    return text;
}

}  // namespace retort::scripts
