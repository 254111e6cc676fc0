// Statements on their way; see statement_queue.hpp.
#include "runtime/statement_queue.hpp"

#include <utility>

namespace retort::runtime {

namespace {
// Enough to hide the round trips, little enough to hold in memory.
constexpr std::size_t kMaxGathered = 500;
}  // namespace

StatementQueue::StatementQueue(dialects::Connection& connection,
                               std::function<void(std::size_t)> starting_step)
    : connection_(connection), starting_step_(std::move(starting_step)) {}

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
    connection_.run(statements, [&](std::size_t index) { announce(steps[index]); });
}

void StatementQueue::run_alone(std::size_t step, const std::vector<dialects::Statement>& statements) {
    connection_.run_unlimited(statements, [&](std::size_t) { announce(step); });
}

void StatementQueue::announce(std::size_t step) {
    failed_step_ = step;
    if (step >= started_) {
        started_ = step + 1;
        starting_step_(step);
    }
}

}  // namespace retort::runtime
