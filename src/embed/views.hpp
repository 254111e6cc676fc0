// Revisions, plans and progress as a program sees them.
#pragma once

#include "retort/migrator.hpp"
#include "revisions/graph.hpp"
#include "revisions/plan.hpp"
#include "runtime/journal.hpp"
#include "runtime/migrate.hpp"

#include <vector>

namespace retort::embed {

std::vector<RevisionInfo> view_revisions(const revisions::Graph& graph,
                                         const std::vector<revisions::Index>& indices);
std::vector<MigrationStep> view_steps(const revisions::Plan& plan);
InterruptedStep view_interrupted(const runtime::JournalEntry& entry);

// The runtime's events for the callbacks of the options, which must outlive them.
runtime::Events make_events(const MigratorOptions& options);
runtime::Interrupted read_interrupted(const MigratorOptions& options);
runtime::BackupPolicy make_backup(const MigratorOptions& options);

}  // namespace retort::embed
