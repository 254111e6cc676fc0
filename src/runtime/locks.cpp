// The locks of a run; see locks.hpp.
#include "runtime/locks.hpp"

#include "runtime/backoff.hpp"
#include "runtime/run_log.hpp"

#include <algorithm>
#include <numeric>

namespace retort::runtime {

namespace {

using std::chrono::milliseconds;
using Clock = std::chrono::steady_clock;

constexpr milliseconds kDefaultLockTimeout{60000};
constexpr milliseconds kFirstPause{10};
constexpr milliseconds kLongestPause{250};

class Waiting {
public:
    Waiting(dialects::Connection& connection, const Settings& settings, const Log& log,
            const std::function<bool()>& is_cancelled)
        : connection_(connection),
          settings_(settings),
          log_(log),
          is_cancelled_(is_cancelled),
          limit_(settings.patience.lock_timeout.value_or(kDefaultLockTimeout)) {}

    void wait() {
        while (!connection_.try_lock(settings_.version_table)) {
            const milliseconds waited = time_waited();
            if (waited >= limit_) {
                throw timed_out();
            }
            if (is_cancelled_ && is_cancelled_()) {
                throw Error(ErrorKind::cancelled, "cancelled while it waited for another migration");
            }
            tell();
            pause(std::min(backoff_.next(), limit_ - waited));
        }
    }

private:
    // What was slept counts, even where it was not slept in truth.
    milliseconds time_waited() const {
        return std::max(slept_, std::chrono::duration_cast<milliseconds>(Clock::now() - start_));
    }

    void pause(milliseconds length) {
        sleep(settings_.patience, length);
        slept_ += length;
    }

    void tell() {
        if (!told_) {
            told_ = true;
            const std::string holder = connection_.describe_lock_holder(settings_.version_table);
            log_(kLogger, "Waiting for another migration" + (holder.empty() ? "" : ": " + holder));
        }
    }

    Error timed_out() {
        const std::string holder = connection_.describe_lock_holder(settings_.version_table);
        return Error(ErrorKind::database,
                     "another migration holds the lock of " + schema::display_name(settings_.version_table) +
                         (holder.empty() ? "" : ": " + holder) + "; gave up after " + describe_pause(limit_))
            .with_hint("let it end, or wait longer with --lock-timeout 5min");
    }

    dialects::Connection& connection_;
    const Settings& settings_;
    const Log& log_;
    const std::function<bool()>& is_cancelled_;
    milliseconds limit_;
    milliseconds slept_{0};
    Clock::time_point start_ = Clock::now();
    Backoff backoff_{kFirstPause, kLongestPause};
    bool told_ = false;
};

// The lock is taken; an Error leaves it to the caller to give it back.
void take_lock(dialects::Connection& connection, const Settings& settings, const Log& log,
               const std::function<bool()>& is_cancelled) {
    connection.set_time_limits(time_limits(settings.patience));
    Waiting(connection, settings, log, is_cancelled).wait();
    connection.check_lock();
}

}  // namespace

dialects::TimeLimits time_limits(const Patience& patience) {
    return {.write_lock = patience.lock_timeout,
            .table_lock = patience.table_lock_timeout,
            .statement = patience.statement_timeout};
}

Lock::Lock(dialects::Connection& connection, const Settings& settings, const Log& log)
    : connection_(connection) {
    try {
        take_lock(connection, settings, log, {});
    } catch (...) {
        connection.unlock();
        throw;
    }
}

Locks::~Locks() {
    for (const auto& request : requests_) {
        request.connection.unlock();
    }
}

const std::vector<std::size_t>& Locks::order() {
    if (order_.empty()) {
        order_.resize(requests_.size());
        std::iota(order_.begin(), order_.end(), std::size_t{0});
    }
    return order_;
}

void Locks::take() {
    if (held_) {
        return;
    }
    order();
    if (requests_.size() > 1) {
        std::vector<std::string> names;
        std::transform(requests_.begin(), requests_.end(), std::back_inserter(names),
                       [](const auto& request) {
                           return request.connection.lock_order() + " " +
                                  schema::display_name(request.settings.version_table);
                       });
        std::stable_sort(order_.begin(), order_.end(),
                         [&](std::size_t a, std::size_t b) { return names[a] < names[b]; });
    }
    for (const std::size_t i : order_) {
        const MigrateRequest& request = requests_[i];
        take_lock(request.connection, request.settings, request.log, request.events.is_cancelled);
    }
    held_ = true;
}

}  // namespace retort::runtime
