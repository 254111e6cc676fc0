// One database's share of a migration; see migration.hpp.
#include "runtime/migration.hpp"

#include "base/text.hpp"
#include "runtime/hints.hpp"
#include "runtime/locks.hpp"
#include "runtime/run_log.hpp"
#include "runtime/step_changes.hpp"
#include "runtime/unchanged.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace retort::runtime {

namespace {

std::string list_steps(const revisions::Plan& plan, std::size_t first, std::size_t last) {
    std::vector<std::string> ids;
    for (std::size_t i = first; i < last; ++i) {
        const auto& step = plan.steps[i];
        ids.push_back(step.revision != nullptr ? step.revision->id : base::join(step.to, ", "));
    }
    return base::join(ids, ", ");
}

}  // namespace

void Migration::look() {
    request_.connection.set_time_limits(time_limits(request_.settings.patience));
    rows_ = read_versions(request_.dialect, request_.connection, request_.settings.version_table)
                .value_or(revisions::Rows{});
    interrupted_ = read_journal(request_.dialect, request_.connection, request_.settings.version_table);
}

void Migration::prepare() {
    plan_ = request_.make_plan(request_.purge ? revisions::Rows{} : rows_);
    for (const auto& warning : plan_.warnings) {
        request_.log.warn(kLogger, warning);
    }
    check_interrupted();
    if (has_work()) {
        backup_.check();
        scripts_ = request_.load_scripts(scripts_of(plan_));
        check_scripts();
    }
}

// What can be known to be wrong is said before anything runs.
void Migration::check_scripts() const {
    const auto context = recorder_context(request_.dialect, request_.settings);
    for (const auto& step : plan_.steps) {
        if (step.revision != nullptr) {
            scripts_->check(step.revision->id, step.direction, context);
        }
    }
}

// The journal has room for one step: it comes first.
void Migration::check_interrupted() const {
    if (!interrupted_ || forgets()) {
        return;
    }
    const std::string what = "the " + describe_interrupted(*interrupted_) + " was interrupted";
    if (plan_.steps.empty()) {
        request_.log.warn(kLogger, what + " and is not finished");
        return;
    }
    const auto& first = plan_.steps.front();
    if (first.revision == nullptr || first.revision->id != interrupted_->revision ||
        first.direction != interrupted_->direction) {
        const bool up = interrupted_->direction == revisions::Direction::upgrade;
        throw Error(ErrorKind::command, what + "; it has to be finished before anything else")
            .with_hint(up ? upgrade_words(request_.settings.caller, interrupted_->revision)
                          : "go on with the downgrade; or finish or undo it by hand, then say where the "
                            "database is with " +
                                stamp_words(request_.settings.caller));
    }
}

bool Migration::forgets() const {
    return interrupted_ && request_.interrupted == Interrupted::forget;
}

bool Migration::has_work() const {
    return !plan_.steps.empty() || (request_.purge && !rows_.empty()) || forgets();
}

bool Migration::begin() {
    if (request_.settings.transaction_per_migration && plan_.steps.size() > 1) {
        request_.connection.require_lock();
    }
    begin_write(request_.connection, request_.settings, request_.log, request_.events.is_cancelled,
                first_step_ > 0 ? Begin::next : Begin::first);
    request_.connection.check_lock();
    if (first_step_ > 0) {
        check_unchanged(request_, rows_, interrupted_);
    }
    bool table_exists = false;
    if (!rows_are_as_planned(table_exists)) {
        request_.connection.rollback();
        return false;
    }
    prepare_tables(table_exists);
    return true;
}

bool Migration::rows_are_as_planned(bool& table_exists) {
    const auto rows = read_versions(request_.dialect, request_.connection, request_.settings.version_table);
    table_exists = rows.has_value();
    return rows.value_or(revisions::Rows{}) == rows_ &&
           read_journal(request_.dialect, request_.connection, request_.settings.version_table) ==
               interrupted_;
}

std::vector<dialects::Statement> Migration::emit_history_table() {
    const auto name = dialects::history_table_name(request_.settings.version_table);
    if (!request_.settings.keeps_history || request_.dialect.has_table(request_.connection, name)) {
        return {};
    }
    const operations::CreateTable create{.table = dialects::history_table(name)};
    return request_.dialect.emit(create, {});
}

// The version table is there and, after a purge, empty; a step that is forgotten
// leaves no journal.
void Migration::prepare_tables(bool version_table_exists) {
    std::vector<dialects::Statement> statements;
    const auto add = [&statements](std::vector<dialects::Statement> more) {
        std::move(more.begin(), more.end(), std::back_inserter(statements));
    };
    if (!version_table_exists) {
        add(emit_version_table(request_.dialect, request_.settings, {}));
    }
    add(emit_history_table());
    if (purges()) {
        revisions::VersionChange change;
        change.deletes = rows_;
        add(emit_version_change(request_.dialect, request_.settings.version_table, change));
    }
    if (forgets()) {
        request_.log.warn(kLogger, "Forgetting that the " + describe_interrupted(*interrupted_) +
                                       " was interrupted after " + std::to_string(interrupted_->position) +
                                       " of its operations");
        add(emit_close_journal(request_.dialect, request_.settings.version_table));
    }
    request_.connection.run(statements, [](std::size_t) {});
}

void Migration::run() {
    if (!database().empty()) {
        request_.log(kLogger, "Migrating database " + database());
    }
    run_.emplace(request_, plan_, *scripts_,
                 RunStart{.first_step = first_step_,
                          .rows = purges() ? revisions::Rows{} : rows_,
                          .told_steps = told_steps_,
                          .interrupted = forgets() ? std::nullopt : interrupted_});
    run_->run_steps();
}

void Migration::prepare_again() {
    first_step_ = committed_steps();
    if (first_step_ > 0) {
        rows_ = plan_.steps[first_step_ - 1].rows_after;
        std::sort(rows_.begin(), rows_.end());
    }
    interrupted_ = read_journal(request_.dialect, request_.connection, request_.settings.version_table);
    run_.reset();
}

void Migration::commit() {
    run_->commit();
    is_done_ = true;
}

bool Migration::has_committed() const {
    return is_done_ || committed_steps() > 0 || is_inside_step();
}

bool Migration::is_inside_step() const {
    return run_ && run_->committed_inside_step();
}

void Migration::add_context(Error& error) const {
    if (has_run()) {
        add_step_context(error, plan_.steps[run_->failed_step()]);
    }
    if (!database().empty()) {
        error.add_context("database " + database());
    }
}

std::string Migration::describe_rows() const {
    const std::size_t committed = committed_steps();
    const revisions::Rows& rows = committed > 0 ? plan_.steps[committed - 1].rows_after : rows_;
    return (database().empty() ? "the database" : database()) + " is " +
           (rows.empty() ? "at no revision" : "at " + base::join(rows, ", ")) +
           (has_committed() ? "" : ", unchanged");
}

std::string Migration::describe_failed() const {
    const std::size_t committed = committed_steps();
    if (!run_) {
        return (committed > 0 ? "applied " + list_steps(plan_, 0, committed) + "; " : "") + describe_rows();
    }
    std::string state = committed > 0 ? "applied " + list_steps(plan_, 0, committed) + "; " : "";
    if (run_->committed_inside_step()) {
        state += "of " + list_steps(plan_, committed, committed + 1) +
                 ", what ran up to and inside its autocommit block is committed, the rest was rolled back; ";
    } else {
        state += "the failed transaction was rolled back; ";
    }
    state += describe_rows();
    const std::size_t failed = run_->failed_step();
    if (failed + 1 < plan_.steps.size()) {
        state += "; not run: " + list_steps(plan_, failed + 1, plan_.steps.size());
    }
    return state;
}

std::string Migration::describe_other() const {
    const std::size_t committed = committed_steps();
    std::string state = describe_rows();
    if (committed > 0) {
        state += " (applied " + list_steps(plan_, 0, committed) + ")";
    }
    if (is_inside_step() && !is_done_) {
        state += ", and what ran of " + list_steps(plan_, committed, committed + 1) +
                 " up to and inside its autocommit block is committed";
    }
    return state;
}

}  // namespace retort::runtime
