// The lock of a migration; see migration_lock.hpp.
#include "dialects/postgresql/migration_lock.hpp"

#include "retort/error.hpp"

#include <bit>

namespace retort::dialects::postgresql {

namespace {

// FNV-1a: the same number in every build of retort.
std::int64_t hash(const std::string& text) {
    std::uint64_t value = 14695981039346656037ULL;
    for (const char c : text) {
        value = (value ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    }
    return std::bit_cast<std::int64_t>(value);
}

// The rows of pg_locks that stand for the key.
std::string where_held(std::int64_t key) {
    const auto bits = std::bit_cast<std::uint64_t>(key);
    return " l.locktype = 'advisory' AND l.objsubid = 1 AND l.granted AND l.classid::bigint = " +
           std::to_string(bits >> 32U) + " AND l.objid::bigint = " + std::to_string(bits & 0xFFFFFFFFU) +
           " AND l.database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = current_database())";
}

// Lets the server notice within a second that a killed client is gone, and with it
// the lock, while a statement still runs. Servers before 14, and some systems, cannot.
// True: it was switched on.
bool notice_lost_client(Connection& connection) {
    try {
        return !connection
                    .query(
                        "SELECT set_config(name, '1s', false) FROM pg_catalog.pg_settings "
                        "WHERE name = 'client_connection_check_interval' AND setting = '0'")
                    .rows.empty();
    } catch (const Error&) {
        // The lock is as good; a killed holder's last statement ends first.
        return false;
    }
}

}  // namespace

// The database's name, too: in a copy of the table under a pooler that mixes
// databases, the two stay apart.
std::int64_t MigrationLock::make_key(const schema::QualifiedName& version_table) {
    const auto rows = connection_.query("SELECT current_database(), coalesce(current_schema(), '')");
    const std::string schema =
        version_table.schema.empty() ? rows.rows.at(0).at(1).value() : version_table.schema;
    return hash("retort\n" + rows.rows.at(0).at(0).value() + "\n" + schema + "\n" + version_table.name);
}

bool MigrationLock::try_take(const schema::QualifiedName& version_table) {
    const std::int64_t key = make_key(version_table);
    if (key_ == key) {
        return true;
    }
    // What the caller's transaction has not committed, nobody else may go on from.
    ends_with_transaction_ = connection_.in_transaction();
    const auto rows = connection_.query(
        (ends_with_transaction_ ? "SELECT pg_try_advisory_xact_lock(" : "SELECT pg_try_advisory_lock(") +
        std::to_string(key) + ")");
    if (rows.rows.at(0).at(0) != "t") {
        return false;
    }
    key_ = key;
    watches_client_ = !ends_with_transaction_ && notice_lost_client(connection_);
    return true;
}

// A statement of its own: behind a pooler that deals out sessions by the transaction
// it reaches another session than the one that took the lock.
void MigrationLock::check() {
    if (!key_) {
        return;
    }
    const auto rows = connection_.query(
        "SELECT 1 FROM pg_catalog.pg_locks l WHERE l.pid = pg_backend_pid() AND" + where_held(*key_));
    if (rows.rows.empty()) {
        throw Error(ErrorKind::connection, "the migration lock was taken, but this session does not hold it")
            .with_hint(
                "a connection pooler in transaction mode (PgBouncer and the like) is the likely cause: it "
                "spreads one connection over several sessions; connect to the server itself, or to a pool in "
                "session mode");
    }
}

std::string MigrationLock::describe_holder(const schema::QualifiedName& version_table) {
    const auto rows = connection_.query(
        "SELECT l.pid, coalesce(nullif(a.application_name, ''), 'unknown'), "
        "coalesce(a.client_hostname, host(a.client_addr), 'unknown'), a.client_port = -1, "
        "coalesce(to_char(a.backend_start, 'YYYY-MM-DD HH24:MI:SS TZ'), 'unknown'), coalesce(a.usename, "
        "'unknown') "
        "FROM pg_catalog.pg_locks l LEFT JOIN pg_catalog.pg_stat_activity a ON a.pid = l.pid WHERE" +
        where_held(make_key(version_table)));
    if (rows.rows.empty()) {
        return {};
    }
    const auto& row = rows.rows.front();
    const std::string host = row.at(3) == "t" ? "this server's host (local socket)" : row.at(2).value();
    return "pid " + row.at(0).value() + ", application " + row.at(1).value() + ", user " + row.at(5).value() +
           ", from " + host + ", connected since " + row.at(4).value();
}

void MigrationLock::release() noexcept {
    if (key_ && !ends_with_transaction_) {
        try {
            connection_.query(
                "SELECT pg_advisory_unlock(" + std::to_string(*key_) + ")" +
                (watches_client_ ? ", set_config('client_connection_check_interval', '0', false)" : ""));
        } catch (const std::exception&) {
            // Then the connection is gone, and the lock with it.
        }
    }
    key_.reset();
}

// The moment of the server's start names the server, by whatever way it is reached.
std::string MigrationLock::order(Connection& connection) {
    const auto rows = connection.query(
        "SELECT 'postgresql ' || extract(epoch FROM pg_postmaster_start_time())::text || ' ' || oid::text "
        "FROM pg_catalog.pg_database WHERE datname = current_database()");
    return rows.rows.at(0).at(0).value();
}

}  // namespace retort::dialects::postgresql
