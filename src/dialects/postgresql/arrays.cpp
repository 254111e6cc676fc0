// Reading the server's text form of arrays; see arrays.hpp.
#include "dialects/postgresql/arrays.hpp"

#include <charconv>

namespace retort::dialects::postgresql {

namespace {

// From the opening quote to behind the closing one.
std::string take_quoted(std::string_view text, std::size_t& at) {
    std::string item;
    for (++at; at < text.size() && text[at] != '"'; ++at) {
        if (text[at] == '\\') {
            ++at;
        }
        item += text[at];
    }
    ++at;
    return item;
}

}  // namespace

std::vector<std::string> parse_array(std::string_view text) {
    std::vector<std::string> items;
    if (text.size() <= 2) {
        return items;
    }
    text = text.substr(1, text.size() - 2);
    for (std::size_t at = 0; at <= text.size(); ++at) {
        if (at < text.size() && text[at] == '"') {
            items.push_back(take_quoted(text, at));
        } else {
            const auto end = std::min(text.find(',', at), text.size());
            const std::string_view item = text.substr(at, end - at);
            items.emplace_back(item == "NULL" ? "" : item);
            at = end;
        }
    }
    return items;
}

std::vector<int> parse_int_array(std::string_view text) {
    std::vector<int> numbers;
    const char* at = text.data();
    const char* const end = at + text.size();
    while (at < end) {
        int number = 0;
        const auto parsed = std::from_chars(at, end, number);
        if (parsed.ec == std::errc{}) {
            numbers.push_back(number);
            at = parsed.ptr;
        } else {
            ++at;
        }
    }
    return numbers;
}

}  // namespace retort::dialects::postgresql
