// What a step does to the version table, as statements.
#pragma once

#include "runtime/settings.hpp"

namespace retort::runtime {

// In the order in which they must run; each changes exactly one row.
std::vector<dialects::Statement> emit_version_change(const dialects::Dialect& dialect,
                                                     const schema::QualifiedName& table,
                                                     const revisions::VersionChange& change);

// CREATE TABLE of the version table.
std::vector<dialects::Statement> emit_version_table(const dialects::Dialect& dialect,
                                                    const Settings& settings,
                                                    const dialects::EmitContext& context);

// Runs the step's script into the recorder; a stamp runs none.
void record_step(const revisions::Step& step, const scripts::LoadedScripts& scripts,
                 operations::Recorder& recorder);

// The revisions whose scripts a plan runs.
std::vector<revisions::Revision> scripts_of(const revisions::Plan& plan);

VersionApplied describe_applied(const revisions::Step& step);

}  // namespace retort::runtime
