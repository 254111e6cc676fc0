// Log lines of a run; see run_log.hpp.
#include "runtime/run_log.hpp"

namespace retort::runtime {

void log_context(const Log& log, const dialects::Dialect& dialect, bool offline) {
    log(kLogger, "Context impl " + dialect.traits().impl_name + ".");
    if (offline) {
        log(kLogger, "Generating static SQL");
    }
    log(kLogger, "Will assume transactional DDL.");
}

void log_step(const Log& log, const revisions::Step& step) {
    log(kLogger, "Running " + describe_step(step));
}

std::string name_step(const revisions::Step& step) {
    std::string name = describe_step(step);
    if (step.revision != nullptr && !step.revision->path.empty()) {
        name += " (" + step.revision->path + ")";
    }
    return name;
}

void add_step_context(Error& error, const revisions::Step& step) {
    error.add_context(error.context().empty() ? name_step(step) : describe_step(step));
}

}  // namespace retort::runtime
