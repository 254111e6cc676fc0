// Runs a plan against a database: scripts record, the dialect emits, the
// connection runs, the version rows follow, all in one transaction (or one a
// migration). Whatever goes wrong, what was not committed is rolled back.
#pragma once

#include "runtime/settings.hpp"

namespace retort::runtime {

struct MigrateRequest {
    const dialects::Dialect& dialect;
    dialects::Connection& connection;
    Settings settings;
    MakePlan make_plan;
    LoadScripts load_scripts;
    Log log;
    // Deletes every version row first and plans from none (stamp --purge).
    bool purge = false;
    Events events = {};
};

// Returns the plan that was run; one without steps changed nothing. Scripts are
// built before the database is touched; the version rows are read again inside
// the transaction, and the plan made anew if another process changed them. The
// version table is created where a plan needs it. An Error names the step
// (context) and where the database stands (state).
revisions::Plan migrate(const MigrateRequest& request);

// The same for several databases, a plan for each in their order. All begin, all
// run, and then all commit, one right after the other; if one fails before that,
// all roll back. Only a commit that fails after another's, a revision with
// an autocommit block and transaction_per_migration can leave them apart: the
// Error's state says where each of them is then.
std::vector<revisions::Plan> migrate_together(const std::vector<MigrateRequest>& requests);

// Creates the version table where there is none.
void ensure_version_table(const dialects::Dialect& dialect, dialects::Connection& connection,
                          const Settings& settings);

}  // namespace retort::runtime
