// Cleaning and measuring, one code point at a time.
#include "drawing/characters.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <array>

namespace retort::drawing {

namespace {

constexpr char32_t kReplacement = 0xFFFD;

struct Range {
    char32_t first;
    char32_t last;
};

template <std::size_t N>
bool is_in(char32_t code, const std::array<Range, N>& ranges) {
    return std::any_of(ranges.begin(), ranges.end(),
                       [code](const Range& range) { return code >= range.first && code <= range.last; });
}

// The blocks that matter in practice; a rare character may be off by a column.
constexpr std::array<Range, 10> kWide = {{{0x1100, 0x115F},
                                          {0x2E80, 0x303E},
                                          {0x3041, 0xA4CF},
                                          {0xA960, 0xA97F},
                                          {0xAC00, 0xD7A3},
                                          {0xF900, 0xFAFF},
                                          {0xFE30, 0xFE6F},
                                          {0xFF00, 0xFF60},
                                          {0x1F300, 0x1FAFF},
                                          {0x20000, 0x3FFFD}}};
constexpr std::array<Range, 8> kZeroWidth = {{{0x0300, 0x036F},
                                              {0x0483, 0x0489},
                                              {0x0591, 0x05BD},
                                              {0x064B, 0x065F},
                                              {0x200B, 0x200D},
                                              {0x20D0, 0x20FF},
                                              {0xFE00, 0xFE0F},
                                              {0xFE20, 0xFE2F}}};
// Marks and overrides of the writing direction, and the byte order mark.
constexpr std::array<Range, 4> kDirections = {
    {{0x200E, 0x200F}, {0x202A, 0x202E}, {0x2066, 0x2069}, {0xFEFF, 0xFEFF}}};

bool is_space(char32_t code) {
    return code <= 0x20 || (code >= 0x7F && code <= 0xA0) || code == 0x2028 || code == 0x2029;
}

// 0 is what the decoder says of a broken sequence, and a NUL; both are replaced
// or spaced by the caller.
bool is_character(char32_t code) {
    return !(code >= 0xD800 && code <= 0xDFFF) && code != 0xFFFE && code != 0xFFFF && code <= 0x10FFFF;
}

std::size_t width_of(char32_t code) {
    return is_in(code, kZeroWidth) ? 0 : is_in(code, kWide) ? 2 : 1;
}

}  // namespace

std::string clean_line(std::string_view text) {
    std::string line;
    bool wants_space = false;
    while (!text.empty()) {
        const bool is_nul = text.front() == '\0';
        char32_t code = base::take_code_point(text);
        if (code == 0 && !is_nul) {
            code = kReplacement;
        }
        if (is_space(code)) {
            wants_space = !line.empty();
        } else if (!is_in(code, kDirections)) {
            line += wants_space ? " " : "";
            wants_space = false;
            base::append_code_point(line, is_character(code) ? code : kReplacement);
        }
    }
    return line;
}

std::size_t display_width(std::string_view text) {
    std::size_t width = 0;
    while (!text.empty()) {
        width += width_of(base::take_code_point(text));
    }
    return width;
}

std::string shorten(std::string_view text, std::size_t width) {
    if (display_width(text) <= width) {
        return std::string(text);
    }
    if (width == 0) {
        return "";
    }
    std::string_view rest = text;
    std::size_t used = 0;
    std::size_t kept = 0;
    while (!rest.empty()) {
        used += width_of(base::take_code_point(rest));
        if (used > width - 1) {
            break;
        }
        kept = text.size() - rest.size();
    }
    const std::string_view head = text.substr(0, kept);
    return std::string(head.substr(0, head.find_last_not_of(' ') + 1)) + "…";
}

}  // namespace retort::drawing
