// Looks at a statement while the server runs it: the thread that waits for the result
// waits in short pieces.
#pragma once

#include "dialects/dialect.hpp"
#include "dialects/postgresql/libpq.hpp"
#include "dialects/postgresql/monitor.hpp"

#include <chrono>
#include <functional>
#include <memory>
#include <string>

namespace retort::dialects::postgresql {

class Watching {
public:
    // Begins a second connection to the server of the first; empty: there is no way to.
    using Connect = std::function<ConnectionHandle(const PGconn* first)>;

    Watching(PGconn* connection, Connect connect) : connection_(connection), connect_(std::move(connect)) {}

    void set(Watch watch);
    bool is_on() const { return watch_.on_working || watch_.is_cancelled; }

    // The server process that runs the statements to come, as it says itself: a pooler may
    // have another one for each transaction, and tells libpq what it likes.
    void set_process(std::string pid) { pid_ = std::move(pid); }
    // For the statements to come: a rollback takes them back.
    void set_cancellable(bool cancellable) { can_cancel_ = cancellable; }
    // That error is the server's answer to the caller's wish, which was passed on to it.
    bool is_answer_to_cancel(const Error& error) const;

    // Until the result of what was sent can be taken without waiting; does nothing where
    // nobody watches. After an exception from a callback the statement is cancelled, if it
    // may be, and its result still to be taken.
    void wait(std::string_view sql);

private:
    using Clock = std::chrono::steady_clock;

    std::chrono::milliseconds elapsed() const;
    void wait_until(Clock::time_point end);
    void look(std::string_view sql);
    void tell(std::string_view sql) const;
    void ask_monitor();
    void cancel() const;

    PGconn* connection_;
    Connect connect_;
    Watch watch_;
    std::string pid_;  // "" where it is not known
    bool can_cancel_ = false;
    bool was_cancelled_ = false;
    std::unique_ptr<Monitor> monitor_;
    bool is_monitor_tried_ = false;
    // Of the statement that runs.
    Clock::time_point start_;
    std::chrono::milliseconds next_question_{0};
    bool is_cancelled_ = false;
};

}  // namespace retort::dialects::postgresql
