// The known keys, and what is near them.
#include "base/config_warnings.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <utility>

namespace retort::base {

namespace {

constexpr const char* kMain = "alembic";
constexpr const char* kHooks = "post_write_hooks";

// Without `databases`, which an own key `database` is not meant to be. Those that mean nothing here are said
// so by add_foreign.
const std::vector<std::string>& main_keys() {
    static const std::vector<std::string> keys = {"script_location",
                                                  "file_template",
                                                  "file_format",
                                                  "prepend_sys_path",
                                                  "timezone",
                                                  "sourceless",
                                                  "recursive_version_locations",
                                                  "revision_environment",
                                                  "path_separator",
                                                  "version_path_separator",
                                                  "version_locations",
                                                  "output_encoding",
                                                  "truncate_slug_length",
                                                  "sqlalchemy.url"};
    return keys;
}

const std::vector<std::string>& retort_keys() {
    static const std::vector<std::string> keys = {
        "compiler", "flags",        "include_paths",      "include_dir",       "file_format",
        "history",  "lock_timeout", "table_lock_timeout", "statement_timeout", "retries",
        "backup",   "backup_dir",   "restore_on_failure", "progress",          "jobs"};
    return keys;
}

const std::vector<std::string>& hook_keys() {
    static const std::vector<std::string> keys = {"name", "type",       "executable", "options",
                                                  "cwd",  "entrypoint", "module"};
    return keys;
}

bool contains(const std::vector<std::string>& names, const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

std::string did_you_mean(const std::string& nearest) {
    return nearest.empty() ? "" : "; did you mean '" + nearest + "'?";
}

std::string describe_unknown_section(const std::string& name, const std::string& nearest) {
    return "Unknown section [" + name + "]; did you mean [" + nearest + "]?";
}

class WarningList {
public:
    explicit WarningList(const Config& config) : config_(config) {}

    std::vector<std::string> run() {
        for (const Ini& source : config_.sources()) {
            add_sections(source);
            for (const std::string& section : list_main_sections()) {
                add_main(source, section);
            }
            add_retort(source);
            add_hooks(source);
        }
        add_splitting("version_locations", config_.find_raw("version_path_separator") != nullptr);
        return std::move(lines_);
    }

private:
    // With those of the databases, if there are several.
    std::vector<std::string> list_main_sections() const {
        const IniEntry* databases = config_.find_raw("databases");
        std::vector<std::string> sections =
            split_any(databases == nullptr ? "" : databases->value, " ,\t\r\n");
        for (const std::string& section : {config_.section(), std::string(kMain)}) {
            if (!contains(sections, section)) {
                sections.push_back(section);
            }
        }
        return sections;
    }

    void add(const Place& place, const std::string& text) {
        lines_.push_back(format_place(place) + ": " + text);
    }

    void add_unknown(const Ini& source, const std::string& section, const std::string& key,
                     const std::string& nearest) {
        add(source.find_raw(section, key)->place,
            "Unknown key '" + key + "' in [" + section + "]" + did_you_mean(nearest));
    }

    void add_sections(const Ini& source) {
        static const std::vector<std::string> known = {"retort", kHooks};
        for (const std::string& name : source.sections()) {
            const std::string nearest = contains(known, name) ? "" : find_nearest(name, known);
            if (!nearest.empty() && name != config_.section()) {
                add(source.find_section(name)->place, describe_unknown_section(name, nearest));
            }
        }
    }

    void add_main(const Ini& source, const std::string& section) {
        for (const std::string& key : source.keys(section)) {
            const IniEntry& entry = *source.find_raw(section, key);
            if (contains(main_keys(), key)) {
                add_foreign(entry);
            } else if (key != "databases" && !key.starts_with("sqlalchemy.") &&
                       !is_referred_to(source, section, key)) {
                if (const std::string nearest = find_nearest(key, main_keys()); !nearest.empty()) {
                    add_unknown(source, section, key, nearest);
                }
            }
        }
    }

    // A key that others are made of has a reader.
    static bool is_referred_to(const Ini& source, const std::string& section, const std::string& key) {
        const auto keys = source.keys(section);
        return std::any_of(keys.begin(), keys.end(), [&](const std::string& other) {
            return to_lower(source.find_raw(section, other)->value).find("%(" + key + ")s") !=
                   std::string::npos;
        });
    }

    // What the reference knows and a native tool has no use for.
    void add_foreign(const IniEntry& entry) {
        const std::string value = to_lower(trim(entry.value));
        if (entry.key == "sourceless" && value == "true") {
            add(entry.place, "sourceless means nothing here: revisions are C++ sources");
        }
        if (entry.key == "output_encoding" && value != "utf-8" && value != "utf8") {
            add(entry.place,
                "output_encoding is '" + entry.value + "', but revision files are written as UTF-8");
        }
    }

    void add_retort(const Ini& source) {
        for (const std::string& key : source.keys("retort")) {
            if (!contains(retort_keys(), key)) {
                add_unknown(source, "retort", key, find_nearest(key, retort_keys()));
            }
        }
    }

    void add_hooks(const Ini& source) {
        const IniEntry* entry = source.find_raw(kHooks, "hooks");
        const auto names = split_any(entry == nullptr ? "" : to_lower(entry->value), " ,\t\r\n");
        for (const std::string& key : source.keys(kHooks)) {
            const auto dot = key.rfind('.');
            if (dot == std::string::npos) {
                if (key != "hooks") {
                    const std::vector<std::string> known = {"hooks"};
                    add_unknown(source, kHooks, key, find_nearest(key, known));
                }
                continue;
            }
            add_hook_key(source, key, key.substr(0, dot), key.substr(dot + 1), names);
        }
    }

    void add_hook_key(const Ini& source, const std::string& key, const std::string& hook,
                      const std::string& word, const std::vector<std::string>& names) {
        if (!contains(hook_keys(), word)) {
            const std::string nearest = find_nearest(word, hook_keys());
            add_unknown(source, kHooks, key, nearest.empty() ? "" : hook + "." + nearest);
        } else if (!contains(names, hook)) {
            // A hook that is not listed is switched off, unless it is nearly listed.
            if (const std::string nearest = find_nearest(hook, names); !nearest.empty()) {
                add_unknown(source, kHooks, key, nearest + "." + word);
            }
        }
    }

    void add_splitting(const std::string& key, bool has_separator) {
        const auto value = config_.find_raw(key);
        if (value == nullptr || value->items || has_separator ||
            config_.find_raw("path_separator") != nullptr) {
            return;
        }
        if (split_any(value->value, " ,\t\r\n").size() > 1) {
            add(value->place,
                key +
                    " is split at spaces and commas, as path_separator is not set; add the line: "
                    "path_separator = space");
        }
    }

    const Config& config_;
    std::vector<std::string> lines_;
};

}  // namespace

std::vector<std::string> list_config_warnings(const Config& config) {
    return WarningList(config).run();
}

}  // namespace retort::base
