// See token_cursor.hpp.
#include "scripts/cpp/token_cursor.hpp"

#include <algorithm>

namespace retort::scripts::cpp {

bool TokenCursor::is(std::string_view text) const {
    return current().kind != TokenKind::string && current() == text;
}

bool TokenCursor::take(std::string_view text) {
    const bool is_there = is(text);
    at_ += is_there ? 1 : 0;
    return is_there;
}

bool TokenCursor::take_identifier(std::string& name) {
    if (!is(TokenKind::identifier)) {
        return false;
    }
    name = spelling(take());
    return true;
}

bool TokenCursor::take_all(std::initializer_list<std::string_view> texts) {
    return std::all_of(texts.begin(), texts.end(), [this](std::string_view text) { return take(text); });
}

}  // namespace retort::scripts::cpp
