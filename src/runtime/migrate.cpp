// The online run; see migrate.hpp.
#include "runtime/migrate.hpp"

#include "base/text.hpp"
#include "runtime/run_log.hpp"
#include "runtime/statement_queue.hpp"
#include "runtime/step_changes.hpp"

#include <optional>
#include <utility>

namespace retort::runtime {

namespace {

using operations::AutocommitBlock;
using operations::Operation;

// One run of one plan, from BEGIN to COMMIT.
class Run : public operations::Sink {
public:
    Run(const MigrateRequest& request, const revisions::Plan& plan, const scripts::LoadedScripts& scripts)
        : request_(request),
          connection_(request.connection),
          plan_(plan),
          scripts_(scripts),
          queue_(connection_, [this](std::size_t step) { log_step(request_.log, plan_.steps[step]); }) {
        context_.schema = [this]() -> const schema::MetaData& { return reflect(); };
    }

    // The transaction has begun already.
    void run_steps() {
        for (step_ = 0; step_ < plan_.steps.size(); ++step_) {
            run_step();
            if (request_.settings.transaction_per_migration && step_ + 1 < plan_.steps.size()) {
                commit();
                connection_.begin(dialects::TransactionKind::write);
            }
        }
        commit();
    }

    // How far the run came; for the report of a stop.
    std::size_t committed_steps() const { return committed_steps_; }
    bool committed_inside_step() const { return committed_inside_step_; }
    std::size_t failed_step() const { return in_script_ ? step_ : queue_.failed_step(); }

    void record(Operation operation) override {
        if (const auto* block = std::get_if<AutocommitBlock>(&operation.value)) {
            run_autocommit(*block);
        } else {
            send(request_.dialect.emit(operation, context_));
        }
    }

    base::RowSet query(const operations::Execute& statement) override {
        flush();
        const auto emitted = request_.dialect.emit(Operation(statement), context_);
        base::RowSet rows;
        for (const auto& one : emitted) {
            rows = connection_.query(one.sql, one.parameters);
        }
        return rows;
    }

    bool offline() const override { return false; }

private:
    const revisions::Step& step() const { return plan_.steps[step_]; }

    void run_step() {
        in_script_ = true;
        operations::Recorder recorder(*this, recorder_context(request_.dialect, request_.settings));
        record_step(step(), scripts_, recorder);
        in_script_ = false;
        send(emit_version_change(request_.dialect, request_.settings.version_table, step().change));
        if (request_.settings.on_version_apply) {
            flush();
            request_.settings.on_version_apply(describe_applied(step()));
        }
    }

    // A failure of what is sent belongs to the step that the queue names, which
    // may be an earlier one than the script that is recording.
    void send(std::vector<dialects::Statement> statements) {
        const bool in_script = std::exchange(in_script_, false);
        queue_.push(step_, std::move(statements));
        in_script_ = in_script;
    }

    void flush() {
        const bool in_script = std::exchange(in_script_, false);
        queue_.flush();
        in_script_ = in_script;
    }

    void commit() {
        flush();
        connection_.commit();
        committed_steps_ = step_ < plan_.steps.size() ? step_ + 1 : step_;
        committed_inside_step_ = false;
    }

    void run_autocommit(const AutocommitBlock& block) {
        flush();
        connection_.commit();
        committed_steps_ = step_;
        committed_inside_step_ = true;
        for (const auto& operation : block.operations) {
            send(request_.dialect.emit(operation, context_));
            flush();
        }
        connection_.begin(dialects::TransactionKind::write);
    }

    // Read anew each time: what a script's own SQL changed must be seen.
    const schema::MetaData& reflect() {
        flush();
        dialects::ReflectOptions options;
        options.all_schemas = true;
        reflected_ = request_.dialect.reflect(connection_, options);
        return *reflected_;
    }

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

std::string list_steps(const revisions::Plan& plan, std::size_t first, std::size_t last) {
    std::vector<std::string> ids;
    for (std::size_t i = first; i < last; ++i) {
        const auto& step = plan.steps[i];
        ids.push_back(step.revision != nullptr ? step.revision->id : base::join(step.to, ", "));
    }
    return base::join(ids, ", ");
}

std::string describe_rows(const revisions::Rows& rows) {
    return rows.empty() ? "at no revision" : "at " + base::join(rows, ", ");
}

// What a stopped run leaves behind, for the person who must go on from there.
std::string describe_state(const revisions::Plan& plan, const revisions::Rows& before, const Run& run) {
    const std::size_t committed = run.committed_steps();
    std::string state = committed > 0 ? "applied " + list_steps(plan, 0, committed) + "; " : "";
    if (run.committed_inside_step()) {
        state += "of " + list_steps(plan, committed, committed + 1) +
                 ", what ran up to and inside its autocommit block is committed, the rest was rolled back; ";
    } else {
        state += "the failed transaction was rolled back; ";
    }
    state +=
        "the database is " + describe_rows(committed > 0 ? plan.steps[committed - 1].rows_after : before);
    if (committed == 0 && !run.committed_inside_step()) {
        state += ", unchanged";
    }
    const std::size_t failed = run.failed_step();
    if (failed + 1 < plan.steps.size()) {
        state += "; not run: " + list_steps(plan, failed + 1, plan.steps.size());
    }
    return state;
}

revisions::Rows read_rows(const MigrateRequest& request, bool* table_exists = nullptr) {
    auto rows = read_versions(request.dialect, request.connection, request.settings.version_table);
    if (table_exists != nullptr) {
        *table_exists = rows.has_value();
    }
    return rows.value_or(revisions::Rows{});
}

// Inside the transaction: the table is there and, after a purge, empty.
void prepare_version_table(const MigrateRequest& request, bool table_exists, const revisions::Rows& rows) {
    std::vector<dialects::Statement> statements;
    if (!table_exists) {
        statements = emit_version_table(request.dialect, request.settings, {});
    }
    if (request.purge) {
        revisions::VersionChange change;
        change.deletes = rows;
        for (auto& statement : emit_version_change(request.dialect, request.settings.version_table, change)) {
            statements.push_back(std::move(statement));
        }
    }
    request.connection.run(statements, [](std::size_t) {});
}

void run_in_transaction(const MigrateRequest& request, const revisions::Plan& plan,
                        const revisions::Rows& rows, const scripts::LoadedScripts& scripts) {
    Run run(request, plan, scripts);
    try {
        run.run_steps();
    } catch (Error& error) {
        request.connection.rollback();
        if (plan.steps.empty()) {
            throw;  // a purge alone
        }
        add_step_context(error, plan.steps[run.failed_step()]);
        error.with_state(describe_state(plan, rows, run));
        throw;
    } catch (...) {
        request.connection.rollback();
        throw;
    }
}

// Everything between BEGIN and COMMIT; false when another process changed the
// version rows since the plan was made.
bool try_plan(const MigrateRequest& request, const revisions::Plan& plan, const revisions::Rows& planned_rows,
              const scripts::LoadedScripts& scripts) {
    request.connection.begin(dialects::TransactionKind::write);
    try {
        bool table_exists = false;
        const revisions::Rows rows = read_rows(request, &table_exists);
        if (rows != planned_rows) {
            request.connection.rollback();
            return false;
        }
        prepare_version_table(request, table_exists, rows);
    } catch (...) {
        request.connection.rollback();
        throw;
    }
    run_in_transaction(request, plan, planned_rows, scripts);
    return true;
}

}  // namespace

revisions::Plan migrate(const MigrateRequest& request) {
    for (;;) {
        const revisions::Rows rows = read_rows(request);
        revisions::Plan plan = request.make_plan(request.purge ? revisions::Rows{} : rows);
        for (const auto& warning : plan.warnings) {
            request.log(kLogger, warning);
        }
        if (plan.steps.empty() && !(request.purge && !rows.empty())) {
            return plan;
        }
        const auto scripts = request.load_scripts(scripts_of(plan));
        if (try_plan(request, plan, rows, *scripts)) {
            return plan;
        }
    }
}

void ensure_version_table(const dialects::Dialect& dialect, dialects::Connection& connection,
                          const Settings& settings) {
    connection.begin(dialects::TransactionKind::write);
    try {
        if (!read_versions(dialect, connection, settings.version_table)) {
            connection.run(emit_version_table(dialect, settings, {}), [](std::size_t) {});
        }
        connection.commit();
    } catch (...) {
        connection.rollback();
        throw;
    }
}

}  // namespace retort::runtime
