// Line by line; no lexer, as there is nothing before the comment.
#include "scripts/cpp/header_comment.hpp"

#include "base/text.hpp"
#include "scripts/comment_line.hpp"

#include <vector>

namespace retort::scripts::cpp {

namespace {

constexpr std::string_view kIdLabel = "Revision ID:";
constexpr std::string_view kRevisesLabel = "Revises:";
constexpr std::string_view kDateLabel = "Create Date:";

std::string_view take_line(std::string_view& text) {
    const auto end = text.find('\n');
    std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (line.ends_with('\r')) {
        line.remove_suffix(1);
    }
    return line;
}

// The lines of the first block of `//` comments, without their marks.
std::vector<std::string_view> comment_lines(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF")) {
        text.remove_prefix(3);
    }
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        std::string_view line = take_line(text);
        line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
        if (line.starts_with("//")) {
            line.remove_prefix(line.starts_with("// ") ? 3 : 2);
            lines.push_back(line);
        } else if (!line.empty() || !lines.empty()) {
            break;
        }
    }
    return lines;
}

std::size_t find_end_of_message(const std::vector<std::string_view>& lines, std::string_view id) {
    std::size_t first = lines.size();
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (!lines[i].starts_with(kIdLabel)) {
            continue;
        }
        if (base::trim(lines[i].substr(kIdLabel.size())) == id) {
            return i;
        }
        first = std::min(first, i);
    }
    return first;
}

}  // namespace

HeaderComment parse_header_comment(std::string_view text, std::string_view id) {
    const std::vector<std::string_view> lines = comment_lines(text);
    const std::size_t end = find_end_of_message(lines, id);
    HeaderComment comment;
    for (std::size_t i = 0; i < end; ++i) {
        comment.message.append(lines[i]).append("\n");
    }
    comment.message = base::trim(comment.message);
    for (std::size_t i = end; i < lines.size(); ++i) {
        if (comment.create_date.empty() && lines[i].starts_with(kDateLabel)) {
            comment.create_date = base::trim(lines[i].substr(kDateLabel.size()));
        }
        if (!comment.revises && lines[i].starts_with(kRevisesLabel)) {
            comment.revises = lines[i].substr(kRevisesLabel.size());
        }
    }
    return comment;
}

std::string clean_comment_line(std::string_view line) {
    const std::string text = make_harmless(line);
    // A backslash at the end would take the next line into the comment.
    return text.ends_with('\\') ? text + "." : text;
}

}  // namespace retort::scripts::cpp
