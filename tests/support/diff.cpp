// A line diff by longest common subsequence; see diff.hpp.
#include "support/diff.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace retort::test_support {

namespace {

constexpr std::size_t kContext = 3;

struct Line {
    char mark;
    std::string_view text;
};

std::vector<std::string_view> split_lines(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const auto end = text.find('\n');
        lines.push_back(text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return lines;
}

// lengths[i][j]: of the longest common subsequence of a from i and b from j.
std::vector<std::vector<std::size_t>> common_lengths(const std::vector<std::string_view>& a,
                                                     const std::vector<std::string_view>& b) {
    std::vector<std::vector<std::size_t>> lengths(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = a.size(); i-- > 0;) {
        for (std::size_t j = b.size(); j-- > 0;) {
            lengths[i][j] =
                a[i] == b[j] ? lengths[i + 1][j + 1] + 1 : std::max(lengths[i + 1][j], lengths[i][j + 1]);
        }
    }
    return lengths;
}

std::vector<Line> align(const std::vector<std::string_view>& a, const std::vector<std::string_view>& b) {
    const auto lengths = common_lengths(a, b);
    std::vector<Line> lines;
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < a.size() || j < b.size()) {
        if (i < a.size() && j < b.size() && a[i] == b[j]) {
            lines.push_back({' ', a[i]});
            ++i;
            ++j;
        } else if (j == b.size() || (i < a.size() && lengths[i + 1][j] >= lengths[i][j + 1])) {
            lines.push_back({'-', a[i++]});
        } else {
            lines.push_back({'+', b[j++]});
        }
    }
    return lines;
}

bool is_near_change(const std::vector<Line>& lines, std::size_t at) {
    const std::size_t first = at < kContext ? 0 : at - kContext;
    const std::size_t last = std::min(lines.size(), at + kContext + 1);
    return std::any_of(lines.begin() + static_cast<std::ptrdiff_t>(first),
                       lines.begin() + static_cast<std::ptrdiff_t>(last),
                       [](const Line& line) { return line.mark != ' '; });
}

}  // namespace

std::string diff_lines(std::string_view expected, std::string_view actual) {
    if (expected == actual) {
        return {};
    }
    const auto lines = align(split_lines(expected), split_lines(actual));
    std::string text;
    bool gap = false;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (is_near_change(lines, i)) {
            text += gap ? "...\n" : "";
            text.append(1, lines[i].mark).append(lines[i].text).append("\n");
        }
        gap = !is_near_change(lines, i);
    }
    return text.empty() ? "(they differ in the final newline only)\n" : text;
}

}  // namespace retort::test_support
