// How far another session's statement is: what the server's progress views say of it,
// and whom it waits for. Asked over a connection of its own, and never waited for.
#pragma once

#include "dialects/postgresql/libpq.hpp"

#include <poll.h>

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace retort::dialects::postgresql {

class Monitor {
public:
    struct Report {
        std::string phase{};
        std::optional<std::int64_t> done{};
        std::optional<std::int64_t> total{};
        std::string unit{};
        std::string waits_for{};
    };

    // `session` has begun to connect (PQconnectStartParams); null: there is none.
    explicit Monitor(ConnectionHandle session);

    // True, for good: the server refused, or did not answer in time.
    bool is_gone() const { return state_ == State::gone; }

    // For poll(): what go_on() waits for.
    pollfd awaited() const;
    // As far as it gets without waiting; `ready` is what poll() said of the above.
    void go_on(short ready);

    // Asks after that server process, as soon as the last question is answered.
    void ask(const std::string& pid);
    // What is known so far, and what is still on its way, is of a statement that is over.
    void forget();
    // The last answer.
    const Report& report() const { return report_; }

private:
    using Clock = std::chrono::steady_clock;
    enum class State { connecting, asking_for_views, idle, asking, gone };

    bool is_awaiting() const { return state_ != State::idle && state_ != State::gone; }
    void connect(short ready);
    void start();
    void send(const std::string& sql, State next);
    void take_answers();
    void finish_answer();
    void send_question();
    void give_up();

    ConnectionHandle session_;
    State state_ = State::connecting;
    PostgresPollingStatusType connecting_ = PGRES_POLLING_WRITING;
    bool has_unsent_ = false;
    Clock::time_point deadline_;
    std::vector<ResultHandle> answers_;
    std::vector<std::string> views_;
    std::string wanted_pid_;  // "": nobody asks
    bool is_stale_ = false;   // the answer that is on its way
    Report report_;
};

}  // namespace retort::dialects::postgresql
