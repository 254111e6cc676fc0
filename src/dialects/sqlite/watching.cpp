// Watching a statement; see watching.hpp.
#include "dialects/sqlite/watching.hpp"

#include "dialects/sqlite/progress_handler.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <charconv>

namespace retort::dialects::sqlite {

namespace {

void run_to_end(PreparedStatement& prepared) {
    while (prepared.step()) {
    }
}

std::optional<std::int64_t> parse_key(const std::optional<std::string>& text) {
    std::int64_t key = 0;
    if (!text || std::from_chars(text->data(), text->data() + text->size(), key).ec != std::errc()) {
        return std::nullopt;
    }
    return key;
}

}  // namespace

void Watching::step_to_end(PreparedStatement& prepared, const Statement& statement) {
    if (!watch_.on_working && !watch_.is_cancelled) {
        run_to_end(prepared);
        return;
    }
    prepared_ = &prepared;
    sql_ = statement.sql;
    extent_ = find_extent(statement);
    can_cancel_ = watch_.is_cancelled && sqlite3_get_autocommit(database_) == 0;
    is_cancelled_ = false;
    start_ = looked_ = Clock::now();
    run_watched();
}

void Watching::run_watched() {
    {
        ProgressHandler handler(database_, [this](Clock::time_point now) { return look(now); });
        try {
            run_to_end(*prepared_);
        } catch (const Error& error) {
            handler.rethrow();
            if (is_cancelled_) {
                throw Error(ErrorKind::cancelled, "cancelled during a statement").with_sql(error.sql());
            }
            throw;
        }
    }
    if (watch_.on_working && looked_ != start_) {
        watch_.on_working({.sql = sql_, .elapsed = elapsed(Clock::now()), .is_over = true});
    }
}

std::chrono::milliseconds Watching::elapsed(Clock::time_point now) const {
    return std::chrono::duration_cast<std::chrono::milliseconds>(now - start_);
}

// True: the statement is to end.
bool Watching::look(Clock::time_point now) {
    looked_ = now;
    if (watch_.on_working) {
        watch_.on_working(describe(now));
    }
    is_cancelled_ = can_cancel_ && watch_.is_cancelled();
    return is_cancelled_;
}

// A copy goes through the rows in the order of their keys, and keeps them: the key that
// was inserted last says how far it is, the rows that were read how many they are.
Working Watching::describe(Clock::time_point now) const {
    Working working{.sql = sql_, .elapsed = elapsed(now)};
    const std::int64_t rows = extent_ ? prepared_->count_scanned() : 0;
    if (rows > 0) {
        const auto first = static_cast<double>(extent_->first);
        const auto at = static_cast<double>(sqlite3_last_insert_rowid(database_));
        const double part = (at - first) / (static_cast<double>(extent_->last) - first + 1);
        working.done = rows;
        working.unit = "rows";
        working.percent = static_cast<int>(std::clamp(part, 0.0, 1.0) * 100);
    }
    return working;
}

std::optional<Watching::Extent> Watching::find_extent(const Statement& statement) const {
    if (!watch_.on_working || statement.extent.empty()) {
        return std::nullopt;
    }
    PreparedStatement query(database_, statement.extent);
    if (!query.step()) {
        return std::nullopt;
    }
    const auto first = parse_key(query.text(0));
    const auto last = parse_key(query.text(1));
    return first && last ? std::optional<Extent>({*first, *last}) : std::nullopt;
}

}  // namespace retort::dialects::sqlite
