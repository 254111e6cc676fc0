// Splitting symbols and ranges into their parts.
#include "revisions/symbols.hpp"

#include "base/text.hpp"
#include "retort/error.hpp"

#include <algorithm>
#include <charconv>
#include <limits>

namespace retort::revisions {

namespace {

// More steps than any history has revisions; keeps arithmetic on them safe.
constexpr int kManySteps = std::numeric_limits<int>::max() / 2;

bool is_digits(std::string_view text) {
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

int parse_steps(std::string_view digits) {
    int steps = 0;
    const auto result = std::from_chars(digits.data(), digits.data() + digits.size(), steps);
    return result.ec == std::errc() ? std::min(steps, kManySteps) : kManySteps;
}

std::optional<Symbol> parse_side(std::string_view text) {
    const std::string_view side = base::trim(text);
    return side.empty() ? std::nullopt : std::optional(parse_symbol(side));
}

}  // namespace

Symbol parse_symbol(std::string_view text) {
    Symbol symbol;
    symbol.text = text;
    const auto at = text.find('@');
    if (at != std::string_view::npos) {
        symbol.label = text.substr(0, at);
        text.remove_prefix(at + 1);
    }
    const auto sign = text.find_last_of("+-");
    if (sign != std::string_view::npos && is_digits(text.substr(sign + 1))) {
        const int steps = parse_steps(text.substr(sign + 1));
        symbol.steps = text[sign] == '-' ? -steps : steps;
        symbol.is_relative = true;
        text = text.substr(0, sign);
    }
    symbol.atom = text;
    return symbol;
}

Range parse_range(std::string_view text) {
    const auto colon = text.find(':');
    if (colon == std::string_view::npos || text.find(':', colon + 1) != std::string_view::npos) {
        throw Error(ErrorKind::command, "History range requires [start]:[end], [start]:, or :[end]")
            .with_hint("'" + std::string(text) +
                       "' was given; for example -r base:head, or -r -3: for the last ones");
    }
    return {.start = parse_side(text.substr(0, colon)), .end = parse_side(text.substr(colon + 1))};
}

}  // namespace retort::revisions
