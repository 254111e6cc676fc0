// A look at a connection now and then while it works, from SQLite's progress handler.
#pragma once

#include <chrono>
#include <exception>
#include <functional>
#include <utility>

struct sqlite3;

namespace retort::dialects::sqlite {

// Takes the connection's one progress handler for as long as it lives; none is left.
class ProgressHandler {
public:
    using Clock = std::chrono::steady_clock;

    // `look` is asked ten times a second; true, or an exception, interrupts what runs.
    ProgressHandler(sqlite3* database, std::function<bool(Clock::time_point now)> look);
    ~ProgressHandler();
    ProgressHandler(const ProgressHandler&) = delete;
    ProgressHandler& operator=(const ProgressHandler&) = delete;

    // Goes on with the exception that `look` ended with; returns where there was none.
    void rethrow() {
        if (thrown_) {
            std::rethrow_exception(std::exchange(thrown_, nullptr));
        }
    }

private:
    static int call(void* self) noexcept;

    sqlite3* database_;
    std::function<bool(Clock::time_point)> look_;
    Clock::time_point looked_ = Clock::now();
    std::exception_ptr thrown_;
};

}  // namespace retort::dialects::sqlite
