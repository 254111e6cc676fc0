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
    if (statements.empty()) {
        return;
    }
    const Origin* current = &origins.front();
    failed_step_ = current->step;
    try {
        connection_.run(statements, [&](std::size_t index) {
            current = &origins[index];
            failed_step_ = current->step;
            if (current->step >= started_) {
                started_ = current->step + 1;
                starting_step_(current->step);
            }
        });
    } catch (Error& error) {
        if (!current->place.file.empty()) {
            error.at(current->place);
        }
        throw;
    }
}

}  // namespace retort::runtime
