// C++ literals. What a compiler or a reader could take for something else is
// written as three octal digits, which no following digit can lengthen.
#include "render/literal.hpp"

#include "base/text.hpp"
#include "retort/error.hpp"

#include <charconv>
#include <cmath>
#include <limits>

namespace retort::render {

namespace {

using Byte = unsigned char;

struct CodePoint {
    std::size_t bytes = 0;  // 0: not well-formed UTF-8
    char32_t value = 0;
};

std::size_t expected_bytes(Byte first) {
    return first < 0x80             ? 1
           : (first & 0xE0) == 0xC0 ? 2
           : (first & 0xF0) == 0xE0 ? 3
           : (first & 0xF8) == 0xF0 ? 4
                                    : 0;
}

CodePoint decode(std::string_view text) {
    static constexpr char32_t kLeast[] = {0, 0, 0x80, 0x800, 0x10000};
    const auto first = static_cast<Byte>(text[0]);
    const auto bytes = expected_bytes(first);
    if (bytes == 0 || bytes > text.size()) {
        return {};
    }
    char32_t value = bytes == 1 ? first : first & (0x7FU >> bytes);
    for (std::size_t i = 1; i < bytes; ++i) {
        const auto next = static_cast<Byte>(text[i]);
        if ((next & 0xC0) != 0x80) {
            return {};
        }
        value = value << 6U | (next & 0x3FU);
    }
    const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
    return value < kLeast[bytes] || surrogate || value > 0x10FFFF ? CodePoint{} : CodePoint{bytes, value};
}

// Control characters, and those that turn the direction of what follows, so
// that code can look like other code.
bool is_deceptive(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x061C || (c >= 0x200E && c <= 0x200F) ||
           (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
}

std::string octal(std::string_view bytes) {
    std::string text;
    for (const char byte : bytes) {
        const auto value = static_cast<Byte>(byte);
        text += {'\\', static_cast<char>('0' + (value >> 6U)), static_cast<char>('0' + (value >> 3U & 7U)),
                 static_cast<char>('0' + (value & 7U))};
    }
    return text;
}

std::string escape(std::string_view piece, char32_t code_point) {
    switch (code_point) {
        case '"':
            return "\\\"";
        case '\\':
            return "\\\\";
        case '\n':
            return "\\n";
        case '\t':
            return "\\t";
        default:
            return is_deceptive(code_point) ? octal(piece) : std::string(piece);
    }
}

std::string render_real(double value) {
    if (!std::isfinite(value)) {
        cannot_render("the number " + std::to_string(value));
    }
    char buffer[64];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, value).ptr;
    const std::string text(buffer, end);
    return text.find_first_of(".e") == std::string::npos ? text + ".0" : text;
}

std::string render_bytes(const Bytes& bytes) {
    const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    return "bytes(\"" + octal(text) + "\", " + std::to_string(bytes.size()) + ")";
}

struct ValueRenderer {
    std::string operator()(std::monostate) const { return "nullptr"; }
    std::string operator()(bool value) const { return value ? "true" : "false"; }
    std::string operator()(std::int64_t value) const { return render_integer(value); }
    std::string operator()(double value) const { return render_real(value); }
    std::string operator()(const std::string& value) const { return render_literal(value); }
    std::string operator()(const Bytes& value) const { return render_bytes(value); }
};

}  // namespace

std::string render_literal(std::string_view text) {
    if (text.find('\0') != std::string_view::npos) {
        cannot_render("text with a NUL character, \"" + base::replace_all(text, std::string(1, '\0'), "\\0") +
                      "\",");
    }
    std::string literal = "\"";
    while (!text.empty()) {
        const auto [bytes, code_point] = decode(text);
        const auto piece = text.substr(0, bytes == 0 ? 1 : bytes);
        // Two question marks could be the beginning of a trigraph.
        const bool after_mark = code_point == '?' && literal.back() == '?';
        literal += bytes == 0 ? octal(piece) : after_mark ? "\\?" : escape(piece, code_point);
        text.remove_prefix(piece.size());
    }
    return literal + "\"";
}

std::string render_names(const std::vector<std::string>& names) {
    std::vector<std::string> literals;
    for (const auto& name : names) {
        literals.push_back(render_literal(name));
    }
    return "{" + base::join(literals, ", ") + "}";
}

std::string render_integer(std::int64_t value) {
    if (value == std::numeric_limits<std::int64_t>::min()) {
        return "-9223372036854775807LL - 1";
    }
    const bool fits_int = std::abs(value) <= std::numeric_limits<std::int32_t>::max();
    return std::to_string(value) + (fits_int ? "" : "LL");
}

std::string render_value(const Datum& value) {
    return std::visit(ValueRenderer{}, value);
}

std::string comment_text(std::string_view text) {
    std::string result;
    while (!text.empty()) {
        const auto [bytes, code_point] = decode(text);
        const auto size = bytes == 0 ? 1 : bytes;
        // A backslash at the end of a line would continue the comment.
        const bool plain = bytes != 0 && !is_deceptive(code_point) && code_point != '\\';
        result += plain ? text.substr(0, size) : "?";
        text.remove_prefix(size);
    }
    return result;
}

void cannot_render(const std::string& what) {
    throw Error(ErrorKind::command, what + " cannot be written in a revision");
}

}  // namespace retort::render
