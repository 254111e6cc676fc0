// Values as SQL text. What differs between databases is data.
#pragma once

#include "base/value.hpp"

#include <string>
#include <string_view>

namespace retort::sql {

struct LiteralRule {
    std::string_view true_word = "true";
    std::string_view false_word = "false";
    // Around the hexadecimal digits of a byte string.
    std::string_view bytes_open = "X'";
    std::string_view bytes_close = "'";
    std::string_view infinity = "9e999";
    std::string_view minus_infinity = "-9e999";
    std::string_view not_a_number = "NULL";
};

// 'it''s'. Throws Error(command) for text with a zero byte.
std::string quote_string(std::string_view text);

// Reading the text gives the same value back; real numbers keep a point or
// exponent, so that they stay real.
std::string dump_literal(const LiteralRule& rule, const Datum& value);

// "0a1b"
std::string dump_hex(const Bytes& bytes);

}  // namespace retort::sql
