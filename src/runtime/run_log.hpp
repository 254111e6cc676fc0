// The lines that a run tells the log, in the reference's words.
#pragma once

#include "dialects/dialect.hpp"
#include "runtime/settings.hpp"

namespace retort::runtime {

inline constexpr std::string_view kLogger = "retort.runtime";

// "Context impl …." and what is assumed about transactions.
void log_context(const Log& log, const dialects::Dialect& dialect, bool offline);
// "Running upgrade a -> b, doc".
void log_step(const Log& log, const revisions::Step& step);
// Names the revision and file that a step runs: "upgrade a -> b, doc (file)".
std::string name_step(const revisions::Step& step);
// Says in which step an error happened; the file only where the error does not
// name it already.
void add_step_context(Error& error, const revisions::Step& step);

}  // namespace retort::runtime
