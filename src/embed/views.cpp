// What a program sees of a history and a run; see views.hpp.
#include "embed/views.hpp"

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

runtime::Events make_events(const MigratorOptions& options) {
    runtime::Events events;
    events.is_cancelled = options.is_cancelled;
    if (options.on_progress) {
        const auto watch = std::make_shared<Watch>(Watch{options.on_progress});
        events.on_step = [watch](std::size_t index, std::size_t count, const revisions::Step& step) {
            watch->step(index, count, step);
        };
        events.on_statement = [watch](const runtime::StatementEvent& event) { watch->statement(event); };
    }
    return events;
}

}  // namespace retort::embed
