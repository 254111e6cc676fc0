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

std::string_view name_work(const runtime::BackupEvent& event) {
    if (event.is_check) {
        return "checking the backup";
    }
    return event.is_restore ? "restoring the database" : "backing up the database";
}

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
    if (copy_what_ != name_work(event)) {
        copy_what_ = name_work(event);
        copy_start_ = now;
    }
    ShownProgress shown{.elapsed = std::chrono::duration_cast<milliseconds>(now - copy_start_),
                        .what = std::string(copy_what_)};
    if (!event.is_check) {
        if (event.done == event.total) {
            copy_what_ = {};
            return end();
        }
        shown.percent = static_cast<int>(event.done * 100 / event.total);
        shown.done = event.done;
        shown.total = event.total;
        shown.unit = "pages";
    }
    show(shown);
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

bool wants_progress(bool no_progress, const Printer& out, commands::Session& session) {
    return !no_progress && !out.is_quiet() &&
           commands::Setting("progress", std::nullopt, session.config()).truth().value_or(true);
}

}  // namespace retort::cli
