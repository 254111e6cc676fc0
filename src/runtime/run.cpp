// Running a plan; see run.hpp.
#include "runtime/run.hpp"

#include "runtime/run_log.hpp"
#include "runtime/step_changes.hpp"

#include <utility>

namespace retort::runtime {

namespace {

Place place_of(const operations::Operation& operation) {
    const auto* execute = std::get_if<operations::Execute>(&operation.value);
    return execute == nullptr ? Place{} : execute->place;
}

}  // namespace

Run::Run(const MigrateRequest& request, const revisions::Plan& plan, const scripts::LoadedScripts& scripts)
    : request_(request),
      connection_(request.connection),
      plan_(plan),
      scripts_(scripts),
      queue_(connection_, [this](std::size_t step) { log_step(request_.log, plan_.steps[step]); }) {
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
    flush();
    connection_.commit();
    committed_steps_ = step_ < plan_.steps.size() ? step_ + 1 : step_;
    committed_inside_step_ = false;
}

void Run::record(operations::Operation operation) {
    if (const auto* block = std::get_if<operations::AutocommitBlock>(&operation.value)) {
        run_autocommit(*block);
    } else {
        send(request_.dialect.emit(operation, context_), place_of(operation));
    }
}

base::RowSet Run::query(const operations::Execute& statement) {
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
    send(emit_version_change(request_.dialect, request_.settings.version_table, step.change));
    if (request_.settings.on_version_apply) {
        flush();
        request_.settings.on_version_apply(describe_applied(step));
    }
}

// A failure of what is sent belongs to the step that the queue names, which may
// be an earlier one than the script that is recording.
void Run::send(std::vector<dialects::Statement> statements, const Place& place) {
    const bool in_script = std::exchange(in_script_, false);
    queue_.push(step_, std::move(statements), place);
    in_script_ = in_script;
}

void Run::flush() {
    const bool in_script = std::exchange(in_script_, false);
    queue_.flush();
    in_script_ = in_script;
}

void Run::run_autocommit(const operations::AutocommitBlock& block) {
    flush();
    connection_.commit();
    committed_steps_ = step_;
    committed_inside_step_ = true;
    dialects::EmitContext outside = context_;
    outside.query = {};
    for (const auto& operation : block.operations) {
        send(request_.dialect.emit(operation, outside), place_of(operation));
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
