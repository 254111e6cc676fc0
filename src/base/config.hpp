// The settings of a project: alembic.ini, a TOML file, or both, read once at the
// start of a command.
#pragma once

#include "base/config_files.hpp"
#include "base/ini.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace retort::base {

// Two sections matter: the main one, whose keys are the reference's, and [retort]
// for what only a native tool needs. Where several files say a key, the ini wins.
// Unknown keys are kept for env.cpp. Getters throw ErrorKind::config placed at the
// key whose value is unusable.
class Config {
public:
    // A file that does not exist is no error until something of it is required.
    // Throws when one exists but cannot be read or parsed, and see find_config_files.
    static Config load(const ConfigOptions& options = {});
    // For tests and embedding: `text` as if read from `file`; TOML by its name.
    static Config parse(std::string_view text, const std::string& file,
                        const std::string& section = "alembic");
    // The ini that a new project gets: the one that is named, else alembic.ini.
    // Nothing is read, and nothing is looked for above the current directory.
    static std::string find_new_file(const ConfigOptions& options);

    // The first file's path as named by the user, whether it exists or not.
    const std::string& file() const { return files_.ini.empty() ? files_.toml : files_.ini; }
    bool is_present() const { return !sources_.empty(); }
    // The absolute directory of the first file; what %(here)s stands for in it.
    const std::string& here() const { return here_; }
    // Where the search found the files, if not in the current directory; "" else.
    // Relative paths of the settings are right in that directory only.
    const std::string& folder_above() const { return files_.folder_above; }
    const std::string& section() const { return section_; }
    // The same settings for one database of several: its own section, if there is
    // one, goes before the main one.
    Config for_database(const std::string& name) const;
    // What the files hold, the one that wins first.
    const std::vector<Ini>& sources() const { return sources_; }

    // Any key of the main section, interpolated. What another main section than
    // [alembic] does not say is looked up there, save the database's URL: which
    // database is meant is never guessed.
    std::optional<std::string> find(std::string_view key) const;
    std::optional<std::string> find_in(std::string_view section, std::string_view key) const;
    // A value of several: a real list as it is, a text split at any of `separators`
    // without the empty pieces.
    std::optional<std::vector<std::string>> find_list_in(std::string_view section, std::string_view key,
                                                         std::string_view separators) const;
    // The entry that find would interpolate; nullptr when nobody says it.
    const IniEntry* find_raw(std::string_view key) const;
    // Throws "No '<key>' key found in configuration.", with the reason as the hint.
    std::string get(std::string_view key) const;
    // Every key that find finds, each once.
    std::vector<std::string> keys() const;
    bool has_section(std::string_view name) const;
    // Where a key's value stands, for errors about it; no file when nobody says it.
    Place place(std::string_view key) const { return place_in(find_section_of(key), key); }
    Place place_in(std::string_view section, std::string_view key) const;

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
    // What new revisions are written in, with where that is said; none: the usual.
    std::optional<std::string> file_format() const;
    Place file_format_place() const;
    bool revision_environment() const { return find_bool("revision_environment"); }
    std::optional<std::string> url() const { return find("sqlalchemy.url"); }
    // The same, only where the main section itself says it, not [DEFAULT].
    std::optional<std::string> section_url() const;
    // The names in `databases`; none where the project has one database.
    std::vector<std::string> databases() const;

    // [retort]
    std::optional<std::string> compiler() const { return find_in("retort", "compiler"); }
    std::vector<std::string> flags() const { return split_words("flags"); }
    std::vector<std::string> include_paths() const { return split_words("include_paths"); }
    // Whether what is run is recorded in a table beside the version table; yes unless said otherwise.
    bool keeps_history() const { return find_bool_in("retort", "history").value_or(true); }

private:
    Config(ConfigFiles files, std::string section);

    void finish();
    void add_source(std::string_view text, const std::string& file);
    const Ini* find_source(std::string_view section, std::string_view key) const;
    // The sections that find looks in.
    std::vector<std::string> list_sections(std::string_view key) const;
    // The one of them that says the key; "" for none.
    std::string find_section_of(std::string_view key) const;
    bool find_bool(std::string_view key) const { return find_bool_in("", key).value_or(false); }
    // Of the main section where the section is empty.
    std::optional<bool> find_bool_in(std::string_view section, std::string_view key) const;
    std::vector<std::string> split_words(std::string_view key) const;
    std::optional<std::string> find_separator(std::string_view key) const;
    std::string explain_missing() const;
    Error value_error(std::string_view key, std::string message) const;

    ConfigFiles files_;
    std::string section_;
    // Where a key is looked up that the main section does not have.
    std::vector<std::string> fallbacks_;
    std::string here_;
    std::vector<Ini> sources_;
};

}  // namespace retort::base
