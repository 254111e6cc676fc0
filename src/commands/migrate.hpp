// What upgrade, downgrade and stamp share: a plan, run or printed.
#pragma once

#include "commands/commands.hpp"
#include "runtime/settings.hpp"

namespace retort::commands {

struct PlanSource {
    runtime::MakePlan make_plan;
    bool purge = false;
};

MigrateReport run_online(Session& session, const PlanSource& source);
// `start` are the rows that the database is taken to have.
MigrateReport run_offline(Session& session, const revisions::Rows& start, const runtime::MakePlan& make_plan);

// "start:end" of an offline command; without a colon the start is absent.
struct OfflineRange {
    std::optional<std::string> start;
    std::string end;
};
// Throws Error(command) for more than one colon.
OfflineRange parse_offline_range(const std::string& text);
// The rows that a start revision stands for; none for base.
revisions::Rows rows_at(Session& session, const std::string& start);

}  // namespace retort::commands
