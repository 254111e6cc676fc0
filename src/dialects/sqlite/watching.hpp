// Looks at a statement while it runs, from SQLite's progress handler, in the thread that
// runs it.
#pragma once

#include "dialects/dialect.hpp"
#include "dialects/sqlite/statement.hpp"

#include <chrono>
#include <optional>
#include <utility>

namespace retort::dialects::sqlite {

class Watching {
public:
    explicit Watching(sqlite3* database) : database_(database) {}

    void set(Watch watch) { watch_ = std::move(watch); }
    const std::function<bool()>& is_cancelled() const { return watch_.is_cancelled; }

    // Steps it until there is no row. With a watch it takes the connection's progress
    // handler meanwhile. Throws Error(database), Error(cancelled), and what a callback threw.
    void step_to_end(PreparedStatement& prepared, const Statement& statement);

private:
    using Clock = std::chrono::steady_clock;
    struct Extent {
        std::int64_t first = 0;
        std::int64_t last = 0;
    };

    bool look(Clock::time_point now);
    std::chrono::milliseconds elapsed(Clock::time_point now) const;
    Working describe(Clock::time_point now) const;
    std::optional<Extent> find_extent(const Statement& statement) const;
    void run_watched();

    sqlite3* database_;
    Watch watch_;
    // Of the statement that runs.
    PreparedStatement* prepared_ = nullptr;
    std::string_view sql_;
    std::optional<Extent> extent_;
    bool can_cancel_ = false;
    bool is_cancelled_ = false;
    Clock::time_point start_;
    Clock::time_point looked_;
};

}  // namespace retort::dialects::sqlite
