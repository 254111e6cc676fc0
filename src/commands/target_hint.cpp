// Naming targets; see target_hint.hpp.
#include "commands/target_hint.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace retort::commands {

namespace {

constexpr std::string_view kProgram = "retort ";
// Those that take the options of targets; a test holds this list to what they declare.
constexpr std::array<std::string_view, 4> kCommands{"upgrade", "downgrade", "stamp", "current"};

bool is_control(char c) {
    const auto code = static_cast<unsigned char>(c);
    return code < 0x20 || code == 0x7f;
}

// The name as a pattern that matches it alone.
std::string escape_pattern(const std::string& name, std::string_view special) {
    std::string pattern;
    for (const char c : name) {
        if (special.find(c) != std::string_view::npos) {
            pattern += '\\';
        }
        pattern += c;
    }
    return pattern;
}

// Inside of $'…' for a text that cannot be shown as it is.
std::string escape_character(char c) {
    static constexpr std::string_view kDigits = "0123456789abcdef";
    const auto code = static_cast<unsigned char>(c);
    if (is_control(c)) {
        return {'\\', 'x', kDigits[code / 16U], kDigits[code % 16U]};
    }
    return c == '\\' || c == '\'' ? std::string{'\\', c} : std::string{c};
}

// As one word for the shell.
std::string quote_word(const std::string& text) {
    const bool is_plain = std::none_of(text.begin(), text.end(), &is_control);
    std::string word = is_plain ? "'" : "$'";
    for (const char c : text) {
        word += !is_plain ? escape_character(c) : c == '\'' ? "'\\''" : std::string{c};
    }
    return word + "'";
}

// Of the command that the text begins with; 0 where it takes no targets.
std::size_t command_length(std::string_view text) {
    const std::string_view word = text.substr(0, text.find_first_of(" ,.;:)\n"));
    const bool is_known = std::find(kCommands.begin(), kCommands.end(), word) != kCommands.end();
    return is_known ? word.size() : 0;
}

}  // namespace

std::string target_option(const Target& target) {
    const std::string pattern =
        target.is_file() ? escape_pattern(target.name, "*?[\\") : escape_pattern(target.name, "%_\\");
    // A value that begins with a dash is taken for an option unless it stands right behind its own.
    const std::string_view space = pattern.starts_with('-') ? "=" : " ";
    return std::string(target.is_file() ? "--each-file" : "--each-schema") + std::string(space) +
           quote_word(pattern);
}

std::string name_target(const std::string& hint, const Target& target) {
    std::string text = hint;
    for (auto at = text.find(kProgram); at != std::string::npos; at = text.find(kProgram, at)) {
        at += kProgram.size();
        if (const std::size_t length = command_length(std::string_view(text).substr(at))) {
            text.insert(at + length, " " + target_option(target));
        }
    }
    return text;
}

}  // namespace retort::commands
