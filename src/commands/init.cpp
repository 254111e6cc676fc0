// init: start a project.
#include "commands/commands.hpp"
#include "scripts/script.hpp"

namespace retort::commands {

InitReport init(Session& session, const InitOptions& options) {
    using Action = scripts::InitStep::Action;
    InitReport report;
    report.config_file = session.find_new_config_file();
    for (auto& step : scripts::init_project({.directory = options.directory,
                      .ini_file = report.config_file,
                      .template_name = options.template_name})) {
        report.items.push_back({.path = std::move(step.path),
                                .created = step.action != Action::kept,
                                .is_directory = step.action == Action::created_folder});
    }
    return report;
}

std::vector<scripts::StarterInfo> list_templates() {
    return scripts::list_starters();
}

}  // namespace retort::commands
