// Which databases --each-schema and --each-file name.
#pragma once

#include "commands/session.hpp"
#include "commands/target.hpp"

#include <optional>
#include <string>
#include <vector>

namespace retort::commands {

// As typed.
struct TargetOptions {
    std::vector<std::string> schemas{};  // LIKE patterns
    std::vector<std::string> files{};    // glob patterns
    std::optional<std::string> jobs{};

    // The command is for many databases, not for the one that is configured.
    bool is_given() const { return !schemas.empty() || !files.empty(); }
};

// Throws Error(usage) where the options do not go together.
// `prints_sql`: the command is not to ask a database.
void check_target_options(const TargetOptions& options, bool prints_sql = false);

// The patterns' matches in their order, each pattern's sorted, and each target once. Throws
// Error(command) for a pattern that matches nothing.
std::vector<Target> list_targets(Session& session, const TargetOptions& options);

// How many to work on at a time: the option, RETORT_JOBS or [retort] jobs, else one.
int read_jobs(Session& session, const TargetOptions& options);

}  // namespace retort::commands
