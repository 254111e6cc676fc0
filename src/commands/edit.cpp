// edit: revision files in the user's editor.
#include "commands/commands.hpp"
#include "commands/edit_editor.hpp"

namespace retort::commands {

EditReport edit(Session& session, const std::string& symbol) {
    EditReport report;
    for (const auto& revision : show(session, symbol)) {
        report.paths.push_back(revision.path);
    }
    if (report.paths.empty()) {
        const bool is_current = revisions::parse_symbol(symbol).atom == "current";
        throw Error(ErrorKind::command, is_current
                                            ? "No current revisions"
                                            : "No revision files indicated by symbol '" + symbol + "'");
    }
    const auto editor = find_editor([&](const std::string& path) { return session.typed_path(path); });
    for (const auto& path : report.paths) {
        run_editor(editor, path);
    }
    return report;
}

}  // namespace retort::commands
