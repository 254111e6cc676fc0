// What upgrade, downgrade and stamp share: a plan, run or printed.
#pragma once

#include "commands/commands.hpp"
#include "runtime/migrate.hpp"

namespace retort::commands {

std::vector<StepView> view_steps(const revisions::Plan& plan);

struct PlanSource {
    runtime::MakePlan make_plan;
    bool purge = false;
    runtime::Interrupted interrupted = runtime::Interrupted::go_on;
    runtime::BackupPolicy backup = {};
    ProgressCallbacks progress = {};
};

// Over all databases of the session: all of them or none.
std::vector<MigrateReport> run_online(Session& session, const PlanSource& source);
// For each database; `start` are the rows that it is taken to have.
std::vector<MigrateReport> run_offline(Session& session, const revisions::Rows& start,
                                       const runtime::MakePlan& make_plan);

// What the options say of an interrupted step. Throws Error(usage) where they contradict
// each other.
runtime::Interrupted read_interrupted(const MigrateOptions& options);

// "start:end" of an offline command; without a colon the start is absent.
struct OfflineRange {
    std::optional<std::string> start;
    std::string end;
};
// Throws Error(command) for more than one colon.
OfflineRange parse_offline_range(const std::string& text);
// The rows that the start of an offline range stands for, several with commas
// between them; none for base.
revisions::Rows rows_at(Session& session, const std::string& starts);

}  // namespace retort::commands
