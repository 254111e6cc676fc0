// Words and quoting; see words.hpp.
#include "cli/words.hpp"

#include <algorithm>
#include <stdexcept>

namespace retort::cli_script {

namespace {

bool is_name_char(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

// Reads one script, a command at a time.
class LineReader {
public:
    explicit LineReader(std::string_view script) : script_(script) {}

    bool at_end() const { return at_ == script_.size(); }

    ScriptLine read_line() {
        const std::size_t begin = at_;
        ScriptLine line{.number = number_, .source = {}, .words = {}};
        for (skip_blanks(); !at_end() && script_[at_] != '\n'; skip_blanks()) {
            if (script_[at_] == '#') {
                at_ = std::min(script_.find('\n', at_), script_.size());
            } else {
                line.words.push_back(read_word());
            }
        }
        line.source = script_.substr(begin, at_ - begin);
        if (!at_end()) {
            take();
        }
        return line;
    }

private:
    char take() {
        const char c = script_[at_++];
        number_ += c == '\n' ? 1 : 0;
        return c;
    }

    void skip_blanks() {
        while (!at_end() && (script_[at_] == ' ' || script_[at_] == '\t' || script_[at_] == '\r')) {
            ++at_;
        }
    }

    bool at_word_end() const {
        return at_end() || std::string_view(" \t\r\n").find(script_[at_]) != std::string_view::npos;
    }

    Word read_word() {
        Word word;
        while (!at_word_end()) {
            if (script_[at_] == '\'') {
                word.push_back({.text = read_quoted('\'')});
            } else if (script_[at_] == '"') {
                word.push_back({.text = read_quoted('"'), .expands = true});
            } else {
                word.push_back({.text = read_bare(), .expands = true, .globs = true});
            }
        }
        return word;
    }

    std::string read_bare() {
        std::string text;
        while (!at_word_end() && script_[at_] != '\'' && script_[at_] != '"') {
            text += take();
        }
        return text;
    }

    // A double-quoted text keeps its escapes until the variables are known.
    std::string read_quoted(char quote) {
        const int opened = number_;
        take();
        std::string text;
        while (!at_end() && script_[at_] != quote) {
            text += take();
            if (quote == '"' && text.back() == '\\' && !at_end()) {
                text += take();
            }
        }
        if (at_end()) {
            throw std::invalid_argument("line " + std::to_string(opened) + ": the quote " + quote +
                                        " is not closed");
        }
        take();
        return text;
    }

    std::string_view script_;
    std::size_t at_ = 0;
    int number_ = 1;
};

std::string unescape(char c) {
    switch (c) {
        case 'n':
            return "\n";
        case 't':
            return "\t";
        case '"':
        case '\\':
        case '$':
            return {c};
        default:
            // As a shell has it: other backslashes are characters.
            return {'\\', c};
    }
}

std::string get_variable(std::string_view name, const FindVariable& find) {
    auto value = find(name);
    if (!value) {
        throw std::invalid_argument("the variable $" + std::string(name) + " is not set");
    }
    return *std::move(value);
}

std::string expand(const WordPart& part, const FindVariable& find) {
    if (!part.expands) {
        return part.text;
    }
    std::string result;
    const std::string& text = part.text;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\\' && !part.globs && i + 1 < text.size()) {
            result += unescape(text[++i]);
            continue;
        }
        const auto end =
            std::find_if_not(text.begin() + static_cast<std::ptrdiff_t>(i) + 1, text.end(), is_name_char);
        const auto length = static_cast<std::size_t>(end - text.begin()) - i - 1;
        if (text[i] != '$' || length == 0) {
            result += text[i];
            continue;
        }
        result += get_variable(std::string_view(text).substr(i + 1, length), find);
        i += length;
    }
    return result;
}

std::string escape_glob(std::string_view text) {
    std::string result;
    for (const char c : text) {
        if (std::string_view("*?[]\\").find(c) != std::string_view::npos) {
            result += '\\';
        }
        result += c;
    }
    return result;
}

}  // namespace

std::vector<ScriptLine> parse_lines(std::string_view script) {
    std::vector<ScriptLine> lines;
    for (LineReader reader(script); !reader.at_end();) {
        ScriptLine line = reader.read_line();
        if (!line.words.empty()) {
            lines.push_back(std::move(line));
        }
    }
    return lines;
}

std::string expand_variables(const Word& word, const FindVariable& find) {
    std::string result;
    for (const auto& part : word) {
        result += expand(part, find);
    }
    return result;
}

bool has_glob(const Word& word) {
    return std::any_of(word.begin(), word.end(), [](const WordPart& part) {
        return part.globs && part.text.find_first_of("*?") != std::string::npos;
    });
}

std::string glob_pattern(const Word& word, const FindVariable& find) {
    std::string result;
    for (const auto& part : word) {
        const std::string text = expand(part, find);
        result += part.globs ? text : escape_glob(text);
    }
    return result;
}

}  // namespace retort::cli_script
