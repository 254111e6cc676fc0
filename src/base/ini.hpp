// Reading an ini file by the rules of Python's ConfigParser, so that both tools
// read one alembic.ini alike. No ready library fits: libinih limits the length of
// lines and takes " ;" for a comment, both of which cut database URLs short.
#pragma once

#include "retort/error.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace retort::base {

// A value as it stands in the file, %-escapes and all.
struct IniEntry {
    std::string key;    // lower case
    std::string value;  // lines joined by '\n'
    Place place;        // of the key
    // Where each line of the value starts, for errors inside of it.
    std::vector<Place> lines;
    // A real list, which only TOML has; `value` is then its items, one a line.
    std::optional<std::vector<std::string>> items = {};
};

struct IniSection {
    std::string name;
    Place place;
    std::vector<IniEntry> entries = {};
};

// The parsed file. Keys of [DEFAULT] are part of every section; key names are
// compared in lower case, section names as they are.
//   parse_ini("[alembic]\nscript_location = %(here)s/alembic\n", "alembic.ini", {{"here", "/app"}})
//       .find("alembic", "script_location")  // "/app/alembic"
class Ini {
public:
    using Variables = std::map<std::string, std::string>;

    Ini() = default;
    Ini(std::string file, Variables variables) : file_(std::move(file)), variables_(std::move(variables)) {}

    const std::string& file() const { return file_; }
    // In file order, without [DEFAULT].
    std::vector<std::string> sections() const;
    bool has_section(std::string_view name) const { return find_section(name) != nullptr; }
    // The section's own keys, in file order.
    std::vector<std::string> keys(std::string_view section) const;

    // The entry as written, from the section or else from [DEFAULT]; nullptr when
    // there is none. Valid as long as the Ini.
    const IniEntry* find_raw(std::string_view section, std::string_view key) const;
    // The value with %(name)s replaced from the section, [DEFAULT] or the
    // variables, and %% as %. Throws ErrorKind::config, placed, for an unknown
    // name, a stray % or names that refer to one another without end or too often.
    std::optional<std::string> find(std::string_view section, std::string_view key) const;
    // The items of a real list, each as find would give it; nullopt for any other value.
    std::optional<std::vector<std::string>> find_list(std::string_view section, std::string_view key) const;

    const IniSection* find_section(std::string_view name) const;
    IniSection& open_section(const std::string& name, const Place& place);  // found or added

private:
    std::string file_;
    Variables variables_;
    std::vector<IniSection> sections_;
};

// `file` is for errors only. Throws ErrorKind::config with file, line and column:
// text before the first section, a line that is neither, a key or section twice.
Ini parse_ini(std::string_view text, std::string file, Ini::Variables variables = {});

}  // namespace retort::base
