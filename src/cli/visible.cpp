// Escaping control characters; see visible.hpp.
#include "cli/visible.hpp"

namespace retort::cli {

std::string visible(std::string_view text, std::string_view kept) {
    static constexpr std::string_view kDigits = "0123456789abcdef";
    std::string shown;
    for (const char c : text) {
        const auto code = static_cast<unsigned char>(c);
        const bool is_control = code < 0x20 || code == 0x7f;
        if (is_control && kept.find(c) == std::string_view::npos) {
            shown += {'\\', 'x', kDigits[code / 16U], kDigits[code % 16U]};
        } else {
            shown += c;
        }
    }
    return shown;
}

}  // namespace retort::cli
