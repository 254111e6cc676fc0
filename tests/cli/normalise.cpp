// Names for what differs from run to run; see normalise.hpp.
#include "cli/normalise.hpp"

#include <algorithm>
#include <optional>
#include <regex>

namespace retort::cli_script {

namespace {

constexpr std::size_t kIdentifierSize = 12;

bool is_hex(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
}

bool is_letter_or_digit(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// Position of the next identifier; `_` may follow it, as in a file's name.
std::size_t find_identifier(std::string_view text, std::size_t from) {
    for (std::size_t begin = from; begin < text.size();) {
        if (!is_letter_or_digit(text[begin])) {
            ++begin;
            continue;
        }
        std::size_t end = begin;
        bool hex = true;
        for (; end < text.size() && is_letter_or_digit(text[end]); ++end) {
            hex = hex && is_hex(text[end]);
        }
        if (hex && end - begin == kIdentifierSize) {
            return begin;
        }
        begin = end;
    }
    return std::string_view::npos;
}

}  // namespace

void RevisionNames::collect(std::string_view text) {
    for (auto at = find_identifier(text, 0); at != std::string_view::npos;
         at = find_identifier(text, at + kIdentifierSize)) {
        const std::string identifier(text.substr(at, kIdentifierSize));
        if (std::find(identifiers_.begin(), identifiers_.end(), identifier) == identifiers_.end()) {
            identifiers_.push_back(identifier);
        }
    }
}

std::string RevisionNames::replace(std::string_view text) const {
    std::string result;
    std::size_t done = 0;
    for (auto at = find_identifier(text, 0); at != std::string_view::npos; at = find_identifier(text, done)) {
        const auto known =
            std::find(identifiers_.begin(), identifiers_.end(), text.substr(at, kIdentifierSize));
        result += text.substr(done, at - done);
        result += known == identifiers_.end() ? std::string(text.substr(at, kIdentifierSize))
                                              : "$REV" + std::to_string(known - identifiers_.begin() + 1);
        done = at + kIdentifierSize;
    }
    return result.append(text.substr(done));
}

std::string RevisionNames::find(std::string_view name) const {
    for (std::size_t i = 0; i < identifiers_.size(); ++i) {
        if (name == "REV" + std::to_string(i + 1)) {
            return identifiers_[i];
        }
    }
    return {};
}

std::string replace_dates(std::string_view text) {
    static const std::regex pattern(
        R"(\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}:\d{2}([.,]\d+)?([+-]\d{2}:?\d{2}|Z)?)");
    return std::regex_replace(std::string(text), pattern, "$$DATE");
}

}  // namespace retort::cli_script
