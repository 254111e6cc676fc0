// The whole program: reads the command line, runs one command, shows what it
// reports.
#pragma once

#include "retort/migrations.hpp"

namespace retort::cli {

// The arguments of main; returns the exit code. `embedded` are the revisions and the
// environment of a bundle, null for the tool, which reads them from files.
int run_program(int count, char** words, const Migrations* embedded);

}  // namespace retort::cli
