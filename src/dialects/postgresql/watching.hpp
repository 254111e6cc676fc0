// Looks at a statement while the server runs it: the thread that waits for the result
// waits in short pieces.
#pragma once

#include "dialects/dialect.hpp"
#include "dialects/postgresql/libpq.hpp"
#include "dialects/postgresql/monitor.hpp"

#include <functional>
#include <memory>
#include <optional>

namespace retort::dialects::postgresql {

class Watching {
public:
    // Opens a second connection to the same database; empty: there is no way to.
    using Connect = std::function<std::unique_ptr<Connection>()>;

    Watching(PGconn* connection, Connect connect) : connection_(connection), connect_(std::move(connect)) {}

    void set(Watch watch);
    bool is_on() const { return watch_.on_working || watch_.is_cancelled; }

    // For the statements to come: a rollback takes them back.
    void set_cancellable(bool cancellable) { can_cancel_ = cancellable; }
    // The caller's wish was passed on to the server.
    bool was_cancelled() const { return was_cancelled_; }

    // Until the result of what was sent can be taken without waiting; does nothing where
    // nobody watches. After an exception from a callback the statement is cancelled, if it
    // may be, and its result still to be taken.
    void wait(std::string_view sql);

private:
    using Clock = std::chrono::steady_clock;

    void look(std::string_view sql, std::chrono::milliseconds elapsed);
    void ask_monitor(std::chrono::milliseconds elapsed);
    void cancel() const;

    PGconn* connection_;
    Connect connect_;
    Watch watch_;
    bool can_cancel_ = false;
    bool was_cancelled_ = false;
    std::unique_ptr<Monitor> monitor_;
    bool is_monitor_tried_ = false;
    Monitor::Report report_;
    std::chrono::milliseconds next_question_{0};
};

}  // namespace retort::dialects::postgresql
