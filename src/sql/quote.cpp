// Quoting of identifiers; see quote.hpp.
#include "sql/quote.hpp"

#include "retort/error.hpp"

#include <algorithm>

namespace retort::sql {

bool is_plain(const QuoteRule& rule, std::string_view name) {
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    const auto is_legal = [&](char c) {
        return (c >= 'a' && c <= 'z') || is_digit(c) || c == '_' || c == '$';
    };
    if (name.empty() || is_digit(name.front()) || name.front() == '$') {
        return false;
    }
    return std::ranges::all_of(name, is_legal) && !std::ranges::binary_search(rule.reserved, name);
}

std::string quote(const QuoteRule& rule, std::string_view name) {
    if (name.empty() || name.find('\0') != std::string_view::npos) {
        throw Error(ErrorKind::command, name.empty() ? "a name is empty" : "a name contains a zero byte");
    }
    if (is_plain(rule, name)) {
        return std::string(name);
    }
    std::string text(1, rule.open);
    for (const char c : name) {
        text.append(c == rule.close ? 2 : 1, c);
    }
    return text += rule.close;
}

std::string quote(const QuoteRule& rule, const schema::QualifiedName& name) {
    const std::string object = quote(rule, std::string_view(name.name));
    return name.schema.empty() ? object : quote(rule, std::string_view(name.schema)) + "." + object;
}

}  // namespace retort::sql
