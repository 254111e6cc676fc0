// SQLite's progress handler; see progress_handler.hpp.
#include "dialects/sqlite/progress_handler.hpp"

#include <sqlite3.h>

namespace retort::dialects::sqlite {

namespace {

// Steps of SQLite's machine between two looks at the clock: some hundred rows.
constexpr int kSteps = 10000;
constexpr std::chrono::milliseconds kInterval{100};

}  // namespace

ProgressHandler::ProgressHandler(sqlite3* database, std::function<bool(Clock::time_point now)> look)
    : database_(database), look_(std::move(look)) {
    sqlite3_progress_handler(database_, kSteps, &ProgressHandler::call, this);
}

ProgressHandler::~ProgressHandler() {
    sqlite3_progress_handler(database_, 0, nullptr, nullptr);
}

// No exception may go through SQLite.
int ProgressHandler::call(void* self) noexcept {
    auto* handler = static_cast<ProgressHandler*>(self);
    const Clock::time_point now = Clock::now();
    if (now - handler->looked_ < kInterval) {
        return 0;
    }
    handler->looked_ = now;
    try {
        return handler->look_(now) ? 1 : 0;
    } catch (...) {
        handler->thrown_ = std::current_exception();
        return 1;
    }
}

}  // namespace retort::dialects::sqlite
