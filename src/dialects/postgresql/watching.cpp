// Watching a statement; see watching.hpp.
#include "dialects/postgresql/watching.hpp"

#include <poll.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

namespace retort::dialects::postgresql {

namespace {

using std::chrono::milliseconds;

constexpr milliseconds kInterval{100};
// Statements that take longer are asked after, and so often.
constexpr milliseconds kQuestionInterval{1000};

constexpr std::string_view kQueryCanceled = "57014";

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
    start_ = Clock::now();
    next_question_ = kQuestionInterval;
    is_cancelled_ = false;
    if (monitor_) {
        monitor_->forget();
    }
    Clock::time_point next_look = start_ + kInterval;
    bool was_looked_at = false;
    try {
        while (libpq().is_busy(connection_) != 0 && libpq().socket(connection_) >= 0) {
            wait_until(next_look);
            // Whatever poll() said: what TLS has read ahead it does not see.
            if (libpq().consume_input(connection_) == 0) {
                break;
            }
            if (Clock::now() >= next_look && libpq().is_busy(connection_) != 0) {
                was_looked_at = true;
                look(sql);
                next_look = Clock::now() + kInterval;
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

milliseconds Watching::elapsed() const {
    return std::chrono::duration_cast<milliseconds>(Clock::now() - start_);
}

// Or until one of the two connections has something. The second one gets on meanwhile, and
// never keeps the first one waiting.
void Watching::wait_until(Clock::time_point end) {
    std::array<pollfd, 2> sockets = {
        pollfd{.fd = libpq().socket(connection_), .events = POLLIN, .revents = 0},
        monitor_ ? monitor_->awaited() : pollfd{.fd = -1, .events = 0, .revents = 0}};
    const auto left = std::chrono::ceil<milliseconds>(end - Clock::now());
    const int ready =
        ::poll(sockets.data(), sockets.size(), static_cast<int>(std::max<std::int64_t>(left.count(), 0)));
    if (monitor_) {
        monitor_->go_on(ready > 0 ? sockets[1].revents : static_cast<short>(0));
        if (monitor_->is_gone()) {
            monitor_.reset();
        }
    }
}

void Watching::look(std::string_view sql) {
    if (watch_.on_working) {
        ask_monitor();
        tell(sql);
    }
    if (can_cancel_ && !is_cancelled_ && watch_.is_cancelled && watch_.is_cancelled()) {
        is_cancelled_ = was_cancelled_ = true;
        cancel();
    }
}

void Watching::tell(std::string_view sql) const {
    const Monitor::Report report = monitor_ ? monitor_->report() : Monitor::Report();
    Working working{.sql = sql,
                    .elapsed = elapsed(),
                    .phase = report.phase,
                    .done = report.done,
                    .total = report.total,
                    .unit = report.unit,
                    .percent = std::nullopt,
                    .waits_for = report.waits_for};
    if (report.done && report.total) {
        working.percent =
            static_cast<int>(100.0 * static_cast<double>(*report.done) / static_cast<double>(*report.total));
    }
    watch_.on_working(working);
}

// A second connection that is refused, slow or broken is done without: the statement is
// what matters.
void Watching::ask_monitor() {
    if (elapsed() < next_question_ || !connect_ || pid_.empty()) {
        return;
    }
    next_question_ = elapsed() + kQuestionInterval;
    if (!std::exchange(is_monitor_tried_, true)) {
        monitor_ = std::make_unique<Monitor>(connect_(connection_));
    }
    if (monitor_) {
        monitor_->ask(pid_);
    }
}

bool Watching::is_answer_to_cancel(const Error& error) const {
    return was_cancelled_ && error.sqlstate() == kQueryCanceled;
}

// Waits until the server has taken it: one that came later could end another statement.
void Watching::cancel() const {
    const std::unique_ptr<PGcancel, FreeCancel> request(libpq().get_cancel(connection_));
    std::array<char, 256> ignored{};
    if (request) {
        libpq().cancel(request.get(), ignored.data(), static_cast<int>(ignored.size()));
    }
}

}  // namespace retort::dialects::postgresql
