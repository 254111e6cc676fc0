// From the text of an ini file to its sections and entries, line by line.
#include "base/ini.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace retort::base {

namespace {

constexpr std::string_view kDefaultSection = "DEFAULT";
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

class IniParser {
public:
    IniParser(std::string file, Ini::Variables variables)
        : ini_(file, std::move(variables)), file_(std::move(file)) {}

    Ini run(std::string_view text) {
        if (text.substr(0, kByteOrderMark.size()) == kByteOrderMark) {
            text.remove_prefix(kByteOrderMark.size());
        }
        while (!text.empty()) {
            const auto end = text.find('\n');
            ++line_;
            read_line(text.substr(0, end));
            text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        }
        finish_entry();
        return std::move(ini_);
    }

private:
    void read_line(std::string_view line) {
        const std::string_view content = trim(line);
        if (content.empty()) {
            // Part of the value it stands in; dropped again at the value's end.
            continue_entry("", 1);
            return;
        }
        if (content.front() == '#' || content.front() == ';') {
            return;
        }
        const auto indent = static_cast<std::size_t>(content.data() - line.data());
        if (has_entry() && indent > indent_) {
            continue_entry(content, column(indent));
            return;
        }
        finish_entry();
        indent_ = indent;
        if (content.front() == '[' && content.find(']') != std::string_view::npos) {
            open_section(content, indent);
        } else {
            open_entry(content, indent);
        }
    }

    void open_section(std::string_view content, std::size_t indent) {
        const std::string name(content.substr(1, content.rfind(']') - 1));
        if (name.empty()) {
            throw error("A section without a name", column(indent)).with_hint("write [name]");
        }
        const IniSection* earlier = ini_.find_section(name);
        if (earlier != nullptr && name != kDefaultSection) {
            throw error("Section [" + name + "] is there twice", column(indent))
                .with_hint("the first one is at " + format_place(earlier->place) + "; join them");
        }
        section_ = &ini_.open_section(name, {file_, line_, column(indent)});
    }

    void open_entry(std::string_view content, std::size_t indent) {
        if (section_ == nullptr) {
            throw error("Found text before the first section", column(indent))
                .with_hint("the file starts with a section header such as [alembic]");
        }
        const auto delimiter = content.find_first_of("=:");
        if (delimiter == std::string_view::npos || delimiter == 0) {
            throw error(delimiter == 0
                            ? "Found a value without a key: expected 'key = value'"
                            : "Found neither a section nor a key: expected '[section]' or 'key = value'",
                        column(indent))
                .with_hint("a line that continues a value is indented; a comment starts with # or ;");
        }
        const std::string key = to_lower(trim(content.substr(0, delimiter)));
        check_new_key(key, indent);
        const std::string_view value = trim(content.substr(delimiter + 1));
        const auto value_at =
            value.empty() ? delimiter + 1 : static_cast<std::size_t>(value.data() - content.data());
        section_->entries.push_back({.key = key,
                                     .value = std::string(value),
                                     .place = {file_, line_, column(indent)},
                                     .lines = {{file_, line_, column(indent + value_at)}}});
        is_in_entry_ = true;
    }

    void check_new_key(const std::string& key, std::size_t indent) const {
        const auto& entries = section_->entries;
        const auto earlier = std::find_if(entries.begin(), entries.end(),
                                          [&](const IniEntry& entry) { return entry.key == key; });
        if (earlier != entries.end()) {
            throw error("Key '" + key + "' is in section [" + section_->name + "] twice", column(indent))
                .with_hint("the first one is at " + format_place(earlier->place) + "; remove one of them");
        }
    }

    void continue_entry(std::string_view content, int column) {
        if (has_entry()) {
            IniEntry& entry = section_->entries.back();
            entry.value += '\n';
            entry.value += content;
            entry.lines.push_back({file_, line_, column});
        }
    }

    void finish_entry() {
        if (has_entry()) {
            std::string& value = section_->entries.back().value;
            value.erase(value.find_last_not_of(" \t\r\n\v\f") + 1);
        }
        is_in_entry_ = false;
    }

    bool has_entry() const { return is_in_entry_; }
    static int column(std::size_t offset) { return static_cast<int>(offset) + 1; }

    Error error(std::string message, int column) const {
        Error result(ErrorKind::config, std::move(message));
        result.at({.file = file_, .line = line_, .column = column});
        return result;
    }

    Ini ini_;
    std::string file_;
    // In ini_; a pointer into its vector, renewed whenever a section is opened.
    IniSection* section_ = nullptr;
    bool is_in_entry_ = false;
    std::size_t indent_ = 0;
    int line_ = 0;
};

}  // namespace

Ini parse_ini(std::string_view text, std::string file, Ini::Variables variables) {
    return IniParser(std::move(file), std::move(variables)).run(text);
}

}  // namespace retort::base
