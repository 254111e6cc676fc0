// Markers; see marker.hpp.
#include "scripts/sql/marker.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <vector>

namespace retort::scripts::sql {

namespace {

using Kind = Marker::Kind;

const std::vector<std::string>& marker_words() {
    static const std::vector<std::string> words = {"upgrade", "downgrade", "autocommit"};
    return words;
}

std::vector<std::string> split_comment(std::string_view line) {
    std::string_view text = base::trim(line);
    text.remove_prefix(text.starts_with("--") ? 2 : 0);
    return base::split_any(text, " \t\r\n\v\f");
}

std::optional<Kind> find_kind(std::string_view word) {
    const auto& words = marker_words();
    const auto found = std::find(words.begin(), words.end(), base::to_lower(word));
    return found == words.end() ? std::nullopt : std::optional(static_cast<Kind>(found - words.begin()));
}

bool is_letter(char c) {
    return std::isalpha(static_cast<unsigned char>(c)) != 0;
}

// Without the dashes and colons that people put around headings.
std::string strip_decoration(std::string_view text) {
    const auto first = std::find_if(text.begin(), text.end(), &is_letter);
    const auto last = std::find_if(text.rbegin(), std::make_reverse_iterator(first), &is_letter).base();
    return {first, last};
}

}  // namespace

std::optional<Marker> parse_marker(std::string_view line) {
    const std::vector<std::string> words = split_comment(line);
    const auto kind = words.empty() ? std::nullopt : find_kind(words[0]);
    if (!kind || words.size() > 2 || (words.size() == 2 && *kind == Kind::autocommit)) {
        return std::nullopt;
    }
    return Marker{.kind = *kind, .database = words.size() == 2 ? words[1] : ""};
}

std::string find_meant_marker(std::string_view line) {
    constexpr std::array<std::pair<std::string_view, const char*>, 2> kOthers = {
        {{"up", "upgrade"}, {"down", "downgrade"}}};
    const std::string word = base::to_lower(strip_decoration(base::join(split_comment(line), " ")));
    for (const auto& [other, meant] : kOthers) {
        if (word == other) {
            return meant;
        }
    }
    return word.find(' ') == std::string::npos ? base::find_nearest(word, marker_words()) : "";
}

}  // namespace retort::scripts::sql
