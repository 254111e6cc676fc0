// Finding the files that hold a project's settings; nothing is made of them here.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace retort::base {

struct ConfigOptions {
    // As given with -c: an ini, a TOML file, or one of each. Without any,
    // $RETORT_CONFIG, $ALEMBIC_CONFIG, else what the current directory holds.
    std::vector<std::string> files = {};
    // As given with -n: the main section.
    std::string section = "alembic";
    // Look in the directories above the current one, too.
    bool search_above = false;
};

struct ConfigFiles {
    // As the user or the search names them; empty where there is none.
    std::string ini;
    std::string toml;
    // What named them ("-c", "$ALEMBIC_CONFIG"); empty when they were looked for.
    std::string source;
    // Where the search found them, absolute, if not in the current directory.
    std::string folder_above;
    // The ini alone was named, and the TOML file completes it: it must not say
    // which database is meant.
    bool toml_completes = false;
};

// Looks for alembic.ini, and for retort.toml or else pyproject.toml with
// [tool.alembic] or [tool.retort], in one directory after another: upwards as far
// as the top of a git repository, the home directory, or the root. Throws Error(usage)
// when two files of a kind are named, and Error(config) for files above that belong
// to another user: the code that they name would be run.
ConfigFiles find_config_files(const ConfigOptions& options);

// The whole file; nullopt when there is none. Throws Error(config).
std::optional<std::string> find_config_text(const std::string& file);

}  // namespace retort::base
