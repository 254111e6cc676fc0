// Shows how far a long statement or copy is: on a terminal by a line that is drawn over
// itself and goes away, elsewhere by a line of the log now and then.
#pragma once

#include "cli/printer.hpp"
#include "cli/progress_text.hpp"
#include "commands/commands.hpp"

namespace retort::cli {

class ProgressShow {
public:
    // Keeps a reference.
    explicit ProgressShow(Printer& out) : out_(out) {}

    // For a command; they hold as long as this.
    commands::ProgressCallbacks callbacks();

    void show(const dialects::Working& working);
    void show(const runtime::BackupEvent& event);

private:
    void show(const ShownProgress& shown);
    void end();

    Printer& out_;
    std::chrono::milliseconds next_line_{0};
    std::string_view copy_what_;  // of the copy under way; "" for none
    std::chrono::steady_clock::time_point copy_start_;
};

// Whether a run is watched at all: by the options, RETORT_PROGRESS or [retort].
bool wants_progress(bool no_progress, const Printer& out, commands::Session& session);

}  // namespace retort::cli
