// The comparison of models and database that `revision --autogenerate` and
// `check` share.
#pragma once

#include "autogenerate/compare.hpp"
#include "commands/session.hpp"

namespace retort::commands {

struct CompareRequest {
    std::vector<autogenerate::Rename> renames = {};  // beside what the models say
    // Also drop what no revision of the project mentions.
    bool drop_unknown = false;
};

// Throws Error(command) "Target database is not up to date." unless every head
// is applied. Logs what it detects. Changes nothing in the database.
autogenerate::Comparison compare_models(Session& session, const CompareRequest& request = {});

}  // namespace retort::commands
