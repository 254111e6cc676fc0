// Values as SQL text; see literal.hpp.
#include "sql/literal.hpp"

#include "retort/error.hpp"

#include <array>
#include <charconv>
#include <cmath>

namespace retort::sql {

namespace {

std::string dump_real(const LiteralRule& rule, double value) {
    if (std::isnan(value)) {
        return std::string(rule.not_a_number);
    }
    if (std::isinf(value)) {
        return std::string(value > 0 ? rule.infinity : rule.minus_infinity);
    }
    std::array<char, 32> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
    std::string text(buffer.data(), end);
    if (text.find_first_of(".e") == std::string::npos) {
        text += ".0";
    }
    return text;
}

struct LiteralWriter {
    const LiteralRule& rule;

    std::string operator()(std::monostate) const { return "NULL"; }
    std::string operator()(bool value) const { return std::string(value ? rule.true_word : rule.false_word); }
    std::string operator()(std::int64_t value) const { return std::to_string(value); }
    std::string operator()(double value) const { return dump_real(rule, value); }
    std::string operator()(const std::string& value) const { return quote_string(value); }
    std::string operator()(const Bytes& value) const {
        return std::string(rule.bytes_open) + dump_hex(value) + std::string(rule.bytes_close);
    }
};

}  // namespace

std::string quote_string(std::string_view text) {
    if (text.find('\0') != std::string_view::npos) {
        throw Error(ErrorKind::command, "a text value contains a zero byte, which SQL text cannot hold")
            .with_hint("pass it as bytes(data, size)");
    }
    std::string quoted = "'";
    for (const char c : text) {
        quoted.append(c == '\'' ? 2 : 1, c);
    }
    return quoted += '\'';
}

std::string dump_literal(const LiteralRule& rule, const Datum& value) {
    return std::visit(LiteralWriter{rule}, value);
}

std::string dump_hex(const Bytes& bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    text.reserve(bytes.size() * 2);
    for (const std::byte byte : bytes) {
        text += digits[std::to_integer<std::size_t>(byte >> 4)];
        text += digits[std::to_integer<std::size_t>(byte & std::byte{15})];
    }
    return text;
}

}  // namespace retort::sql
