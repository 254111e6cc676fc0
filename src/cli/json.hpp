// Reports as JSON, for --json. docs/json.md describes the shapes: keys are added,
// never renamed or dropped.
#pragma once

#include "commands/commands.hpp"
#include "commands/fan_out.hpp"

#include <string>
#include <vector>

namespace retort::cli {

// Indented by two, without a newline at the end.
std::string to_json(const commands::InitReport& report);
std::string to_json(const commands::RevisionReport& report);
std::string to_json(const std::vector<scripts::StarterInfo>& templates);
std::string to_json(const commands::EditReport& report);
std::string to_json(const commands::GraphReport& report);
std::string to_json(const commands::ModelsReport& report);
std::string to_json(const commands::RebaseReport& report);
std::string to_json(const std::vector<commands::RevisionView>& revisions);
std::string to_json(const std::vector<commands::BranchPoint>& points);
// Of one database the object itself, of several {"databases": […]}.
std::string to_json(const std::vector<commands::MigrateReport>& reports);
std::string to_json(const std::vector<commands::CurrentReport>& reports);
std::string to_json(const std::vector<commands::CheckReport>& reports);
std::string to_json(const std::vector<commands::StatusReport>& reports);
std::string to_json(const std::vector<commands::PlanReport>& reports);
std::string to_json(const commands::FanOutReport& report);

}  // namespace retort::cli
