// What a program sees of a history and a run; see views.hpp.
#include "embed/views.hpp"

#include <algorithm>
#include <memory>
#include <utility>

namespace retort::embed {

namespace {

RevisionInfo view_revision(const revisions::Revision& revision, std::vector<std::string> labels) {
    return {.id = revision.id,
            .summary = std::string(summary(revision)),
            .down_revisions = revision.down_revisions,
            .branch_labels = std::move(labels),
            .file = revision.path};
}

// What on_progress is told, kept from step to statement.
struct Watch {
    const std::function<void(const Progress&)>& tell;
    Progress now = {};

    void step(std::size_t index, std::size_t count, const revisions::Step& step) {
        now.step = index + 1;
        now.steps = count;
        now.is_upgrade = step.direction == revisions::Direction::upgrade;
        now.revision = step.revision != nullptr ? std::string_view(step.revision->id) : "";
        now.summary = step.revision != nullptr ? summary(*step.revision) : "";
        now.stage = Progress::Stage::step;
        now.sql = {};
        now.rows.reset();
        tell(now);
    }
    void working(const dialects::Working& working) const {
        if (working.is_over) {
            return;  // statement_done says so
        }
        Progress progress = now;
        progress.stage = Progress::Stage::working;
        progress.sql = working.sql;
        progress.rows.reset();
        progress.elapsed = working.elapsed;
        progress.phase = working.phase;
        progress.done = working.done;
        progress.total = working.total;
        progress.unit = working.unit;
        progress.percent = working.percent;
        progress.waits_for = working.waits_for;
        tell(progress);
    }
    // Before the first step and after the last.
    void backup(const runtime::BackupEvent& event) const {
        Progress progress;
        progress.stage = event.is_restore ? Progress::Stage::restore : Progress::Stage::backup;
        if (event.is_check) {
            progress.phase = "checking the copy";
        } else {
            progress.done = event.done;
            progress.total = event.total;
            progress.unit = "pages";
            progress.percent = static_cast<int>(event.done * 100 / std::max<std::int64_t>(event.total, 1));
        }
        tell(progress);
    }
    void statement(const runtime::StatementEvent& event) {
        now.stage = event.is_done ? Progress::Stage::statement_done : Progress::Stage::statement;
        now.sql = event.sql;
        now.rows = event.rows;
        tell(now);
    }
};

}  // namespace

std::vector<RevisionInfo> view_revisions(const revisions::Graph& graph,
                                         const std::vector<revisions::Index>& indices) {
    std::vector<RevisionInfo> views;
    for (const auto index : indices) {
        views.push_back(view_revision(graph[index], graph.labels(index)));
    }
    return views;
}

std::vector<MigrationStep> view_steps(const revisions::Plan& plan) {
    std::vector<MigrationStep> steps;
    for (const auto& step : plan.steps) {
        steps.push_back({.is_upgrade = step.direction == revisions::Direction::upgrade,
                         .is_stamp = step.is_stamp,
                         .revision = step.revision != nullptr ? step.revision->id : "",
                         .summary = step.revision != nullptr ? std::string(summary(*step.revision)) : "",
                         .from = step.from,
                         .to = step.to});
    }
    return steps;
}

InterruptedStep view_interrupted(const runtime::JournalEntry& entry) {
    return {.is_upgrade = entry.direction == revisions::Direction::upgrade,
            .revision = entry.revision,
            .operations = entry.position,
            .statement = entry.statement,
            .started = entry.started};
}

runtime::Interrupted read_interrupted(const MigratorOptions& options) {
    switch (options.interrupted) {
        case OnInterrupted::run_again:
            return runtime::Interrupted::run_again;
        case OnInterrupted::mark_done:
            return runtime::Interrupted::mark_done;
        case OnInterrupted::go_on:
            break;
    }
    return runtime::Interrupted::go_on;
}

runtime::Events make_events(const MigratorOptions& options) {
    runtime::Events events;
    events.is_cancelled = options.is_cancelled;
    events.takes_handler = options.takes_progress_handler;
    if (options.on_progress) {
        const auto watch = std::make_shared<Watch>(Watch{options.on_progress});
        events.on_step = [watch](std::size_t index, std::size_t count, const revisions::Step& step) {
            watch->step(index, count, step);
        };
        events.on_statement = [watch](const runtime::StatementEvent& event) { watch->statement(event); };
        events.on_working = [watch](std::size_t, const dialects::Working& working) {
            watch->working(working);
        };
        events.on_backup = [watch](const runtime::BackupEvent& event) { watch->backup(event); };
    }
    return events;
}

runtime::BackupPolicy make_backup(const MigratorOptions& options) {
    return {.is_wanted = options.backup || options.restore_on_failure,
            .folder = options.backup_folder,
            .restores = options.restore_on_failure};
}

}  // namespace retort::embed
