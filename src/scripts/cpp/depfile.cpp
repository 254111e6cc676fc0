// The quoting of make: "\ " is a space, "\#" a hash, "$$" a dollar, and a
// backslash at the end of a line continues it.
#include "scripts/cpp/depfile.hpp"

#include <utility>

namespace retort::scripts::cpp {

namespace {

bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

// The character that stands at `text`'s front, escapes resolved, taken off.
char take_character(std::string_view& text) {
    const char c = text.front();
    const char next = text.size() > 1 ? text[1] : '\0';
    const bool is_escape =
        (c == '\\' && (next == ' ' || next == '#' || next == '\t')) || (c == '$' && next == '$');
    text.remove_prefix(is_escape ? 2 : 1);
    return is_escape ? next : c;
}

bool take_continuation(std::string_view& text) {
    const std::size_t length = text.starts_with("\\\n") ? 2 : text.starts_with("\\\r\n") ? 3 : 0;
    text.remove_prefix(length);
    return length > 0;
}

}  // namespace

std::vector<std::string> parse_depfile(std::string_view text) {
    const auto colon = text.find(": ");
    text.remove_prefix(colon == std::string_view::npos ? text.size() : colon + 2);
    std::vector<std::string> files;
    std::string file;
    while (!text.empty()) {
        if (take_continuation(text) || is_space(text.front())) {
            if (!file.empty()) {
                files.push_back(std::exchange(file, {}));
            }
            text.remove_prefix(!text.empty() && is_space(text.front()) ? 1 : 0);
        } else {
            file += take_character(text);
        }
    }
    if (!file.empty()) {
        files.push_back(std::move(file));
    }
    return files;
}

}  // namespace retort::scripts::cpp
