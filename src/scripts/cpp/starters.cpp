// The templates of new projects, and which files each of them has.
#include "scripts/cpp/starters.hpp"

#include "base/text.hpp"
#include "scripts/cpp/front_end.hpp"
#include "scripts/cpp/templates.hpp"
#include "scripts/files.hpp"

#include <algorithm>
#include <filesystem>
#include <map>

namespace retort::scripts::cpp {

namespace {

namespace fs = std::filesystem;

enum class Place { scripts, root, ini };

struct StarterFile {
    std::string_view starter;  // in starter/
    Place place;
    std::string_view path;  // below its place
};

struct Starter {
    std::string_view name;
    std::string_view description;
    std::string_view database_settings;  // in starter/: a part of the ini
    std::vector<StarterFile> files;
    FileFormat format = FileFormat::cpp;  // of its revisions
};

constexpr StarterFile kReadme = {"README.in", Place::scripts, "README"};
constexpr StarterFile kEnvironment = {"env.cpp.in", Place::scripts, "env.cpp"};
constexpr StarterFile kScript = {"script.cpp.in", Place::scripts, "script.cpp.in"};
constexpr StarterFile kIni = {"alembic.ini.in", Place::ini, ""};
constexpr StarterFile kModels = {"models.hpp.in", Place::root, "app/models.hpp"};

const std::vector<Starter>& starters() {
    static const std::vector<Starter> all = {
        {"generic",
         "Generic single-database configuration.",
         "database.ini.in",
         {kReadme, kEnvironment, kScript, kIni, kModels}},
        {"multidb",
         "Several databases, migrated together.",
         "multidb/databases.ini.in",
         {kReadme,
          {"multidb/env.cpp.in", Place::scripts, "env.cpp"},
          {"multidb/script.cpp.in", Place::scripts, "script.cpp.in"},
          kIni,
          {"multidb/users.hpp.in", Place::root, "app/users.hpp"},
          {"multidb/products.hpp.in", Place::root, "app/products.hpp"}}},
        {"cmake",
         "Generic single-database configuration, with a CMakeLists.txt for editors and CI.",
         "database.ini.in",
         {kReadme,
          kEnvironment,
          kScript,
          kIni,
          kModels,
          {"cmake/CMakeLists.txt.in", Place::root, "CMakeLists.txt"}}},
        {"sql",
         "Revisions in SQL, run without a compiler.",
         "database.ini.in",
         {{"sql/README.in", Place::scripts, "README"}, kIni},
         FileFormat::sql},
    };
    return all;
}

const Starter& get_starter(const std::string& name) {
    std::vector<std::string> known;
    for (const Starter& each : starters()) {
        if (each.name == name) {
            return each;
        }
        known.emplace_back(each.name);
    }
    throw Error(ErrorKind::command, "No such template '" + name + "'")
        .with_hint("there are " + base::join(known, ", ") + "; retort list_templates describes them");
}

std::string get_text(std::string_view file) {
    const auto texts = starter_texts();
    const auto found = std::find_if(texts.begin(), texts.end(),
                                    [file](const StarterText& each) { return each.file == file; });
    if (found == texts.end()) {
        throw Error(ErrorKind::internal, "There is no starter file '" + std::string(file) + "'");
    }
    return std::string(found->text);
}

// A path that CMake takes as it is.
std::string cmake_literal(const std::string& text) {
    std::string fence = "=";
    while (text.find("]" + fence + "]") != std::string::npos) {
        fence += '=';
    }
    return "[" + fence + "[" + text + "]" + fence + "]";
}

class Expansion {
public:
    Expansion(const Starter& starter, const InitOptions& options)
        : root_(fs::path(absolute_path(options.ini_file)).parent_path()),
          directory_(absolute_path(options.directory)),
          ini_file_(options.ini_file) {
        const bool is_absolute = fs::path(options.directory).is_absolute();
        const std::string relative = directory_.lexically_relative(root_).generic_string();
        const std::string written = base::replace_all(is_absolute ? options.directory : relative, "%", "%%");
        values_ = {
            {"description", std::string(starter.description)},
            {"script_location", is_absolute ? written : "%(here)s/" + written},
            {"file_format", starter.format == FileFormat::sql ? "file_format = sql" : "# file_format = sql"},
            {"script_directory", cmake_literal(is_absolute ? directory_.string() : relative)}};
        values_["database_settings"] = expand(get_text(starter.database_settings), "alembic.ini");
    }

    std::pair<std::string, std::string> make(const StarterFile& file) const {
        const std::string text = get_text(file.starter);
        // The template of new revisions has tokens of its own.
        const bool is_template = file.path.ends_with(".in");
        return {locate(file), is_template ? text : expand(text, std::string(file.starter))};
    }

private:
    std::string locate(const StarterFile& file) const {
        if (file.place == Place::ini) {
            return ini_file_;
        }
        return ((file.place == Place::root ? root_ : directory_) / file.path).string();
    }
    std::string expand(const std::string& text, const std::string& file) const {
        return expand_template(text, file, [this](std::string_view name) {
            const auto found = values_.find(name);
            return found == values_.end() ? std::nullopt : std::optional(found->second);
        });
    }

    fs::path root_;
    fs::path directory_;
    std::string ini_file_;
    std::map<std::string, std::string, std::less<>> values_;
};

}  // namespace

std::vector<StarterInfo> list_starters() {
    std::vector<StarterInfo> infos;
    for (const Starter& each : starters()) {
        infos.push_back({std::string(each.name), std::string(each.description)});
    }
    return infos;
}

std::vector<std::pair<std::string, std::string>> starter_files(const InitOptions& options) {
    const Starter& starter = get_starter(options.template_name);
    const Expansion expansion(starter, options);
    std::vector<std::pair<std::string, std::string>> files;
    for (const StarterFile& file : starter.files) {
        files.push_back(expansion.make(file));
    }
    return files;
}

}  // namespace retort::scripts::cpp
