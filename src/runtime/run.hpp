// One plan inside the transaction of one database: scripts record, the dialect
// emits, the connection runs, the version rows follow.
#pragma once

#include "runtime/migrate.hpp"
#include "runtime/statement_queue.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace retort::runtime {

class Run : public operations::Sink {
public:
    // Keeps references to all three.
    Run(const MigrateRequest& request, const revisions::Plan& plan, const scripts::LoadedScripts& scripts);
    Run(const Run&) = delete;
    Run& operator=(const Run&) = delete;
    ~Run() override = default;

    // All steps. The transaction has begun already, and the last one is left
    // open; only transaction_per_migration and autocommit blocks commit others.
    void run_steps();
    void commit();

    // How far the run came; for the report of a stop.
    std::size_t committed_steps() const { return committed_steps_; }
    bool committed_inside_step() const { return committed_inside_step_; }
    std::size_t failed_step() const { return in_script_ ? step_ : queue_.failed_step(); }

    void record(operations::Operation operation) override;
    base::RowSet query(const operations::Execute& statement) override;
    bool offline() const override { return false; }

private:
    void run_step();
    void send(std::vector<dialects::Statement> statements, const Place& place = {});
    void flush();
    void run_autocommit(const operations::AutocommitBlock& block);
    const schema::MetaData& reflect();

    const MigrateRequest& request_;
    dialects::Connection& connection_;
    const revisions::Plan& plan_;
    const scripts::LoadedScripts& scripts_;
    StatementQueue queue_;
    dialects::EmitContext context_;
    std::optional<schema::MetaData> reflected_;
    std::size_t step_ = 0;
    std::size_t committed_steps_ = 0;
    bool committed_inside_step_ = false;
    bool in_script_ = false;
};

}  // namespace retort::runtime
