// Statements on their way; see statement_queue.hpp.
#include "runtime/statement_queue.hpp"

#include <utility>

namespace retort::runtime {

namespace {
// Enough to hide the round trips, little enough to hold in memory.
constexpr std::size_t kMaxGathered = 500;
}  // namespace

StatementQueue::StatementQueue(dialects::Connection& connection,
                               std::function<void(std::size_t)> starting_step,
                               std::function<void(const StatementEvent&)> on_statement)
    : connection_(connection),
      starting_step_(std::move(starting_step)),
      on_statement_(std::move(on_statement)) {}

void StatementQueue::push(std::size_t step, std::vector<dialects::Statement> statements) {
    steps_.resize(steps_.size() + statements.size(), step);
    for (auto& statement : statements) {
        statements_.push_back(std::move(statement));
    }
    if (statements_.size() >= kMaxGathered) {
        flush();
    }
}

void StatementQueue::flush() {
    const auto statements = std::exchange(statements_, {});
    const auto steps = std::exchange(steps_, {});
    if (statements.empty()) {
        return;
    }
    failed_step_ = steps.front();
    connection_.run(statements, [&](std::size_t index) {
        announce(steps[index]);
        report_progress(statements, steps, index);
    });
    report(statements.back(), steps.back(), true);
}

void StatementQueue::run_alone(std::size_t step, const std::vector<dialects::Statement>& statements) {
    if (statements.empty()) {
        return;
    }
    const std::vector<std::size_t> steps(statements.size(), step);
    connection_.run_unlimited(statements, [&](std::size_t index) {
        announce(step);
        report_progress(statements, steps, index);
    });
    report(statements.back(), step, true);
}

void StatementQueue::announce(std::size_t step) {
    failed_step_ = step;
    if (step >= started_) {
        started_ = step + 1;
        starting_step_(step);
    }
}

// A statement begins; the one before it is done.
void StatementQueue::report_progress(const std::vector<dialects::Statement>& statements,
                                     const std::vector<std::size_t>& steps, std::size_t index) const {
    if (index > 0) {
        report(statements[index - 1], steps[index - 1], true);
    }
    report(statements[index], steps[index], false);
}

void StatementQueue::report(const dialects::Statement& statement, std::size_t step, bool is_done) const {
    if (on_statement_) {
        on_statement_({.step = step,
                       .sql = statement.sql,
                       .is_done = is_done,
                       .rows = is_done ? connection_.affected() : std::nullopt});
    }
}

}  // namespace retort::runtime
