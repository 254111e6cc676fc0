// Showing progress; see progress.hpp.
#include "cli/progress.hpp"

#include "commands/setting.hpp"

namespace retort::cli {

namespace {

using std::chrono::milliseconds;

// What is over sooner is not worth a line that comes and goes.
constexpr milliseconds kFirstDrawing{500};
// In a log the times between two lines grow, each twice the last.
constexpr milliseconds kFirstLine{5000};

}  // namespace

commands::ProgressCallbacks ProgressShow::callbacks() {
    return {.on_working = [this](const dialects::Working& working) { show(working); },
            .on_backup = [this](const runtime::BackupEvent& event) { show(event); }};
}

void ProgressShow::show(const dialects::Working& working) {
    if (working.is_over) {
        end();
        return;
    }
    show({.elapsed = working.elapsed,
          .percent = working.percent,
          .done = working.done,
          .total = working.total,
          .unit = std::string(working.unit),
          .phase = std::string(working.phase),
          .waits_for = std::string(working.waits_for),
          .what = std::string(working.sql)});
}

void ProgressShow::show(const runtime::BackupEvent& event) {
    const auto now = std::chrono::steady_clock::now();
    copy_start_ = copy_start_.value_or(now);
    if (event.done == event.total) {
        copy_start_.reset();
        end();
        return;
    }
    show({.elapsed = std::chrono::duration_cast<milliseconds>(now - *copy_start_),
          .percent = static_cast<int>(event.done * 100 / event.total),
          .done = event.done,
          .total = event.total,
          .unit = "pages",
          .phase = {},
          .waits_for = {},
          .what = event.is_restore ? "restoring the database" : "backing up the database"});
}

void ProgressShow::show(const ShownProgress& shown) {
    if (out_.draws_status()) {
        if (shown.elapsed >= kFirstDrawing) {
            out_.status(draw_progress(shown, out_.status_width()));
        }
        return;
    }
    next_line_ = std::max(next_line_, kFirstLine);
    if (shown.elapsed >= next_line_) {
        next_line_ *= 2;
        out_.log("retort.progress", describe_progress(shown));
    }
}

void ProgressShow::end() {
    next_line_ = kFirstLine;
    out_.clear_status();
}

bool wants_progress(bool no_progress, commands::Session& session) {
    return !no_progress &&
           commands::Setting("progress", std::nullopt, session.config()).truth().value_or(true);
}

}  // namespace retort::cli
