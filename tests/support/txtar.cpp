// The txtar format; see txtar.hpp.
#include "support/txtar.hpp"

#include "support/files.hpp"

#include <algorithm>
#include <optional>
#include <stdexcept>

namespace retort::test_support {

namespace {

constexpr std::string_view kOpening = "-- ";
constexpr std::string_view kClosing = " --";

// The name in a line `-- name --`.
std::optional<std::string> find_marker(std::string_view line) {
    if (!line.empty() && line.back() == '\r') {
        line.remove_suffix(1);
    }
    if (line.size() <= kOpening.size() + kClosing.size() || !line.starts_with(kOpening) ||
        !line.ends_with(kClosing)) {
        return std::nullopt;
    }
    return std::string(line.substr(kOpening.size(), line.size() - kOpening.size() - kClosing.size()));
}

// Takes one line, its newline included, off the front.
std::string_view take_line(std::string_view& text) {
    const auto end = text.find('\n');
    const std::string_view line = text.substr(0, end == std::string_view::npos ? end : end + 1);
    text.remove_prefix(line.size());
    return line;
}

std::string_view without_newline(std::string_view line) {
    return line.ends_with('\n') ? line.substr(0, line.size() - 1) : line;
}

std::string with_final_newline(std::string_view text) {
    std::string result(text);
    if (!result.empty() && result.back() != '\n') {
        result += '\n';
    }
    return result;
}

void refuse_markers(std::string_view text, const std::string& where) {
    while (!text.empty()) {
        const std::string_view line = without_newline(take_line(text));
        if (find_marker(line)) {
            throw std::invalid_argument(where + " holds the line '" + std::string(line) +
                                        "', which would begin a section");
        }
    }
}

}  // namespace

const TxtarFile* Txtar::find_file(std::string_view name) const {
    const auto found =
        std::find_if(files.begin(), files.end(), [name](const TxtarFile& file) { return file.name == name; });
    return found == files.end() ? nullptr : &*found;
}

void Txtar::set_file(std::string_view name, std::string_view text) {
    const auto found =
        std::find_if(files.begin(), files.end(), [name](const TxtarFile& file) { return file.name == name; });
    TxtarFile& file = found == files.end() ? files.emplace_back() : *found;
    file.name = name;
    file.text = with_final_newline(text);
}

Txtar parse_txtar(std::string_view text) {
    Txtar archive;
    std::string* target = &archive.comment;
    for (int number = 1; !text.empty(); ++number) {
        const std::string_view line = take_line(text);
        if (auto name = find_marker(without_newline(line))) {
            archive.files.push_back({.name = *std::move(name), .text = {}, .line = number + 1});
            target = &archive.files.back().text;
        } else {
            *target += with_final_newline(line);
        }
    }
    return archive;
}

std::string dump_txtar(const Txtar& archive) {
    refuse_markers(archive.comment, "the comment");
    std::string text = with_final_newline(archive.comment);
    for (const auto& file : archive.files) {
        refuse_markers(file.text, file.name);
        text.append(kOpening).append(file.name).append(kClosing).append("\n");
        text += with_final_newline(file.text);
    }
    return text;
}

Txtar load_txtar(const std::filesystem::path& path) {
    return parse_txtar(read_file(path));
}

}  // namespace retort::test_support
