// What decides how a Migrator runs: the program's env.cpp, and over it the options.
#pragma once

#include "retort/migrator.hpp"
#include "runtime/settings.hpp"

namespace retort::embed {

// Runs env.cpp. Throws what it throws, as Error(script) if it is no Error.
runtime::Settings make_settings(const Migrations& migrations, const MigratorOptions& options);

// For the callbacks of the options.
runtime::Log make_log(const MigratorOptions& options);

}  // namespace retort::embed
