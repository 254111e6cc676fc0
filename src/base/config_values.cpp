// Config's getters that give a value its type.
#include "base/config.hpp"
#include "base/database_names.hpp"
#include "base/shell_words.hpp"
#include "base/text.hpp"

#include <array>
#include <charconv>
#include <filesystem>
#include <utility>

namespace retort::base {

namespace {

namespace fs = std::filesystem;

constexpr int kDefaultSlugLength = 40;
constexpr std::string_view kNoSeparator = " ,\t\r\n";

std::optional<bool> parse_bool(std::string_view text) {
    const std::string word = to_lower(trim(text));
    for (const char* yes : {"true", "yes", "on", "y", "t", "1"}) {
        if (word == yes) {
            return true;
        }
    }
    for (const char* no : {"false", "no", "off", "n", "f", "0"}) {
        if (word == no) {
            return false;
        }
    }
    return std::nullopt;
}

// The ini that Alembic 1.8 writes has a comment behind this one value.
std::string_view without_comment(std::string_view value) {
    return trim(value.substr(0, value.find(" #")));
}

std::optional<std::string> find_separator_text(std::string_view name) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kSeparators = {
        {{"space", " \t\r\n"}, {"newline", "\r\n"}, {"os", ":"}, {":", ":"}, {";", ";"}}};
    for (const auto& [known, separators] : kSeparators) {
        if (known == name) {
            return std::string(separators);
        }
    }
    return std::nullopt;
}

}  // namespace

std::optional<std::string> Config::find_separator(std::string_view key) const {
    const auto value = find(key);
    if (!value) {
        return std::nullopt;
    }
    const std::string_view name = without_comment(*value);
    if (auto separators = find_separator_text(name)) {
        return separators;
    }
    const bool is_legacy = key == "version_path_separator";
    throw value_error(key, "'" + std::string(name) + "' is not a valid value for " + std::string(key) +
                               "; expected 'space', " + (is_legacy ? "" : "'newline', ") + "'os', ':', ';'");
}

std::vector<std::string> Config::version_locations() const {
    constexpr std::string_view kKey = "version_locations";
    if (trim(find(kKey).value_or("")).empty()) {
        return {(fs::path(script_location()) / "versions").generic_string()};
    }
    auto separators = find_separator("path_separator");
    if (!separators) {
        separators = find_separator("version_path_separator");
    }
    const bool is_list = find_raw(kKey)->items.has_value();
    auto locations =
        *find_list_in(find_section_of(kKey), kKey, separators ? std::string_view(*separators) : kNoSeparator);
    for (const std::string& location : locations) {
        // Read as one directory, which is not there, this would silently be a project without revisions.
        if (!separators && !is_list && location.find(':') != std::string::npos && !fs::exists(location)) {
            throw value_error(
                kKey, "version_locations has ':' between its directories, but path_separator is not set")
                .with_hint("add the line: path_separator = os");
        }
    }
    return locations;
}

std::vector<std::string> Config::prepend_sys_path() const {
    constexpr std::string_view kKey = "prepend_sys_path";
    return find_list_in(find_section_of(kKey), kKey, find_separator("path_separator").value_or(" ,:\t\r\n"))
        .value_or(std::vector<std::string>{});
}

int Config::truncate_slug_length() const {
    const auto value = find("truncate_slug_length");
    if (!value) {
        return kDefaultSlugLength;
    }
    const std::string_view text = trim(*value);
    int length = 0;
    const auto result = std::from_chars(text.data(), text.data() + text.size(), length);
    if (result.ec != std::errc() || result.ptr != text.data() + text.size() || length < 0) {
        throw value_error("truncate_slug_length",
                          "truncate_slug_length is '" + *value + "'; expected a number of characters");
    }
    return length == 0 ? kDefaultSlugLength : length;
}

// The main section goes before [retort], as it may be that of one of several databases.
std::optional<std::string> Config::file_format() const {
    auto value = find("file_format");
    return value ? value : find_in("retort", "file_format");
}

Place Config::file_format_place() const {
    return find("file_format") ? place("file_format") : place_in("retort", "file_format");
}

std::optional<bool> Config::find_bool_in(std::string_view section, std::string_view key) const {
    const auto value = section.empty() ? find(key) : find_in(section, key);
    if (!value) {
        return std::nullopt;
    }
    if (const auto parsed = parse_bool(*value)) {
        return parsed;
    }
    throw Error(ErrorKind::config, std::string(key) + " is '" + *value + "'; expected true or false")
        .at(section.empty() ? place(key) : place_in(section, key));
}

std::vector<std::string> Config::split_words(std::string_view key) const {
    const Ini* source = find_source("retort", key);
    if (source == nullptr) {
        return {};
    }
    if (auto items = source->find_list("retort", key)) {
        return *std::move(items);
    }
    try {
        return split_shell_words(*source->find("retort", key));
    } catch (Error& error) {
        error.at(source->find_raw("retort", key)->place);
        throw;
    }
}

std::vector<std::string> Config::databases() const {
    constexpr std::string_view kKey = "databases";
    // Also where -n names one of them that has no section.
    const std::string section = find(kKey) ? find_section_of(kKey) : "alembic";
    try {
        return parse_database_names(find_in(section, kKey).value_or(""));
    } catch (Error& error) {
        error.at(place_in(section, kKey));
        throw;
    }
}

Error Config::value_error(std::string_view key, std::string message) const {
    Error error(ErrorKind::config, std::move(message));
    error.at(place(key));
    return error;
}

}  // namespace retort::base
