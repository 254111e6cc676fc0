// Running a plan; see run.hpp.
#include "runtime/run.hpp"

#include "runtime/autocommit_units.hpp"
#include "runtime/locks.hpp"
#include "runtime/run_log.hpp"
#include "runtime/step_changes.hpp"
#include "runtime/unchanged.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace retort::runtime {

namespace {

Place place_of(const operations::Operation& operation) {
    const auto* execute = std::get_if<operations::Execute>(&operation.value);
    return execute == nullptr ? Place{} : execute->place;
}

}  // namespace

Run::Run(const MigrateRequest& request, const revisions::Plan& plan, const scripts::LoadedScripts& scripts,
         RunStart start)
    : request_(request),
      connection_(request.connection),
      plan_(plan),
      scripts_(scripts),
      history_(plan),
      queue_(
          connection_, [this](std::size_t step) { start_step(step); }, request.events.on_statement),
      journal_(request, std::move(start.interrupted)),
      first_step_(start.first_step),
      first_rows_(std::move(start.rows)),
      told_steps_(start.told_steps),
      committed_steps_(start.first_step) {
    context_.schema = [this]() -> const schema::MetaData& { return reflect(); };
    context_.query = [this](std::string_view sql) {
        flush();
        return connection_.query(sql);
    };
    watch();
}

void Run::watch() {
    const Events& events = request_.events;
    dialects::Watch watch{
        .on_working = {}, .is_cancelled = events.is_cancelled, .takes_handler = events.takes_handler};
    if (events.on_working) {
        watch.on_working = [this](const dialects::Working& working) {
            request_.events.on_working(queue_.failed_step(), working);
        };
    }
    connection_.watch(watch);
}

void Run::run_steps() {
    // What is watched must not lag behind the statements that were gathered.
    const bool is_watched = request_.events.on_statement || request_.events.is_cancelled;
    for (step_ = first_step_; step_ < plan_.steps.size(); ++step_) {
        stop_if_cancelled();
        run_step();
        if (is_watched) {
            flush();
        }
        if (step_ + 1 < plan_.steps.size() && ends_transaction()) {
            commit();
            begin();
            needs_commit_ = false;
        }
    }
    flush();
}

// A program's own transaction is the program's to commit.
bool Run::ends_transaction() const {
    return request_.settings.transaction_per_migration || (needs_commit_ && !connection_.is_nested());
}

// Counts as a failure of the step that it keeps from running.
void Run::stop_if_cancelled() {
    if (request_.events.is_cancelled && request_.events.is_cancelled()) {
        in_script_ = true;
        throw Error(ErrorKind::cancelled, "cancelled before this step");
    }
}

void Run::start_step(std::size_t step) {
    history_.start(step);
    log_step(request_.log, plan_.steps[step]);
    if (request_.events.on_step) {
        request_.events.on_step(step, plan_.steps.size(), plan_.steps[step]);
    }
}

void Run::commit() {
    const std::size_t end = step_ < plan_.steps.size() ? step_ + 1 : step_;
    flush();
    write_history(end);
    connection_.commit();
    committed_steps_ = end;
    committed_inside_step_ = false;
}

// A transaction may be on another session than the lock, where a pooler is between. What
// another migration did meanwhile, for all that, must not be built upon.
void Run::begin() {
    begin_write(connection_, request_.settings, request_.log, request_.events.is_cancelled, Begin::next);
    connection_.check_lock();
    check_unchanged(request_, committed_rows(), journal_.written());
}

const revisions::Rows& Run::committed_rows() const {
    return committed_steps_ > first_step_ ? plan_.steps[committed_steps_ - 1].rows_after : first_rows_;
}

void Run::record(operations::Operation operation) {
    const std::string text = operation_text(operation, kTextForm, request_.dialect.lex_rules());
    history_.add(text);
    ScriptPosition& position = journal_.position();
    if (const auto* block = std::get_if<operations::AutocommitBlock>(&operation.value)) {
        run_autocommit(*block);
    } else if (!position.pass(position.form() == kTextForm ? text : journal_text(operation))) {
        needs_commit_ = needs_commit_ || request_.dialect.needs_commit(operation);
        send(request_.dialect.emit(operation, context_), place_of(operation));
    }
}

std::string Run::journal_text(const operations::Operation& operation) {
    return operation_text(operation, journal_.position().form(), request_.dialect.lex_rules());
}

base::RowSet Run::query(const operations::Execute& statement) {
    history_.add_query();
    journal_.position().pass_query(statement, journal_text(statement));
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
    journal_.begin_step(step);
    committed_inside_step_ = committed_inside_step_ || journal_.is_open();
    operations::Recorder recorder(*this, recorder_context(request_.dialect, request_.settings));
    record_step(step, scripts_, recorder);
    auto end = connection_.emit_schema_check();
    std::ranges::move(journal_.emit_end(), std::back_inserter(end));
    in_script_ = false;
    history_.end_script(step_);
    for (auto& statement :
         emit_version_change(request_.dialect, request_.settings.version_table, step.change)) {
        end.push_back(std::move(statement));
    }
    send(std::move(end));
    tell_hook(step);
}

// Once a step, whatever made it run again.
void Run::tell_hook(const revisions::Step& step) {
    if (request_.settings.on_version_apply && step_ >= told_steps_) {
        flush();
        told_steps_ = step_ + 1;
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
    if (connection_.is_nested()) {
        throw Error(ErrorKind::command,
                    "the revision has an autocommit block, and the program has a transaction open")
            .with_hint("commit it before the migration");
    }
    ScriptPosition& position = journal_.position();
    bool is_outside = false;
    for (const Unit& unit : list_units(request_.dialect, block, context_, position.form())) {
        if (!position.has_next_done() && !std::exchange(is_outside, true)) {
            leave_transaction();
        }
        if (!position.pass(unit.text)) {
            run_unit(unit);
        }
    }
    if (is_outside) {
        begin();
    }
}

void Run::leave_transaction() {
    connection_.require_lock();
    send(journal_.emit_position());
    flush();
    write_history(step_);
    connection_.commit();
    committed_steps_ = step_;
    committed_inside_step_ = true;
}

void Run::run_unit(const Unit& unit) {
    if (unit.is_alone) {
        is_alone_ = true;
        const bool in_script = std::exchange(in_script_, false);
        dialects::EmitContext outside = context_;
        outside.query = {};
        journal_.run_alone(unit, outside, [this, &unit](const std::vector<dialects::Statement>& statements) {
            queue_.run_alone({step_, place_of(*unit.operation)}, statements);
        });
        in_script_ = in_script;
        is_alone_ = false;
        return;
    }
    begin();
    send(request_.dialect.emit(*unit.operation, context_), place_of(*unit.operation));
    send(journal_.emit_position());
    flush();
    connection_.commit();
}

// Read anew each time: what a script's own SQL changed must be seen.
const schema::MetaData& Run::reflect() {
    flush();
    dialects::ReflectOptions options;
    const auto& shared = request_.settings.shared_schemas;
    options.all_schemas = !shared;
    options.schemas = shared.value_or(std::vector<std::string>());
    reflected_ = request_.dialect.reflect(connection_, options);
    return *reflected_;
}

}  // namespace retort::runtime
