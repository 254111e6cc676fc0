// The scripts that a program carries inside: the counterpart of what script.hpp
// does with files. Nothing is built, and no file is read.
#pragma once

#include "retort/migrations.hpp"
#include "scripts/script.hpp"

#include <memory>
#include <vector>

namespace retort::scripts {

// In load order. Throws Error(script) for a declaration that cannot be read.
std::vector<revisions::Revision> list_embedded(const Migrations& migrations);

// Those of the revisions that are asked for.
std::unique_ptr<LoadedScripts> load_embedded(const Migrations& migrations,
                                             const std::vector<revisions::Revision>& revisions);

// Runs the environment script over `environment`; does nothing where there is none.
void run_embedded_environment(const Migrations& migrations, Environment& environment);

}  // namespace retort::scripts
