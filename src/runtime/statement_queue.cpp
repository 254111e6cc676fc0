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

void StatementQueue::push(std::size_t step, std::vector<dialects::Statement> statements, const Place& place) {
    origins_.resize(origins_.size() + statements.size(), {.step = step, .place = place});
    for (auto& statement : statements) {
        statements_.push_back(std::move(statement));
    }
    if (statements_.size() >= kMaxGathered) {
        flush();
    }
}

void StatementQueue::flush() {
    const auto statements = std::exchange(statements_, {});
    const auto origins = std::exchange(origins_, {});
    run(statements, origins, [this](const auto& all, const auto& before) { connection_.run(all, before); });
}

void StatementQueue::run_alone(const Origin& origin, const std::vector<dialects::Statement>& statements) {
    const std::vector<Origin> origins(statements.size(), origin);
    run(statements, origins,
        [this](const auto& all, const auto& before) { connection_.run_unlimited(all, before); });
}

void StatementQueue::run(const std::vector<dialects::Statement>& statements,
                         const std::vector<Origin>& origins, const Send& send) {
    if (statements.empty()) {
        return;
    }
    const Origin* current = &origins.front();
    const dialects::Statement* statement = &statements.front();
    failed_step_ = current->step;
    try {
        send(statements, [&](std::size_t index) {
            current = &origins[index];
            statement = &statements[index];
            announce(current->step);
            if (index > 0) {
                report(statements[index - 1], origins[index - 1].step, true);
            }
            report(statements[index], current->step, false);
        });
        report(statements.back(), current->step, true);
    } catch (Error& error) {
        if (!current->place.file.empty()) {
            error.at(current->place);
        }
        if (error.hint().empty()) {
            error.with_hint(statement->hint);
        }
        throw;
    }
}

void StatementQueue::announce(std::size_t step) {
    failed_step_ = step;
    if (step >= started_) {
        started_ = step + 1;
        starting_step_(step);
    }
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
