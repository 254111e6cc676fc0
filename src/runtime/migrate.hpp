// Runs a plan against a database: scripts record, the dialect emits, the
// connection runs, the version rows follow, all in one transaction (or one a
// migration). Whatever goes wrong, what was not committed is rolled back.
#pragma once

#include "runtime/settings.hpp"

namespace retort::runtime {

// What is to become of a step that an earlier run left half done.
enum class Interrupted {
    go_on,      // after what is committed; fails where nobody can know what is
    run_again,  // the statement that nobody knows about
    mark_done,  // that statement took effect
    forget,     // the user says where the database is (stamp)
};

struct MigrateRequest {
    const dialects::Dialect& dialect;
    dialects::Connection& connection;
    Settings settings;
    MakePlan make_plan;
    LoadScripts load_scripts;
    Log log;
    // Deletes every version row first and plans from none (stamp --purge).
    bool purge = false;
    Interrupted interrupted = Interrupted::go_on;
    Events events = {};
    BackupPolicy backup = {};
};

// Returns the plan that was run; one without steps changed nothing. Scripts are
// built before the database is touched and its lock is taken; the version rows are
// read again under the lock, inside the transaction, and the plan made anew if another
// process changed them. What others made fail is rolled back and tried again. The
// version table is created where a plan needs it. An Error names the step
// (context) and where the database stands (state).
revisions::Plan migrate(const MigrateRequest& request);

// The same for several databases, a plan for each in their order. All begin, all
// run, and then all commit, one right after the other; if one fails before that,
// all roll back. Only a commit that fails after another's, a revision with
// an autocommit block, one that makes what must be committed before it is used
// (Dialect::needs_commit) and transaction_per_migration can leave them apart: the
// Error's state says where each of them is then.
std::vector<revisions::Plan> migrate_together(const std::vector<MigrateRequest>& requests);

// Creates the version table where there is none.
void ensure_version_table(const dialects::Dialect& dialect, dialects::Connection& connection,
                          const Settings& settings, const Log& log = {});

}  // namespace retort::runtime
