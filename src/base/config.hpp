// The settings of a project: alembic.ini, read once at the start of a command.
#pragma once

#include "base/ini.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace retort::base {

struct ConfigOptions {
    // As given with -c; without it $RETORT_CONFIG, $ALEMBIC_CONFIG, alembic.ini.
    std::optional<std::string> file;
    // As given with -n: the main section.
    std::string section = "alembic";
};

// Two sections matter: the main one, whose keys are the reference's, and [retort]
// for what only a native tool needs. Unknown keys are kept for env.cpp. Getters
// throw ErrorKind::config placed at the key whose value is unusable.
class Config {
public:
    // A file that does not exist is no error until something of it is required:
    // `init` writes it. Throws when it exists but cannot be read or parsed.
    static Config load(const ConfigOptions& options = {});
    // For tests and embedding: `text` as if read from `file`.
    static Config parse(std::string_view text, const std::string& file,
                        const std::string& section = "alembic");

    // The ini's path as named by the user, whether it exists or not.
    const std::string& file() const { return file_; }
    bool is_present() const { return is_present_; }
    // What %(here)s stands for: the absolute directory of the file.
    const std::string& here() const { return here_; }
    const std::string& section() const { return section_; }
    const Ini& ini() const { return ini_; }

    // Any key of the main section, interpolated. What another main section than
    // [alembic] does not say is looked up there, save the database's URL: which
    // database is meant is never guessed.
    std::optional<std::string> find(std::string_view key) const;
    std::optional<std::string> find_in(std::string_view section, std::string_view key) const {
        return ini_.find(section, key);
    }
    // Throws "No '<key>' key found in configuration.", with the reason as the hint.
    std::string get(std::string_view key) const;

    // Paths are as written: relative ones are relative to the current directory.
    std::string script_location() const { return get("script_location"); }
    // `<script_location>/versions` unless version_locations says otherwise.
    std::vector<std::string> version_locations() const;
    bool recursive_version_locations() const { return find_bool("recursive_version_locations"); }
    // Directories that a script's includes are searched in.
    std::vector<std::string> prepend_sys_path() const;
    std::string file_template() const { return find("file_template").value_or("%(rev)s_%(slug)s"); }
    int truncate_slug_length() const;
    std::optional<std::string> timezone() const { return find("timezone"); }
    bool revision_environment() const { return find_bool("revision_environment"); }
    std::optional<std::string> url() const { return find("sqlalchemy.url"); }
    // The same, only where the main section itself says it, not [DEFAULT].
    std::optional<std::string> section_url() const;

    // [retort]
    std::optional<std::string> compiler() const { return find_in("retort", "compiler"); }
    std::vector<std::string> flags() const { return split_words("flags"); }
    std::vector<std::string> include_paths() const { return split_words("include_paths"); }

private:
    Config(Ini ini, std::string file, std::string here, std::string section);

    bool find_bool(std::string_view key) const;
    std::vector<std::string> split_words(std::string_view key) const;
    std::optional<std::string> find_separator() const;
    std::string explain_missing() const;
    Error value_error(std::string_view section, std::string_view key, std::string message) const;

    Ini ini_;
    std::string file_;
    std::string here_;
    std::string section_;
    std::string source_;  // what named the file, for hints
    bool is_present_ = true;
};

}  // namespace retort::base
