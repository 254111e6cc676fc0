// Escape sequences, both ways.
#include "scripts/cpp/literal.hpp"

#include "base/utf8.hpp"

#include <cstdint>

namespace retort::scripts::cpp {

namespace {

int digit_value(char c) {
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    if (c >= 'a' && c <= 'f') {
        return c - 'a' + 10;
    }
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : 99;
}

// Takes up to `limit` digits of `base` off the front of `rest`; nullopt for none.
std::optional<std::uint32_t> take_number(std::string_view& rest, int base, std::size_t limit) {
    std::uint32_t value = 0;
    std::size_t count = 0;
    while (count < limit && count < rest.size() && digit_value(rest[count]) < base) {
        value =
            value * static_cast<std::uint32_t>(base) + static_cast<std::uint32_t>(digit_value(rest[count++]));
    }
    rest.remove_prefix(count);
    return count == 0 ? std::nullopt : std::optional(value);
}

std::optional<char> find_simple_escape(char c) {
    constexpr std::string_view kNames = "ntrabfv0\\\"'?";
    constexpr std::string_view kValues("\n\t\r\a\b\f\v\0\\\"'?", 12);
    const auto found = kNames.find(c);
    return found == std::string_view::npos ? std::nullopt : std::optional(kValues[found]);
}

// `rest` begins after the backslash.
bool take_escape(std::string_view& rest, std::string& text) {
    if (rest.empty()) {
        return false;
    }
    const char c = rest.front();
    if (digit_value(c) < 8) {
        text += static_cast<char>(*take_number(rest, 8, 3));
        return true;
    }
    rest.remove_prefix(1);
    if (c == 'x' || c == 'u' || c == 'U') {
        const auto code = take_number(rest, 16, c == 'u' ? 4 : 8);
        if (code && c == 'x') {
            text += static_cast<char>(*code);
        } else if (code) {
            base::append_code_point(text, *code);
        }
        return code.has_value();
    }
    const auto simple = find_simple_escape(c);
    if (simple) {
        text += *simple;
    }
    return simple.has_value();
}

std::optional<std::string> unescape(std::string_view body) {
    std::string text;
    while (!body.empty()) {
        const char c = body.front();
        body.remove_prefix(1);
        if (c != '\\') {
            text += c;
        } else if (!take_escape(body, text)) {
            return std::nullopt;
        }
    }
    return text;
}

bool needs_escape(unsigned char c) {
    return c < 0x20 || c == 0x7F || c == '"' || c == '\\';
}

std::string dump_escape(unsigned char c) {
    if (c == '"' || c == '\\') {
        return {'\\', static_cast<char>(c)};
    }
    const auto digit = [c](int shift) { return static_cast<char>('0' + ((c >> shift) & 7)); };
    return {'\\', digit(6), digit(3), digit(0)};
}

}  // namespace

std::optional<std::string> find_literal_value(const Token& token) {
    std::string_view raw = token.raw;
    if (raw.starts_with("R\"")) {
        const auto open = raw.find('(');
        const std::string closing = ")" + std::string(raw.substr(2, open - 2)) + "\"";
        if (!raw.ends_with(closing)) {
            return std::nullopt;
        }
        return std::string(raw.substr(open + 1, raw.size() - closing.size() - open - 1));
    }
    const std::string text = spelling(token);
    if (text.size() < 2 || text.front() != '"' || text.back() != '"') {
        return std::nullopt;
    }
    return unescape(std::string_view(text).substr(1, text.size() - 2));
}

std::string dump_literal(std::string_view text) {
    std::string literal = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        literal += needs_escape(byte) ? dump_escape(byte) : std::string(1, c);
    }
    return literal + "\"";
}

}  // namespace retort::scripts::cpp
