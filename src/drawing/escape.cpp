// Escapes, one function a format.
#include "drawing/escape.hpp"

namespace retort::drawing {

namespace {

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// Whether `c` is only itself after `before`. A point after a digit would begin
// a list of Markdown, as would a hyphen that no word precedes.
bool is_plain_in_mermaid(char c, char before) {
    const bool after_word = is_letter(before) || is_digit(before);
    if (c == '.') {
        return is_letter(before);
    }
    if (c == '-') {
        return after_word;
    }
    return is_letter(c) || is_digit(c) || static_cast<unsigned char>(c) >= 0x80 ||
           std::string_view(" ,()/").find(c) != std::string_view::npos;
}

}  // namespace

std::string escape_xml(std::string_view text) {
    std::string escaped;
    for (const char c : text) {
        switch (c) {
            case '&':
                escaped += "&amp;";
                break;
            case '<':
                escaped += "&lt;";
                break;
            case '>':
                escaped += "&gt;";
                break;
            case '"':
                escaped += "&quot;";
                break;
            default:
                escaped += c;
        }
    }
    return escaped;
}

std::string quote_dot(std::string_view text) {
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            quoted += '\\';
        }
        quoted += c;
        quoted += c == '&' ? "amp;" : "";
    }
    return quoted + "\"";
}

std::string escape_mermaid(std::string_view text) {
    std::string escaped;
    char before = ' ';
    for (const char c : text) {
        if (is_plain_in_mermaid(c, before)) {
            escaped += c;
        } else {
            escaped += "#" + std::to_string(static_cast<unsigned char>(c)) + ";";
        }
        before = c;
    }
    return escaped;
}

}  // namespace retort::drawing
