// init: start a project.
#include "commands/commands.hpp"
#include "scripts/script.hpp"

namespace retort::commands {

InitReport init(Session& session, const InitOptions& options) {
    using Action = scripts::InitStep::Action;
    InitReport report;
    report.config_file = session.config().file();
    for (auto& step :
         scripts::init_project({.directory = options.directory, .ini_file = report.config_file})) {
        report.items.push_back({.path = std::move(step.path),
                                .created = step.action != Action::kept,
                                .is_directory = step.action == Action::created_folder});
    }
    return report;
}

}  // namespace retort::commands
