// The server's progress views; see monitor.hpp.
#include "dialects/postgresql/monitor.hpp"

#include "base/text.hpp"

#include <array>
#include <cstdlib>

namespace retort::dialects::postgresql {

namespace {

// What each view has to say: phase, done, total, unit. Later versions of the server
// have more of them.
struct View {
    const char* name;
    const char* columns;
};
constexpr std::array kViews = {
    View{"pg_stat_progress_create_index",
         "phase, CASE WHEN phase LIKE '%tuples%' THEN tuples_done ELSE blocks_done END, "
         "CASE WHEN phase LIKE '%tuples%' THEN tuples_total ELSE blocks_total END, "
         "CASE WHEN phase LIKE '%tuples%' THEN 'rows' ELSE 'blocks' END"},
    View{"pg_stat_progress_cluster", "phase, heap_blks_scanned, heap_blks_total, 'blocks'"},
    View{"pg_stat_progress_vacuum", "phase, heap_blks_scanned, heap_blks_total, 'blocks'"},
    View{"pg_stat_progress_analyze", "phase, sample_blks_scanned, sample_blks_total, 'blocks'"},
    View{"pg_stat_progress_copy",
         "command, CASE WHEN bytes_total > 0 THEN bytes_processed ELSE tuples_processed END, bytes_total, "
         "CASE WHEN bytes_total > 0 THEN 'bytes' ELSE 'rows' END"},
};

std::string write_query(Connection& session, const std::string& pid) {
    std::vector<std::string> parts;
    for (const View& view : kViews) {
        const std::string name = std::string("pg_catalog.") + view.name;
        if (session.query("SELECT to_regclass('" + name + "')").rows.at(0).at(0)) {
            parts.push_back(std::string("SELECT ") + view.columns + " FROM " + name + " WHERE pid = " + pid);
        }
    }
    return base::join(parts, " UNION ALL ");
}

std::int64_t parse_count(const std::optional<std::string>& text) {
    return text ? std::strtoll(text->c_str(), nullptr, 10) : 0;
}

}  // namespace

Monitor::Monitor(std::unique_ptr<Connection> session, int pid)
    : session_(std::move(session)), pid_(std::to_string(pid)) {
    session_->query("SET statement_timeout = '1s'");
    progress_query_ = write_query(*session_, pid_);
}

Monitor::Report Monitor::ask() {
    Report report;
    const auto blockers = session_->query(
        "SELECT string_agg(DISTINCT 'pid ' || b.pid || ' (' || coalesce(nullif(a.application_name, ''), "
        "'unknown') || ', user ' || coalesce(a.usename, 'unknown') || ')', ', ') "
        "FROM unnest(pg_catalog.pg_blocking_pids(" +
        pid_ + ")) AS b (pid) LEFT JOIN pg_catalog.pg_stat_activity AS a ON a.pid = b.pid");
    report.waits_for = blockers.rows.at(0).at(0).value_or("");
    read_progress(report);
    return report;
}

void Monitor::read_progress(Report& report) {
    if (progress_query_.empty()) {
        return;
    }
    const auto rows = session_->query(progress_query_).rows;
    if (rows.empty()) {
        return;
    }
    report.phase = rows[0][0].value_or("");
    const std::int64_t done = parse_count(rows[0][1]);
    const std::int64_t total = parse_count(rows[0][2]);
    if (done > 0 || total > 0) {
        report.done = done;
        report.unit = rows[0][3].value_or("");
    }
    if (total > 0) {
        report.total = total;
    }
}

}  // namespace retort::dialects::postgresql
