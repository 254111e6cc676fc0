// Steps turned into statements and script calls; see step_changes.hpp.
#include "runtime/step_changes.hpp"

namespace retort::runtime {

std::vector<dialects::Statement> emit_version_change(const dialects::Dialect& dialect,
                                                     const schema::QualifiedName& table,
                                                     const revisions::VersionChange& change) {
    std::vector<dialects::Statement> statements;
    for (const auto& row : change.deletes) {
        statements.push_back(delete_version(dialect, table, row));
    }
    for (const auto& row : change.inserts) {
        statements.push_back(insert_version(dialect, table, row));
    }
    for (const auto& row : change.updates) {
        statements.push_back(update_version(dialect, table, row.from, row.to));
    }
    return statements;
}

std::vector<dialects::Statement> emit_version_table(const dialects::Dialect& dialect,
                                                    const Settings& settings,
                                                    const dialects::EmitContext& context) {
    const operations::CreateTable create{
        .table = dialects::version_table(settings.version_table, settings.version_table_pk)};
    return dialect.emit(create, context);
}

void record_step(const revisions::Step& step, const scripts::LoadedScripts& scripts,
                 operations::Recorder& recorder) {
    if (step.revision == nullptr) {
        return;
    }
    if (step.direction == revisions::Direction::upgrade) {
        scripts.upgrade(step.revision->id, recorder);
    } else {
        scripts.downgrade(step.revision->id, recorder);
    }
}

std::vector<revisions::Revision> scripts_of(const revisions::Plan& plan) {
    std::vector<revisions::Revision> revisions;
    for (const auto& step : plan.steps) {
        if (step.revision != nullptr) {
            revisions.push_back(*step.revision);
        }
    }
    return revisions;
}

VersionApplied describe_applied(const revisions::Step& step) {
    VersionApplied applied;
    applied.is_upgrade = step.direction == revisions::Direction::upgrade;
    applied.is_stamp = step.is_stamp;
    if (step.revision != nullptr) {
        applied.revision = step.revision->id;
    } else if (!step.to.empty()) {
        applied.revision = step.to.front();
    }
    applied.heads = step.rows_after;
    return applied;
}

}  // namespace retort::runtime
