// The comparison of models and database that `revision --autogenerate` and
// `check` share.
#pragma once

#include "autogenerate/compare.hpp"
#include "commands/session.hpp"

namespace retort::commands {

// Throws Error(command) "Target database is not up to date." unless every head
// is applied. Logs what it detects. Changes nothing in the database.
autogenerate::Comparison compare_models(Session& session);

}  // namespace retort::commands
