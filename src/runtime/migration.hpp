// The migration of one database in the steps that several share: each takes its
// turn, so that all of them commit or none does.
#pragma once

#include "runtime/run.hpp"
#include "runtime/run_backup.hpp"

#include <memory>
#include <optional>
#include <string>

namespace retort::runtime {

class Migration {
public:
    // Keeps a reference.
    explicit Migration(const MigrateRequest& request) : request_(request), backup_(request) {}

    // Reads the version rows and the journal.
    void look();
    // The journal has an entry: a step was interrupted, unless a run that holds the lock is
    // at it.
    bool has_entry() const { return interrupted_.has_value(); }
    // Makes the plan and builds its scripts. Changes nothing. Throws Error(command) where an
    // interrupted step stands in the way.
    void prepare();
    // False: the database is where it shall be.
    bool has_work() const;
    // Takes the write transaction; false, with nothing held, when another process
    // changed the version rows since they were read. Throws Error(database) where that
    // was after a part of the plan was committed.
    bool begin();
    // The copy that was asked for, inside of the transaction, before anything is committed.
    void back_up() { backup_.make(rows_); }
    // The plan's steps; then the transaction waits for its end.
    void run();
    // After a rollback: begin() and run() then do what is left of the plan.
    void prepare_again();
    // Lets what could refuse the commit do so while the others can still roll back.
    void prepare_commit() { request_.connection.prepare_commit(); }
    void commit();
    void rollback() noexcept { request_.connection.rollback(); }
    // After a rollback that ends the run.
    SettledBackups settle_backup() { return backup_.settle(has_committed()); }

    const revisions::Plan& plan() const { return plan_; }
    const std::string& database() const { return request_.settings.database; }
    const dialects::Dialect& dialect() const { return request_.dialect; }
    bool is_done() const { return is_done_; }
    // An earlier run left a statement of which nobody knows whether it took effect.
    bool has_open_statement() const { return interrupted_ && !interrupted_->statement.empty(); }
    // False where a statement failed that no rollback takes back, and where a pause would
    // hold a transaction of the caller's open.
    bool can_try_again() const {
        return !request_.connection.is_nested() && (!run_ || !run_->failed_alone());
    }
    std::size_t committed_steps() const { return run_ ? run_->committed_steps() : first_step_; }
    bool has_run() const { return run_ && !plan_.steps.empty(); }
    bool has_committed() const;
    // A part of a step is committed.
    bool is_inside_step() const;

    // Says in `error` which step and database it came from.
    void add_context(Error& error) const;
    // Where the database stands after a rollback: of the one that failed, and of
    // one that ran with it.
    std::string describe_failed() const;
    std::string describe_other() const;

private:
    void check_interrupted() const;
    bool purges() const { return request_.purge && first_step_ == 0; }
    bool forgets() const;
    void check_scripts() const;
    bool rows_are_as_planned(bool& table_exists);
    void prepare_tables(bool version_table_exists);
    std::vector<dialects::Statement> emit_history_table();
    std::string describe_rows() const;

    const MigrateRequest& request_;
    revisions::Rows rows_;  // before the run
    std::optional<JournalEntry> interrupted_;
    revisions::Plan plan_;
    std::size_t first_step_ = 0;  // those before are committed
    std::size_t told_steps_ = 0;  // see RunStart
    std::shared_ptr<scripts::LoadedScripts> scripts_;
    RunBackup backup_;
    std::optional<Run> run_;  // once the steps are under way
    bool is_done_ = false;
};

}  // namespace retort::runtime
