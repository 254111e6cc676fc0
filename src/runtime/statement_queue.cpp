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
        failed_step_ = steps[index];
        if (steps[index] >= started_) {
            started_ = steps[index] + 1;
            starting_step_(steps[index]);
        }
        if (index > 0) {
            report(statements, steps, index - 1, true);
        }
        report(statements, steps, index, false);
    });
    report(statements, steps, statements.size() - 1, true);
}

void StatementQueue::report(const std::vector<dialects::Statement>& statements,
                            const std::vector<std::size_t>& steps, std::size_t index, bool is_done) const {
    if (on_statement_) {
        on_statement_({.step = steps[index],
                       .sql = statements[index].sql,
                       .is_done = is_done,
                       .rows = is_done ? connection_.affected() : std::nullopt});
    }
}

}  // namespace retort::runtime
