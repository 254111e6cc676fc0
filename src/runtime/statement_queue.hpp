// Statements on their way to the database: gathered so that a driver can send
// many at once, each remembering the step it belongs to.
#pragma once

#include "runtime/settings.hpp"

#include <cstddef>
#include <vector>

namespace retort::runtime {

class StatementQueue {
public:
    // `starting_step` is called with a step's index before its first statement's
    // result is taken, once a step.
    StatementQueue(dialects::Connection& connection, std::function<void(std::size_t step)> starting_step);

    // Sends what was gathered when there is much of it. `place` is where they are
    // written, if that is known; an Error about one of them says it.
    void push(std::size_t step, std::vector<dialects::Statement> statements, const Place& place = {});
    // Sends everything. A failure leaves the queue empty; failed_step() then
    // names the step whose statement it was.
    void flush();

    std::size_t failed_step() const { return failed_step_; }

private:
    dialects::Connection& connection_;
    std::function<void(std::size_t)> starting_step_;
    std::vector<dialects::Statement> statements_;
    struct Origin {
        std::size_t step = 0;
        Place place;
    };
    std::vector<Origin> origins_;  // of each statement
    std::size_t started_ = 0;      // one past the last step that was announced
    std::size_t failed_step_ = 0;
};

}  // namespace retort::runtime
