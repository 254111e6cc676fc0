// What a merge says of the branches that it joins.
#pragma once

#include "cli/printer.hpp"
#include "commands/overlap.hpp"

namespace retort::cli {

// A warning for each table, column or type that branches both change.
void print_overlaps(const commands::OverlapReport& report, Printer& out);

}  // namespace retort::cli
