// Config: finding the file, and giving its values their types.
#include "base/config.hpp"

#include "base/shell_words.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <utility>

namespace retort::base {

namespace {

namespace fs = std::filesystem;

constexpr int kDefaultSlugLength = 40;
constexpr std::string_view kDefaultSection = "alembic";

struct Located {
    std::string file;
    std::string source;
};

Located locate(const ConfigOptions& options) {
    if (options.file) {
        return {*options.file, "-c"};
    }
    for (const char* variable : {"RETORT_CONFIG", "ALEMBIC_CONFIG"}) {
        const char* value = std::getenv(variable);
        if (value != nullptr && *value != '\0') {
            return {value, std::string("$") + variable};
        }
    }
    return {"alembic.ini", ""};
}

std::string find_here(const std::string& file) {
    std::error_code failure;
    const fs::path absolute = fs::absolute(file, failure);
    return failure ? "." : absolute.lexically_normal().parent_path().generic_string();
}

std::string read_file(const std::string& file) {
    std::ifstream stream(file, std::ios::binary);
    if (fs::is_directory(file) || !stream.is_open()) {
        throw Error(ErrorKind::config, "Can't read the configuration file '" + file + "'")
            .with_hint("it must be a file that you may read");
    }
    return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

// Pieces without surrounding space; empty ones are dropped.
std::vector<std::string> split_any(std::string_view text, std::string_view separators) {
    std::vector<std::string> pieces;
    while (!text.empty()) {
        const auto end = text.find_first_of(separators);
        const std::string_view piece = trim(text.substr(0, end));
        if (!piece.empty()) {
            pieces.emplace_back(piece);
        }
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return pieces;
}

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

Config::Config(Ini ini, std::string file, std::string here, std::string section)
    : ini_(std::move(ini)), file_(std::move(file)), here_(std::move(here)), section_(std::move(section)) {}

Config Config::load(const ConfigOptions& options) {
    const Located located = locate(options);
    if (fs::path(located.file).filename() == "pyproject.toml") {
        throw Error(ErrorKind::config, "TOML configuration is not supported: '" + located.file + "'")
            .with_hint("put the settings of [tool.alembic] in the section [alembic] of alembic.ini");
    }
    std::error_code failure;
    const bool is_present = fs::exists(located.file, failure);
    Config config = parse(is_present ? read_file(located.file) : "", located.file, options.section);
    config.source_ = located.source;
    config.is_present_ = is_present;
    return config;
}

Config Config::parse(std::string_view text, const std::string& file, const std::string& section) {
    const std::string here = find_here(file);
    return {parse_ini(text, file, {{"here", here}}), file, here, section};
}

std::string Config::get(std::string_view key) const {
    if (auto value = find(key)) {
        return *std::move(value);
    }
    Error error(ErrorKind::config, "No '" + std::string(key) + "' key found in configuration.");
    if (const IniSection* found = ini_.find_section(section_)) {
        error.at(found->place);
    }
    error.with_hint(explain_missing());
    throw error;
}

std::string Config::explain_missing() const {
    if (!is_present_) {
        const std::string named =
            source_.empty() ? " in the current directory" : " (named by " + source_ + ")";
        return "there is no file '" + file_ + "'" + named +
               "; go to the project's directory, name the file with -c, or start with: retort init alembic";
    }
    if (!ini_.has_section(section_)) {
        std::vector<std::string> sections = ini_.sections();
        return "'" + file_ + "' has no section [" + section_ + "]" +
               (sections.empty() ? "" : "; it has [" + join(sections, "], [") + "]") + "; choose one with -n";
    }
    return "add it to section [" + section_ + "] of '" + file_ + "'";
}

std::optional<std::string> Config::find_separator() const {
    const auto name = find("path_separator");
    if (!name) {
        return std::nullopt;
    }
    if (auto separators = find_separator_text(*name)) {
        return separators;
    }
    throw value_error(
        section_, "path_separator",
        "'" + *name +
            "' is not a valid value for path_separator; expected 'space', 'newline', 'os', ':', ';'");
}

std::vector<std::string> Config::version_locations() const {
    const auto value = find("version_locations");
    if (!value || trim(*value).empty()) {
        return {(fs::path(script_location()) / "versions").generic_string()};
    }
    auto separators = find_separator();
    if (const auto legacy = find("version_path_separator"); !separators && legacy) {
        separators = find_separator_text(*legacy);
        if (!separators) {
            throw value_error(
                section_, "version_path_separator",
                "'" + *legacy +
                    "' is not a valid value for version_path_separator; expected 'space', 'os', ':', ';'");
        }
    }
    if (separators) {
        return split_any(*value, *separators);
    }
    std::vector<std::string> locations = split_any(*value, " ,\t\r\n");
    for (const std::string& location : locations) {
        // Read as one directory, which is not there, this would silently be a project without revisions.
        if (location.find(':') != std::string::npos && !fs::exists(location)) {
            throw value_error(
                section_, "version_locations",
                "version_locations has ':' between its directories, but path_separator is not set")
                .with_hint("add the line: path_separator = os");
        }
    }
    return locations;
}

std::vector<std::string> Config::prepend_sys_path() const {
    const auto value = find("prepend_sys_path");
    if (!value) {
        return {};
    }
    return split_any(*value, find_separator().value_or(" ,:\t\r\n"));
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
        throw value_error(section_, "truncate_slug_length",
                          "truncate_slug_length is '" + *value + "'; expected a number of characters");
    }
    return length == 0 ? kDefaultSlugLength : length;
}

bool Config::find_bool(std::string_view key) const {
    const auto value = find(key);
    if (!value) {
        return false;
    }
    if (const auto parsed = parse_bool(*value)) {
        return *parsed;
    }
    throw value_error(section_, key, std::string(key) + " is '" + *value + "'; expected true or false");
}

std::vector<std::string> Config::split_words(std::string_view key) const {
    const auto value = find_in("retort", key);
    if (!value) {
        return {};
    }
    try {
        return split_shell_words(*value);
    } catch (Error& error) {
        error.at(ini_.find_raw("retort", key)->place);
        throw;
    }
}

Error Config::value_error(std::string_view section, std::string_view key, std::string message) const {
    Error error(ErrorKind::config, std::move(message));
    if (const IniEntry* entry = ini_.find_raw(section, key)) {
        error.at(entry->lines.front());
    }
    return error;
}

std::optional<std::string> Config::find(std::string_view key) const {
    auto value = ini_.find(section_, key);
    const bool names_database = key.starts_with("sqlalchemy.");
    if (!value && !names_database && ini_.has_section(section_)) {
        value = ini_.find(kDefaultSection, key);
    }
    return value;
}

std::optional<std::string> Config::section_url() const {
    const auto keys = ini_.keys(section_);
    return std::find(keys.begin(), keys.end(), "sqlalchemy.url") != keys.end() ? url() : std::nullopt;
}

}  // namespace retort::base
