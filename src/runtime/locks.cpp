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

constexpr milliseconds kFirstPause{10};
constexpr milliseconds kLongestPause{250};
// Programs write all the time, and their transactions are short: looked for more often,
// and told of later.
constexpr milliseconds kLongestPauseOfWriter{50};
constexpr milliseconds kUntoldWaiting{1000};

milliseconds limit_of(const dialects::Connection& connection, const Settings& settings) {
    return settings.patience.lock_timeout.value_or(connection.lock_timeout().value_or(kDefaultLockTimeout));
}

// What is tried until it is had.
struct Wanted {
    std::function<bool()> attempt;
    std::function<std::string()> tell;  // a line for the log, once
    milliseconds untold{0};             // no line before it has waited so long
    milliseconds longest_pause = kLongestPause;
    std::function<Error()> timed_out;
    std::string what;  // "cancelled while it waited for …"
};

class Waiting {
public:
    Waiting(const Patience& patience, const Log& log, const std::function<bool()>& is_cancelled,
            milliseconds limit, const Wanted& wanted)
        : patience_(patience),
          log_(log),
          is_cancelled_(is_cancelled),
          limit_(limit),
          wanted_(wanted),
          backoff_(kFirstPause, wanted.longest_pause) {}

    void wait() {
        while (!wanted_.attempt()) {
            const milliseconds waited = time_waited();
            if (waited >= limit_) {
                throw wanted_.timed_out();
            }
            if (is_cancelled_ && is_cancelled_()) {
                throw Error(ErrorKind::cancelled, "cancelled while it waited for " + wanted_.what);
            }
            tell(waited);
            pause(std::min(backoff_.next(), limit_ - waited));
        }
    }

private:
    // What was slept counts, even where it was not slept in truth.
    milliseconds time_waited() const {
        return std::max(slept_, std::chrono::duration_cast<milliseconds>(Clock::now() - start_));
    }

    void pause(milliseconds length) {
        sleep(patience_, length);
        slept_ += length;
    }

    void tell(milliseconds waited) {
        if (!told_ && waited >= wanted_.untold) {
            told_ = true;
            log_(kLogger, wanted_.tell());
        }
    }

    const Patience& patience_;
    const Log& log_;
    const std::function<bool()>& is_cancelled_;
    milliseconds limit_;
    const Wanted& wanted_;
    milliseconds slept_{0};
    Clock::time_point start_ = Clock::now();
    Backoff backoff_;
    bool told_ = false;
};

// ": pid 4711, …", "" where nobody can be named.
std::string name_holder(dialects::Connection& connection, const Settings& settings) {
    const std::string holder = connection.describe_lock_holder(settings.version_table);
    return holder.empty() ? "" : ": " + holder;
}

// The lock is taken; an Error leaves it to the caller to give it back.
void take_lock(dialects::Connection& connection, const Settings& settings, const Log& log,
               const std::function<bool()>& is_cancelled) {
    connection.set_time_limits(time_limits(settings.patience));
    const milliseconds limit = limit_of(connection, settings);
    const Wanted lock{
        .attempt = [&] { return connection.try_lock(settings.version_table); },
        .tell = [&] { return "Waiting for another migration" + name_holder(connection, settings); },
        .timed_out =
            [&] {
                return Error(ErrorKind::database, "another migration holds the lock of " +
                                                      schema::display_name(settings.version_table) +
                                                      name_holder(connection, settings) + "; gave up after " +
                                                      describe_pause(limit))
                    .with_hint("let it end, or wait longer with --lock-timeout 5min");
            },
        .what = "another migration"};
    Waiting(settings.patience, log, is_cancelled, limit, lock).wait();
    connection.check_lock();
}

}  // namespace

dialects::TimeLimits time_limits(const Patience& patience) {
    return {.database_lock = patience.lock_timeout,
            .table_lock = patience.table_lock_timeout,
            .statement = patience.statement_timeout};
}

void begin_write(dialects::Connection& connection, const Settings& settings, const Log& log,
                 const std::function<bool()>& is_cancelled, Begin begin) {
    milliseconds limit = limit_of(connection, settings);
    if (begin == Begin::next) {
        limit = std::max(limit, connection.lock_timeout().value_or(kDefaultLockTimeout));
    }
    const Wanted transaction{.attempt = [&] { return connection.try_begin(); },
                             .tell = [] { return "Waiting for another program that writes to the database"; },
                             .untold = kUntoldWaiting,
                             .longest_pause = kLongestPauseOfWriter,
                             .timed_out = [&] { return connection.describe_locked_out(); },
                             .what = "another program's transaction"};
    Waiting(settings.patience, log, is_cancelled, limit, transaction).wait();
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
