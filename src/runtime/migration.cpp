// One database's share of a migration; see migration.hpp.
#include "runtime/migration.hpp"

#include "base/text.hpp"
#include "runtime/run_log.hpp"
#include "runtime/step_changes.hpp"

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

void Migration::prepare() {
    rows_ = read_versions(request_.dialect, request_.connection, request_.settings.version_table)
                .value_or(revisions::Rows{});
    plan_ = request_.make_plan(request_.purge ? revisions::Rows{} : rows_);
    for (const auto& warning : plan_.warnings) {
        request_.log.warn(kLogger, warning);
    }
    if (has_work()) {
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

bool Migration::has_work() const {
    return !plan_.steps.empty() || (request_.purge && !rows_.empty());
}

bool Migration::begin() {
    request_.connection.begin(dialects::TransactionKind::write);
    bool table_exists = false;
    if (!rows_are_as_planned(table_exists)) {
        request_.connection.rollback();
        return false;
    }
    prepare_version_table(table_exists);
    return true;
}

bool Migration::rows_are_as_planned(bool& table_exists) {
    const auto rows = read_versions(request_.dialect, request_.connection, request_.settings.version_table);
    table_exists = rows.has_value();
    return rows.value_or(revisions::Rows{}) == rows_;
}

// The table is there and, after a purge, empty.
void Migration::prepare_version_table(bool table_exists) {
    std::vector<dialects::Statement> statements;
    if (!table_exists) {
        statements = emit_version_table(request_.dialect, request_.settings, {});
    }
    if (request_.purge) {
        revisions::VersionChange change;
        change.deletes = rows_;
        for (auto& statement :
             emit_version_change(request_.dialect, request_.settings.version_table, change)) {
            statements.push_back(std::move(statement));
        }
    }
    request_.connection.run(statements, [](std::size_t) {});
}

void Migration::run() {
    if (!database().empty()) {
        request_.log(kLogger, "Migrating database " + database());
    }
    run_.emplace(request_, plan_, *scripts_);
    run_->run_steps();
}

void Migration::commit() {
    run_->commit();
    is_done_ = true;
}

bool Migration::has_committed() const {
    return is_done_ || (run_ && (run_->committed_steps() > 0 || run_->committed_inside_step()));
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
    const std::size_t committed = run_ ? run_->committed_steps() : 0;
    const revisions::Rows& rows = committed > 0 ? plan_.steps[committed - 1].rows_after : rows_;
    return (database().empty() ? "the database" : database()) + " is " +
           (rows.empty() ? "at no revision" : "at " + base::join(rows, ", ")) +
           (has_committed() ? "" : ", unchanged");
}

std::string Migration::describe_failed() const {
    if (!run_) {
        return describe_rows();
    }
    const std::size_t committed = run_->committed_steps();
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
    const std::size_t committed = run_ ? run_->committed_steps() : 0;
    std::string state = describe_rows();
    if (committed > 0) {
        state += " (applied " + list_steps(plan_, 0, committed) + ")";
    }
    if (run_ && run_->committed_inside_step() && !is_done_) {
        state += ", and what ran of " + list_steps(plan_, committed, committed + 1) +
                 " up to and inside its autocommit block is committed";
    }
    return state;
}

}  // namespace retort::runtime
