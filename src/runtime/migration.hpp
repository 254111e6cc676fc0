// The migration of one database in the steps that several share: each takes its
// turn, so that all of them commit or none does.
#pragma once

#include "runtime/run.hpp"

#include <memory>
#include <optional>
#include <string>

namespace retort::runtime {

class Migration {
public:
    // Keeps a reference.
    explicit Migration(const MigrateRequest& request) : request_(request) {}

    // Reads the version rows, makes the plan and builds its scripts. Changes nothing.
    void prepare();
    // False: the database is where it shall be.
    bool has_work() const;
    // Takes the write transaction; false, with nothing held, when another process
    // changed the version rows since they were read.
    bool begin();
    // The plan's steps; then the transaction waits for its end.
    void run();
    // Lets what could refuse the commit do so while the others can still roll back.
    void prepare_commit() { request_.connection.prepare_commit(); }
    void commit();
    void rollback() noexcept { request_.connection.rollback(); }

    const revisions::Plan& plan() const { return plan_; }
    const std::string& database() const { return request_.settings.database; }
    bool has_run() const { return run_ && !plan_.steps.empty(); }
    bool has_committed() const;

    // Says in `error` which step and database it came from.
    void add_context(Error& error) const;
    // Where the database stands after a rollback: of the one that failed, and of
    // one that ran with it.
    std::string describe_failed() const;
    std::string describe_other() const;

private:
    void check_scripts() const;
    bool rows_are_as_planned(bool& table_exists);
    void prepare_version_table(bool table_exists);
    std::string describe_rows() const;

    const MigrateRequest& request_;
    revisions::Rows rows_;  // before the run
    revisions::Plan plan_;
    std::shared_ptr<scripts::LoadedScripts> scripts_;
    std::optional<Run> run_;  // once the steps are under way
    bool is_done_ = false;
};

}  // namespace retort::runtime
