// The search for alembic.ini and its kin.
#include "base/config_files.hpp"

#include "base/toml.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace retort::base {

namespace {

namespace fs = std::filesystem;

void take_name(std::string& taken, const std::string& name, const char* kind, const ConfigFiles& files) {
    if (!taken.empty()) {
        throw Error(ErrorKind::usage, "Only one " + std::string(kind) + " may be named; found '" + taken +
                                          "' and '" + name + "'")
            .with_hint(files.source + " twice is for one ini and one TOML file");
    }
    taken = name;
}

bool is_there(const fs::path& path) {
    std::error_code failure;
    return fs::exists(path, failure);
}

// A pyproject.toml is somebody else's file unless it speaks of us, and what is
// wrong with it is not for us to say.
bool is_ours(const std::string& file) {
    const std::string text = find_config_text(file).value_or("");
    if (text.find("alembic") == std::string::npos && text.find("retort") == std::string::npos) {
        return false;
    }
    try {
        return !parse_toml(text, file).sections().empty();
    } catch (const Error&) {
        return text.find("tool.alembic") != std::string::npos ||
               text.find("tool.retort") != std::string::npos;
    }
}

std::string find_toml(const fs::path& folder) {
    const std::string own = (folder / "retort.toml").string();
    if (is_there(own)) {
        return own;
    }
    const std::string shared = (folder / "pyproject.toml").string();
    return is_there(shared) && is_ours(shared) ? shared : "";
}

std::string find_ini(const fs::path& folder) {
    std::string file = (folder / "alembic.ini").string();
    return is_there(file) ? file : "";
}

// Relative names for the current directory, "".
ConfigFiles find_in(const fs::path& folder) {
    ConfigFiles files;
    files.ini = find_ini(folder);
    files.toml = find_toml(folder);
    return files;
}

ConfigFiles sort_named(const std::vector<std::string>& names, const std::string& source) {
    ConfigFiles files;
    files.source = source;
    for (const std::string& name : names) {
        if (is_toml_name(name)) {
            take_name(files.toml, name, "TOML file", files);
        } else {
            take_name(files.ini, name, "ini", files);
        }
    }
    if (files.toml.empty()) {
        files.toml = find_toml("");
        files.toml_completes = true;
    }
    return files;
}

std::optional<ConfigFiles> find_named(const ConfigOptions& options) {
    if (!options.files.empty()) {
        return sort_named(options.files, "-c");
    }
    for (const char* variable : {"RETORT_CONFIG", "ALEMBIC_CONFIG"}) {
        const char* value = std::getenv(variable);
        if (value != nullptr && *value != '\0') {
            return sort_named({value}, std::string("$") + variable);
        }
    }
    return std::nullopt;
}

bool is_top(const fs::path& folder) {
    std::error_code failure;
    const char* home = std::getenv("HOME");
    return is_there(folder / ".git") || folder == folder.parent_path() ||
           (home != nullptr && *home != '\0' && fs::equivalent(folder, home, failure));
}

void check_owner(const std::string& file) {
    struct stat status {};
    if (!file.empty() && ::stat(file.c_str(), &status) == 0 && status.st_uid != ::geteuid() &&
        status.st_uid != 0) {
        throw Error(ErrorKind::config,
                    "'" + file + "' belongs to another user, so it is not taken from above")
            .with_hint("go to its directory if you trust what it runs, or name it with -c");
    }
}

ConfigFiles search_above() {
    std::error_code failure;
    for (fs::path folder = fs::current_path(failure); !failure && !is_top(folder);) {
        folder = folder.parent_path();
        ConfigFiles files = find_in(folder);
        if (!files.ini.empty() || !files.toml.empty()) {
            check_owner(files.ini);
            check_owner(files.toml);
            files.folder_above = folder.string();
            return files;
        }
    }
    return {};
}

}  // namespace

ConfigFiles find_config_files(const ConfigOptions& options) {
    if (auto named = find_named(options)) {
        return *std::move(named);
    }
    ConfigFiles files = find_in("");
    if (files.ini.empty() && files.toml.empty() && options.search_above) {
        files = search_above();
    }
    return files;
}

std::optional<std::string> find_config_text(const std::string& file) {
    if (!is_there(file)) {
        return std::nullopt;
    }
    std::ifstream stream(file, std::ios::binary);
    if (fs::is_directory(file) || !stream.is_open()) {
        throw Error(ErrorKind::config, "Can't read the configuration file '" + file + "'")
            .with_hint("it must be a file that you may read");
    }
    return std::string(std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>());
}

}  // namespace retort::base
