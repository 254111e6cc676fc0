// SQL for stdout or for files; see print_scripts.hpp.
#include "cli/print_scripts.hpp"

#include "scripts/files.hpp"

namespace retort::cli {

namespace {

constexpr const char* kFirstLine = "-- Written by retort --sql for the database ";

// A file of that name may be somebody's own work.
void require_own(const std::string& path, const std::string& database) {
    const auto text = scripts::find_text(path);
    if (text && !text->starts_with(kFirstLine)) {
        throw Error(ErrorKind::command,
                    "File " + scripts::display_path(path) +
                        " already exists, and retort did not write it; it is left as it is")
            .with_hint("move it away, or name the database before the command, as in: retort -n " + database);
    }
}

struct ScriptFile {
    std::string path;
    std::string text;
};

}  // namespace

void print_scripts(const commands::Session& session, const std::vector<commands::MigrateReport>& reports,
                   Printer& out) {
    std::vector<ScriptFile> files;
    for (const auto& [database, steps, script, backup] : reports) {
        if (database.empty()) {
            out.raw(script.value_or(""));
        } else if (script) {
            const std::string path = session.typed_path(database + ".sql");
            require_own(path, database);
            files.push_back({path, kFirstLine + database + "\n\n" + *script});
        }
    }
    for (const auto& [path, text] : files) {
        out.log("retort.runtime", "Writing " + scripts::display_path(path));
        scripts::replace_file(path, text);
    }
}

}  // namespace retort::cli
