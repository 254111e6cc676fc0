// Log lines of a run; see run_log.hpp.
#include "runtime/run_log.hpp"

#include "scripts/files.hpp"

#include <algorithm>

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
        name += " (" + scripts::display_path(step.revision->path) + ")";
    }
    return name;
}

void add_step_context(Error& error, const revisions::Step& step) {
    const std::string file = step.revision != nullptr ? scripts::display_path(step.revision->path) : "";
    const auto context = error.context();
    const bool names_file = std::any_of(context.begin(), context.end(), [&file](const std::string& text) {
        return text.find(file) != std::string::npos;
    });
    error.add_context(names_file ? describe_step(step) : name_step(step));
}

}  // namespace retort::runtime
