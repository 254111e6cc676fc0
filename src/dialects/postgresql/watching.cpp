// Watching a statement; see watching.hpp.
#include "dialects/postgresql/watching.hpp"

#include <poll.h>

#include <array>

namespace retort::dialects::postgresql {

namespace {

using std::chrono::milliseconds;

constexpr milliseconds kInterval{100};
// Statements that take longer are asked after, and so often.
constexpr milliseconds kQuestionInterval{1000};

// False: there is something to read.
bool is_quiet(int socket) {
    pollfd waiting{.fd = socket, .events = POLLIN, .revents = 0};
    return ::poll(&waiting, 1, static_cast<int>(kInterval.count())) <= 0;
}

struct FreeCancel {
    void operator()(PGcancel* cancel) const { libpq().free_cancel(cancel); }
};

}  // namespace

void Watching::set(Watch watch) {
    watch_ = std::move(watch);
    was_cancelled_ = false;
    monitor_.reset();
    is_monitor_tried_ = false;
}

// What cannot be read is for the caller to find when it takes the result.
void Watching::wait(std::string_view sql) {
    if (!is_on() || libpq().flush(connection_) != 0) {
        return;
    }
    const Clock::time_point start = Clock::now();
    const auto elapsed = [start] { return std::chrono::duration_cast<milliseconds>(Clock::now() - start); };
    report_ = {};
    next_question_ = kQuestionInterval;
    bool was_looked_at = false;
    try {
        while (libpq().is_busy(connection_) != 0 && libpq().socket(connection_) >= 0) {
            if (is_quiet(libpq().socket(connection_))) {
                was_looked_at = true;
                look(sql, elapsed());
            } else if (libpq().consume_input(connection_) == 0) {
                break;
            }
        }
        if (was_looked_at && watch_.on_working) {
            watch_.on_working({.sql = sql, .elapsed = elapsed(), .is_over = true});
        }
    } catch (...) {
        if (can_cancel_) {
            cancel();
        }
        throw;
    }
}

void Watching::look(std::string_view sql, milliseconds elapsed) {
    if (watch_.on_working) {
        ask_monitor(elapsed);
        Working working{.sql = sql,
                        .elapsed = elapsed,
                        .phase = report_.phase,
                        .done = report_.done,
                        .total = report_.total,
                        .unit = report_.unit,
                        .percent = std::nullopt,
                        .waits_for = report_.waits_for};
        if (report_.done && report_.total) {
            working.percent = static_cast<int>(100.0 * static_cast<double>(*report_.done) /
                                               static_cast<double>(*report_.total));
        }
        watch_.on_working(working);
    }
    if (can_cancel_ && !was_cancelled_ && watch_.is_cancelled && watch_.is_cancelled()) {
        was_cancelled_ = true;
        cancel();
    }
}

// A second connection that is refused, or breaks, is done without: the statement is
// what matters.
void Watching::ask_monitor(milliseconds elapsed) {
    if (elapsed < next_question_ || !connect_) {
        return;
    }
    next_question_ = elapsed + kQuestionInterval;
    try {
        if (!is_monitor_tried_) {
            is_monitor_tried_ = true;
            monitor_ = std::make_unique<Monitor>(connect_(), libpq().backend_pid(connection_));
        }
        report_ = monitor_ ? monitor_->ask() : Monitor::Report();
    } catch (const Error&) {
        monitor_.reset();
        report_ = {};
    }
}

void Watching::cancel() const {
    const std::unique_ptr<PGcancel, FreeCancel> request(libpq().get_cancel(connection_));
    std::array<char, 256> ignored{};
    if (request) {
        libpq().cancel(request.get(), ignored.data(), static_cast<int>(ignored.size()));
    }
}

}  // namespace retort::dialects::postgresql
