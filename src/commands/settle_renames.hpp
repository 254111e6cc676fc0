// Whether a drop beside an addition is a rename: asked of the user, never guessed.
#pragma once

#include "commands/commands.hpp"
#include "commands/compare.hpp"

#include <set>
#include <string>
#include <vector>

namespace retort::commands {

struct SettledComparison {
    autogenerate::Comparison comparison;
    // Those that the user says are none, a line each for the file.
    std::vector<std::string> refused;
};

// Compares, and again with each drop that turned out to be a rename. Throws
// Error(command) where a drop looks like a rename and neither the options nor a
// person says what it is. Adds the options' answers that it took to `used`.
SettledComparison settle_renames(Session& session, const RevisionOptions& options,
                                 std::set<std::string>& used);

// Throws Error(command) for an answer that no comparison took.
void require_used(const RevisionOptions& options, const std::set<std::string>& used);

}  // namespace retort::commands
