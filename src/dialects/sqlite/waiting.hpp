// Waiting for what other connections lock, without SQLite's own busy handler: that asks
// nobody whether to go on, and one that a program has set cannot be put back.
#pragma once

#include "retort/error.hpp"

#include <chrono>
#include <functional>

struct sqlite3;

namespace retort::dialects::sqlite {

// Another connection has a lock that the statement needs.
bool is_busy(const Error& error);

// Growing pauses between tries, until the time is over.
class Waiting {
public:
    // `is_cancelled` may be empty.
    Waiting(std::chrono::milliseconds limit, std::function<bool()> is_cancelled)
        : limit_(limit), is_cancelled_(std::move(is_cancelled)) {}

    // Sleeps before another try; false: the time is over. Throws Error(cancelled).
    bool pause();

private:
    using Clock = std::chrono::steady_clock;

    std::chrono::milliseconds limit_;
    std::function<bool()> is_cancelled_;
    Clock::time_point start_ = Clock::now();
    std::chrono::milliseconds next_{1};
};

// While it lives, a statement that has to wait fails at once. A busy handler that the
// program wrote stays: it decides how long each try takes.
class NoBusyTimeout {
public:
    explicit NoBusyTimeout(sqlite3* database);
    ~NoBusyTimeout();
    NoBusyTimeout(const NoBusyTimeout&) = delete;
    NoBusyTimeout& operator=(const NoBusyTimeout&) = delete;

private:
    sqlite3* database_;
    int timeout_;  // milliseconds; 0: nothing is to be put back
};

}  // namespace retort::dialects::sqlite
