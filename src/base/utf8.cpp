// Decoding and encoding.
#include "base/utf8.hpp"

namespace retort::base {

namespace {

// Bytes of the sequence that begins with `lead`, 0 for none.
std::size_t sequence_length(unsigned char lead) {
    if (lead < 0x80) {
        return 1;
    }
    return lead < 0xC2 || lead > 0xF4 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

}  // namespace

char32_t take_code_point(std::string_view& text) {
    const auto lead = static_cast<unsigned char>(text.front());
    const std::size_t length = sequence_length(lead);
    char32_t code = length == 1 ? lead : lead & (0xFFU >> (length + 1));
    std::size_t taken = 1;
    while (taken < length && taken < text.size() &&
           (static_cast<unsigned char>(text[taken]) & 0xC0U) == 0x80U) {
        code = (code << 6) | (static_cast<unsigned char>(text[taken++]) & 0x3FU);
    }
    text.remove_prefix(taken);
    return taken == length ? code : 0;
}

void append_code_point(std::string& text, char32_t code) {
    if (code < 0x80) {
        text += static_cast<char>(code);
        return;
    }
    const int tails = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
    const char32_t mark = (0xF00U >> (tails + 1)) & 0xFFU;
    text += static_cast<char>(mark | (code >> (6 * tails)));
    for (int i = tails - 1; i >= 0; --i) {
        text += static_cast<char>(0x80U | ((code >> (6 * i)) & 0x3FU));
    }
}

}  // namespace retort::base
