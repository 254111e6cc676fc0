// Running a plan; see run.hpp.
#include "runtime/run.hpp"

#include "runtime/run_log.hpp"
#include "runtime/step_changes.hpp"

#include <utility>

namespace retort::runtime {

Run::Run(const MigrateRequest& request, const revisions::Plan& plan, const scripts::LoadedScripts& scripts)
    : request_(request),
      connection_(request.connection),
      plan_(plan),
      scripts_(scripts),
      history_(plan),
      queue_(connection_, [this](std::size_t step) {
          history_.start(step);
          log_step(request_.log, plan_.steps[step]);
      }) {
    context_.schema = [this]() -> const schema::MetaData& { return reflect(); };
    context_.query = [this](std::string_view sql) {
        flush();
        return connection_.query(sql);
    };
}

void Run::run_steps() {
    for (step_ = 0; step_ < plan_.steps.size(); ++step_) {
        run_step();
        if (request_.settings.transaction_per_migration && step_ + 1 < plan_.steps.size()) {
            commit();
            connection_.begin(dialects::TransactionKind::write);
        }
    }
    flush();
}

void Run::commit() {
    const std::size_t end = step_ < plan_.steps.size() ? step_ + 1 : step_;
    flush();
    write_history(end);
    connection_.commit();
    committed_steps_ = end;
    committed_inside_step_ = false;
}

void Run::record(operations::Operation operation) {
    history_.add(operation);
    if (const auto* block = std::get_if<operations::AutocommitBlock>(&operation.value)) {
        run_autocommit(*block);
    } else {
        send(request_.dialect.emit(operation, context_));
    }
}

base::RowSet Run::query(const operations::Execute& statement) {
    history_.add_query();
    flush();
    const auto emitted = request_.dialect.emit(operations::Operation(statement), context_);
    base::RowSet rows;
    for (const auto& one : emitted) {
        rows = connection_.query(one.sql, one.parameters);
    }
    return rows;
}

void Run::run_step() {
    const revisions::Step& step = plan_.steps[step_];
    in_script_ = true;
    operations::Recorder recorder(*this, recorder_context(request_.dialect, request_.settings));
    record_step(step, scripts_, recorder);
    in_script_ = false;
    history_.end_script(step_);
    send(emit_version_change(request_.dialect, request_.settings.version_table, step.change));
    if (request_.settings.on_version_apply) {
        flush();
        request_.settings.on_version_apply(describe_applied(step));
    }
}

// A failure of what is sent belongs to the step that the queue names, which may
// be an earlier one than the script that is recording.
void Run::send(std::vector<dialects::Statement> statements) {
    const bool in_script = std::exchange(in_script_, false);
    queue_.push(step_, std::move(statements));
    in_script_ = in_script;
}

void Run::flush() {
    const bool in_script = std::exchange(in_script_, false);
    queue_.flush();
    in_script_ = in_script;
}

// Of the steps since the last commit, in the transaction that commits them.
void Run::write_history(std::size_t end) {
    if (request_.settings.keeps_history) {
        const auto rows = history_.list_rows(committed_steps_, end);
        connection_.run(insert_history(request_.dialect,
                                       dialects::history_table_name(request_.settings.version_table), rows),
                        [](std::size_t) {});
    }
}

void Run::run_autocommit(const operations::AutocommitBlock& block) {
    flush();
    write_history(step_);
    connection_.commit();
    committed_steps_ = step_;
    committed_inside_step_ = true;
    dialects::EmitContext outside = context_;
    outside.query = {};
    for (const auto& operation : block.operations) {
        send(request_.dialect.emit(operation, outside));
        flush();
    }
    connection_.begin(dialects::TransactionKind::write);
}

// Read anew each time: what a script's own SQL changed must be seen.
const schema::MetaData& Run::reflect() {
    flush();
    dialects::ReflectOptions options;
    options.all_schemas = true;
    reflected_ = request_.dialect.reflect(connection_, options);
    return *reflected_;
}

}  // namespace retort::runtime
