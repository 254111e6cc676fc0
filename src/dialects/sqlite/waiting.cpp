// Waiting for other connections; see waiting.hpp.
#include "dialects/sqlite/waiting.hpp"

#include "dialects/sqlite/statement.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <cstdlib>
#include <thread>

namespace retort::dialects::sqlite {

namespace {

constexpr std::chrono::milliseconds kLongestPause{50};

// 0 also for a handler that the program wrote: only a time can be told.
int busy_timeout(sqlite3* database) {
    PreparedStatement statement(database, "PRAGMA busy_timeout");
    return statement.step() ? std::atoi(statement.text(0).value_or("0").c_str()) : 0;
}

}  // namespace

bool is_busy(const Error& error) {
    // The extended code's last byte is the code itself.
    return std::strtol(error.sqlstate().c_str(), nullptr, 10) % 256 == SQLITE_BUSY;
}

bool Waiting::pause() {
    const auto left = limit_ - std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - start_);
    if (left <= std::chrono::milliseconds(0)) {
        return false;
    }
    if (is_cancelled_ && is_cancelled_()) {
        throw Error(ErrorKind::cancelled, "cancelled while it waited for another connection");
    }
    std::this_thread::sleep_for(std::min(next_, left));
    next_ = std::min(next_ * 2, kLongestPause);
    return true;
}

NoBusyTimeout::NoBusyTimeout(sqlite3* database) : database_(database), timeout_(busy_timeout(database)) {
    if (timeout_ > 0) {
        sqlite3_busy_timeout(database_, 0);
    }
}

NoBusyTimeout::~NoBusyTimeout() {
    if (timeout_ > 0) {
        sqlite3_busy_timeout(database_, timeout_);
    }
}

}  // namespace retort::dialects::sqlite
