// Config: reading the files, and which of them answers.
#include "base/config.hpp"

#include "base/text.hpp"
#include "base/toml.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <utility>

namespace retort::base {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kDefaultSection = "alembic";
constexpr const char* kDefaultFile = "alembic.ini";

std::string find_folder(const std::string& file) {
    std::error_code failure;
    const fs::path absolute = fs::absolute(file, failure);
    return failure ? "." : absolute.lexically_normal().parent_path().generic_string();
}

bool names_database(std::string_view key) {
    return key.starts_with("sqlalchemy.");
}

const IniEntry* find_own(const Ini& ini, std::string_view section, std::string_view key) {
    const auto keys = ini.keys(section);
    return std::find(keys.begin(), keys.end(), key) == keys.end() ? nullptr : ini.find_raw(section, key);
}

}  // namespace

Config::Config(ConfigFiles files, std::string section)
    : files_(std::move(files)), section_(std::move(section)) {}

Config Config::load(const ConfigOptions& options) {
    Config config(find_config_files(options), options.section);
    ConfigFiles& files = config.files_;
    // All that is named or nothing: half of it might be another project.
    std::vector<std::pair<std::string, std::string>> texts;
    for (const std::string& file : {files.ini, files.toml}) {
        if (file.empty()) {
            continue;
        }
        auto text = find_config_text(file);
        if (!text) {
            files.ini = file;
            files.toml.clear();
            texts.clear();
            break;
        }
        texts.emplace_back(file, *std::move(text));
    }
    for (const auto& [file, text] : texts) {
        config.add_source(text, file);
    }
    if (config.file().empty()) {
        files.ini = kDefaultFile;
    }
    config.finish();
    return config;
}

Config Config::parse(std::string_view text, const std::string& file, const std::string& section) {
    Config config({.ini = file}, section);
    config.add_source(text, file);
    config.finish();
    return config;
}

void Config::finish() {
    here_ = find_folder(file());
    // A section that is not there is a mistake, and must not look like a good one.
    if (section_ != kDefaultSection && has_section(section_)) {
        fallbacks_ = {std::string(kDefaultSection)};
    }
}

Config Config::for_database(const std::string& name) const {
    Config config = *this;
    config.section_ = name;
    config.fallbacks_.clear();
    for (const std::string& section : {section_, std::string(kDefaultSection)}) {
        if (section != name && (config.fallbacks_.empty() || config.fallbacks_.back() != section)) {
            config.fallbacks_.push_back(section);
        }
    }
    return config;
}

std::string Config::find_new_file(const ConfigOptions& options) {
    ConfigOptions here = options;
    here.search_above = false;
    const ConfigFiles files = find_config_files(here);
    if (!files.ini.empty()) {
        return files.ini;
    }
    if (!files.source.empty() && !find_config_text(files.toml)) {
        throw Error(ErrorKind::usage, "'" + files.toml + "' is not there, and init writes no TOML")
            .with_hint(
                "name an ini with -c, or write the file: [alembic], and below it script_location = \"…\"");
    }
    return files.toml.empty() ? kDefaultFile : files.toml;
}

void Config::add_source(std::string_view text, const std::string& file) {
    const Ini::Variables variables = {{"here", find_folder(file)}};
    sources_.push_back(is_toml_name(file) ? parse_toml(text, file, variables)
                                          : parse_ini(text, file, variables));
}

const Ini* Config::find_source(std::string_view section, std::string_view key) const {
    for (const Ini& source : sources_) {
        const bool is_for_others =
            files_.toml_completes && &source != &sources_.front() && names_database(key);
        if (!is_for_others && source.find_raw(section, key) != nullptr) {
            return &source;
        }
    }
    return nullptr;
}

std::vector<std::string> Config::list_sections(std::string_view key) const {
    std::vector<std::string> sections = {section_};
    if (!names_database(key)) {
        sections.insert(sections.end(), fallbacks_.begin(), fallbacks_.end());
    }
    return sections;
}

std::string Config::find_section_of(std::string_view key) const {
    for (std::string& section : list_sections(key)) {
        if (find_source(section, key) != nullptr) {
            return std::move(section);
        }
    }
    return "";
}

std::optional<std::string> Config::find(std::string_view key) const {
    return find_in(find_section_of(key), key);
}

const IniEntry* Config::find_raw(std::string_view key) const {
    const std::string section = find_section_of(key);
    const Ini* source = find_source(section, key);
    return source == nullptr ? nullptr : source->find_raw(section, key);
}

std::optional<std::string> Config::find_in(std::string_view section, std::string_view key) const {
    const Ini* source = find_source(section, key);
    return source == nullptr ? std::nullopt : source->find(section, key);
}

std::optional<std::vector<std::string>> Config::find_list_in(std::string_view section, std::string_view key,
                                                             std::string_view separators) const {
    const Ini* source = find_source(section, key);
    if (source == nullptr) {
        return std::nullopt;
    }
    if (auto items = source->find_list(section, key)) {
        return items;
    }
    return split_any(*source->find(section, key), separators);
}

std::optional<std::string> Config::section_url() const {
    constexpr std::string_view kUrl = "sqlalchemy.url";
    const Ini* source = find_source(section_, kUrl);
    return source != nullptr && find_own(*source, section_, kUrl) != nullptr ? url() : std::nullopt;
}

std::vector<std::string> Config::keys() const {
    std::vector<std::string> names;
    for (const std::string& section : list_sections("")) {
        for (const Ini& source : sources_) {
            for (auto& key : source.keys(section)) {
                if (find_raw(key) != nullptr && std::find(names.begin(), names.end(), key) == names.end()) {
                    names.push_back(std::move(key));
                }
            }
        }
    }
    return names;
}

bool Config::has_section(std::string_view name) const {
    return std::any_of(sources_.begin(), sources_.end(),
                       [name](const Ini& source) { return source.has_section(name); });
}

Place Config::place_in(std::string_view section, std::string_view key) const {
    const Ini* source = find_source(section, key);
    if (source == nullptr) {
        return {};
    }
    const IniEntry& entry = *source->find_raw(section, key);
    return entry.lines.empty() ? entry.place : entry.lines.front();
}

std::string Config::get(std::string_view key) const {
    if (auto value = find(key)) {
        return *std::move(value);
    }
    Error error(ErrorKind::config, "No '" + std::string(key) + "' key found in configuration.");
    for (const Ini& source : sources_) {
        if (const IniSection* found = source.find_section(section_)) {
            error.at(found->place);
            break;
        }
    }
    error.with_hint(explain_missing());
    throw error;
}

std::string Config::explain_missing() const {
    constexpr const char* kWaysOut =
        "; go to the project's directory, name the file with -c, or start with: retort init alembic";
    if (!is_present() && files_.source.empty()) {
        return "found no alembic.ini, no retort.toml and no pyproject.toml with [tool.alembic]" +
               std::string(kWaysOut);
    }
    if (!is_present()) {
        return "there is no file '" + file() + "' (named by " + files_.source + ")" + kWaysOut;
    }
    if (has_section(section_)) {
        return "add it to section [" + section_ + "] of '" + file() + "'";
    }
    std::vector<std::string> sections;
    for (const Ini& source : sources_) {
        for (auto& name : source.sections()) {
            sections.push_back(std::move(name));
        }
    }
    return "'" + file() + "' has no section [" + section_ + "]" +
           (sections.empty() ? "" : "; it has [" + join(sections, "], [") + "]") + "; choose one with -n";
}

}  // namespace retort::base
