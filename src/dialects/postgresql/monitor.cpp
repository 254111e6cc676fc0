// The server's progress views; see monitor.hpp. Whoever waits for the statement holds
// locks: nothing here blocks, and a server that is slow to answer is left alone.
#include "dialects/postgresql/monitor.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string_view>
#include <utility>

namespace retort::dialects::postgresql {

namespace {

// For the connection, and for each answer.
constexpr std::chrono::milliseconds kPatience{1000};

// What each view has to say: phase, done, total, unit. A phase that is not counted has no
// numbers, for those of the last one would still stand there. Later versions of the server
// have more of the views.
struct View {
    const char* name;
    const char* columns;
};
constexpr std::array kViews = {
    View{"pg_stat_progress_create_index",
         "phase, CASE WHEN phase LIKE '%tuples%' THEN tuples_done ELSE blocks_done END, "
         "CASE WHEN phase LIKE '%tuples%' THEN tuples_total ELSE blocks_total END, "
         "CASE WHEN phase LIKE '%tuples%' THEN 'rows' ELSE 'blocks' END"},
    View{"pg_stat_progress_cluster",
         "phase, CASE WHEN phase = 'seq scanning heap' THEN heap_blks_scanned END, "
         "CASE WHEN phase = 'seq scanning heap' THEN heap_blks_total END, 'blocks'"},
    View{"pg_stat_progress_vacuum",
         "phase, CASE phase WHEN 'scanning heap' THEN heap_blks_scanned "
         "WHEN 'vacuuming heap' THEN heap_blks_vacuumed END, "
         "CASE WHEN phase IN ('scanning heap', 'vacuuming heap') THEN heap_blks_total END, 'blocks'"},
    View{"pg_stat_progress_analyze",
         "phase, CASE WHEN phase LIKE 'acquiring%' THEN sample_blks_scanned END, "
         "CASE WHEN phase LIKE 'acquiring%' THEN sample_blks_total END, 'blocks'"},
    View{"pg_stat_progress_copy",
         "command, CASE WHEN bytes_total > 0 THEN bytes_processed ELSE tuples_processed END, bytes_total, "
         "CASE WHEN bytes_total > 0 THEN 'bytes' ELSE 'rows' END"},
};

// Leaves nothing behind in a session that a pooler may give to others.
std::string in_transaction(const std::string& queries) {
    return "BEGIN READ ONLY; SET LOCAL statement_timeout = '1s'; " + queries + "; COMMIT";
}

std::string write_views_query() {
    std::string names;
    for (const View& view : kViews) {
        names += std::string(names.empty() ? "'" : ", '") + view.name + "'";
    }
    return in_transaction("SELECT name FROM unnest(ARRAY[" + names +
                          "]) AS name WHERE to_regclass('pg_catalog.' || name) IS NOT NULL");
}

std::string write_question(const std::vector<std::string>& views, const std::string& pid) {
    std::string queries =
        "SELECT string_agg(DISTINCT 'pid ' || b.pid || ' (' || coalesce(nullif(a.application_name, ''), "
        "'unknown') || ', user ' || coalesce(a.usename, 'unknown') || ')', ', ') "
        "FROM unnest(pg_catalog.pg_blocking_pids(" +
        pid + ")) AS b (pid) LEFT JOIN pg_catalog.pg_stat_activity AS a ON a.pid = b.pid";
    std::vector<std::string> parts;
    for (const View& view : kViews) {
        if (std::find(views.begin(), views.end(), view.name) != views.end()) {
            parts.push_back(std::string("SELECT ") + view.columns + " FROM pg_catalog." + view.name +
                            " WHERE pid = " + pid);
        }
    }
    return in_transaction(queries + (parts.empty() ? "" : "; " + base::join(parts, " UNION ALL ")));
}

std::string read_text(const PGresult* result, int row, int column) {
    return libpq().getvalue(result, row, column);  // "" for NULL
}

std::int64_t read_count(const PGresult* result, int column) {
    return std::strtoll(libpq().getvalue(result, 0, column), nullptr, 10);
}

Monitor::Report read_report(const std::vector<ResultHandle>& answers) {
    Monitor::Report report;
    if (!answers.empty() && libpq().ntuples(answers[0].get()) > 0) {
        report.waits_for = read_text(answers[0].get(), 0, 0);
    }
    if (answers.size() < 2 || libpq().ntuples(answers[1].get()) == 0) {
        return report;
    }
    const PGresult* progress = answers[1].get();
    report.phase = read_text(progress, 0, 0);
    const std::int64_t done = read_count(progress, 1);
    const std::int64_t total = read_count(progress, 2);
    if (done > 0 || total > 0) {
        report.done = done;
        report.unit = read_text(progress, 0, 3);
    }
    if (total > 0) {
        report.total = total;
    }
    return report;
}

}  // namespace

Monitor::Monitor(ConnectionHandle session)
    : session_(std::move(session)), deadline_(Clock::now() + kPatience) {
    if (!session_ || libpq().status(session_.get()) == CONNECTION_BAD) {
        give_up();
    }
}

pollfd Monitor::awaited() const {
    if (!is_awaiting()) {
        return {.fd = -1, .events = 0, .revents = 0};
    }
    const bool writes = state_ == State::connecting ? connecting_ == PGRES_POLLING_WRITING : has_unsent_;
    const bool reads = state_ != State::connecting || connecting_ == PGRES_POLLING_READING;
    return {.fd = libpq().socket(session_.get()),
            .events = static_cast<short>((writes ? POLLOUT : 0) | (reads ? POLLIN : 0)),
            .revents = 0};
}

void Monitor::go_on(short ready) {
    if (state_ == State::connecting) {
        connect(ready);
    } else if (is_awaiting()) {
        take_answers();
    }
    if (is_awaiting() && Clock::now() > deadline_) {
        give_up();
    }
}

// libpq takes a call too early for a failure.
void Monitor::connect(short ready) {
    if (ready == 0) {
        return;
    }
    connecting_ = libpq().connect_poll(session_.get());
    if (connecting_ == PGRES_POLLING_FAILED) {
        give_up();
    } else if (connecting_ == PGRES_POLLING_OK) {
        start();
    }
}

void Monitor::start() {
    libpq().set_notice_processor(
        session_.get(), [](void*, const char*) {}, nullptr);
    if (libpq().set_nonblocking(session_.get(), 1) != 0) {
        return give_up();
    }
    send(write_views_query(), State::asking_for_views);
}

void Monitor::send(const std::string& sql, State next) {
    answers_.clear();
    if (libpq().send_query(session_.get(), sql.c_str()) == 0) {
        return give_up();
    }
    has_unsent_ = libpq().flush(session_.get()) != 0;
    state_ = next;
    deadline_ = Clock::now() + kPatience;
}

void Monitor::take_answers() {
    const int unsent = libpq().flush(session_.get());
    if (unsent < 0 || libpq().consume_input(session_.get()) == 0) {
        return give_up();
    }
    has_unsent_ = unsent > 0;
    while (libpq().is_busy(session_.get()) == 0) {
        ResultHandle result(libpq().get_result(session_.get()));
        if (!result) {
            return finish_answer();
        }
        const ExecStatusType status = libpq().result_status(result.get());
        if (status == PGRES_TUPLES_OK) {
            answers_.push_back(std::move(result));
        } else if (status != PGRES_COMMAND_OK) {
            return give_up();
        }
    }
}

void Monitor::finish_answer() {
    if (state_ == State::asking_for_views) {
        for (int row = 0; row < libpq().ntuples(answers_.at(0).get()); ++row) {
            views_.push_back(read_text(answers_[0].get(), row, 0));
        }
    } else if (!std::exchange(is_stale_, false)) {
        report_ = read_report(answers_);
    }
    state_ = State::idle;
    send_question();
}

void Monitor::ask(const std::string& pid) {
    wanted_pid_ = pid;
    send_question();
}

void Monitor::send_question() {
    if (state_ == State::idle && !wanted_pid_.empty()) {
        send(write_question(views_, std::exchange(wanted_pid_, {})), State::asking);
    }
}

// Nobody listened meanwhile: its time begins anew.
void Monitor::forget() {
    report_ = {};
    wanted_pid_.clear();
    is_stale_ = state_ == State::asking;
    deadline_ = Clock::now() + kPatience;
}

void Monitor::give_up() {
    state_ = State::gone;
    answers_.clear();
    session_.reset();
    report_ = {};
}

}  // namespace retort::dialects::postgresql
