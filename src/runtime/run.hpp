// One plan inside the transaction of one database: scripts record, the dialect
// emits, the connection runs, the version rows follow.
#pragma once

#include "runtime/history.hpp"
#include "runtime/migrate.hpp"
#include "runtime/statement_queue.hpp"
#include "runtime/step_journal.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace retort::runtime {

// Where a run takes up the plan, and what an earlier try left.
struct RunStart {
    std::size_t first_step = 0;
    // Of the version table before it.
    revisions::Rows rows{};
    // The steps that on_version_apply was told of; kept over tries.
    std::size_t& told_steps;
    std::optional<JournalEntry> interrupted{};
};

class Run : public operations::Sink {
public:
    // Keeps references.
    Run(const MigrateRequest& request, const revisions::Plan& plan, const scripts::LoadedScripts& scripts,
        RunStart start);
    Run(const Run&) = delete;
    Run& operator=(const Run&) = delete;
    ~Run() override { connection_.watch({}); }

    // All steps from the first on. The transaction has begun already, and the last one is left
    // open; only transaction_per_migration, autocommit blocks and revisions that make what
    // must be committed before it is used commit others.
    void run_steps();
    void commit();

    // How far the run came; for the report of a stop.
    std::size_t committed_steps() const { return committed_steps_; }
    bool committed_inside_step() const { return committed_inside_step_; }
    std::size_t failed_step() const { return in_script_ ? step_ : queue_.failed_step(); }

    // It failed where nothing can be rolled back.
    bool failed_alone() const { return is_alone_; }

    void record(operations::Operation operation) override;
    base::RowSet query(const operations::Execute& statement) override;
    bool offline() const override { return false; }

private:
    void watch();
    void stop_if_cancelled();
    void start_step(std::size_t step);
    void run_step();
    void begin();
    const revisions::Rows& committed_rows() const;
    bool ends_transaction() const;
    std::string journal_text(const operations::Operation& operation);
    void tell_hook(const revisions::Step& step);
    void send(std::vector<dialects::Statement> statements, const Place& place = {});
    void flush();
    void write_history(std::size_t end);
    void run_autocommit(const operations::AutocommitBlock& block);
    void leave_transaction();
    void run_unit(const Unit& unit);
    const schema::MetaData& reflect();

    const MigrateRequest& request_;
    dialects::Connection& connection_;
    const revisions::Plan& plan_;
    const scripts::LoadedScripts& scripts_;
    History history_;
    StatementQueue queue_;
    StepJournal journal_;
    dialects::EmitContext context_;
    std::optional<schema::MetaData> reflected_;
    std::size_t first_step_;
    revisions::Rows first_rows_;
    std::size_t& told_steps_;
    std::size_t step_ = 0;
    std::size_t committed_steps_;
    bool committed_inside_step_ = false;
    bool in_script_ = false;
    bool is_alone_ = false;
    bool needs_commit_ = false;
};

}  // namespace retort::runtime
