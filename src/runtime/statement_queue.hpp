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
    // result is taken, once a step; `on_statement` may be empty.
    StatementQueue(dialects::Connection& connection, std::function<void(std::size_t step)> starting_step,
                   std::function<void(const StatementEvent&)> on_statement);

    // What a statement belongs to, and where it is written, if that is known; an Error
    // about it says so.
    struct Origin {
        std::size_t step = 0;
        Place place;
    };

    // Sends what was gathered when there is much of it.
    void push(std::size_t step, std::vector<dialects::Statement> statements, const Place& place = {});
    // Sends everything. A failure leaves the queue empty; failed_step() then
    // names the step whose statement it was.
    void flush();

    // Sends these outside of transactions, with nothing gathered.
    void run_alone(const Origin& origin, const std::vector<dialects::Statement>& statements);

    std::size_t failed_step() const { return failed_step_; }

private:
    using Send = std::function<void(const std::vector<dialects::Statement>& statements,
                                    const dialects::BeforeStatement& before)>;

    void run(const std::vector<dialects::Statement>& statements, const std::vector<Origin>& origins,
             const Send& send);
    void announce(std::size_t step);
    void report(const dialects::Statement& statement, std::size_t step, bool is_done) const;

    dialects::Connection& connection_;
    std::function<void(std::size_t)> starting_step_;
    std::function<void(const StatementEvent&)> on_statement_;
    std::vector<dialects::Statement> statements_;
    std::vector<Origin> origins_;  // of each statement
    std::size_t started_ = 0;      // one past the last step that was announced
    std::size_t failed_step_ = 0;
};

}  // namespace retort::runtime
