// The step that an earlier run left half done, for reports.
#pragma once

#include "commands/commands.hpp"
#include "commands/session.hpp"

#include <optional>

namespace retort::commands {

// Of the session's database, which is not made for it.
std::optional<InterruptedStep> find_interrupted(Session& session);

}  // namespace retort::commands
