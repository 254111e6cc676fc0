// An open SQLite database. A write transaction has foreign keys switched off:
// that works outside of transactions only, and with them on, the DROP TABLE of a
// rebuild would delete the rows of children.
#include "dialects/sqlite/connection.hpp"

#include "dialects/sqlite/backup.hpp"
#include "dialects/sqlite/migration_lock.hpp"
#include "dialects/sqlite/statement.hpp"
#include "dialects/sqlite/waiting.hpp"
#include "dialects/sqlite/watching.hpp"
#include "dialects/sqlite/writer.hpp"
#include "retort/error.hpp"

#include <sqlite3.h>
#include <algorithm>
#include <charconv>
#include <cmath>
#include <filesystem>
#include <limits>

namespace retort::dialects::sqlite {

namespace {

using std::chrono::milliseconds;

constexpr milliseconds kDefaultTimeout{60000};

struct Closer {
    bool is_owner = true;
    void operator()(sqlite3* database) const {
        if (is_owner) {
            sqlite3_close_v2(database);
        }
    }
};
using Handle = std::unique_ptr<sqlite3, Closer>;

class SqliteConnection : public Connection {
public:
    // `timeout` is the URL's, if it has one.
    SqliteConnection(Handle database, std::string path, std::optional<milliseconds> timeout)
        : database_(std::move(database)), path_(std::move(path)), url_timeout_(timeout) {
        set_read_limit(timeout_);
    }

    base::RowSet query(std::string_view sql, std::span<const Datum> parameters) override {
        base::RowSet rows;
        for_each_statement(sql, parameters, [&](PreparedStatement& statement) {
            rows = read_rows(statement);
            rows.affected = statement.is_read_only() ? 0 : sqlite3_changes64(database_.get());
        });
        return rows;
    }

    void watch(const Watch& watch) override { watching_.set(watch); }

    void check_backup(const BackupOptions& options) const override {
        sqlite::check_backup(database_.get(), options);
    }
    Backup back_up(const BackupOptions& options) override {
        return sqlite::back_up(database_.get(), options);
    }
    void restore(const Backup& backup, const BackupOptions& options) override {
        sqlite::restore(database_.get(), backup, options);
    }
    std::string describe_restore(const Backup& backup) const override {
        return sqlite::describe_restore(backup);
    }

    void run(std::span<const Statement> statements, const BeforeStatement& before) override {
        for (std::size_t i = 0; i < statements.size(); ++i) {
            if (before) {
                before(i);
            }
            try {
                run_one(statements[i]);
            } catch (const Error&) {
                // No transaction takes it back, and there may be none.
                configure(SQLITE_DBCONFIG_WRITABLE_SCHEMA, false);
                throw;
            }
        }
    }

    void begin(TransactionKind kind) override {
        if (kind == TransactionKind::read) {
            execute("BEGIN");
            return;
        }
        Waiting waiting(timeout_, {});
        while (!try_begin()) {
            if (!waiting.pause()) {
                throw describe_locked_out();
            }
        }
    }
    bool try_begin() override {
        if (sqlite3_db_readonly(database_.get(), "main") == 1) {
            throw Error(ErrorKind::connection, "the database is read-only: " + path_)
                .with_hint("check the permissions of the file and of its folder");
        }
        saved_ = Settings{read_flag("PRAGMA foreign_keys"), read_flag("PRAGMA legacy_alter_table"),
                          read_flag("PRAGMA writable_schema")};
        execute("PRAGMA foreign_keys = OFF");
        try {
            execute_now("BEGIN IMMEDIATE");
            return true;
        } catch (Error& error) {
            restore_settings();
            if (is_busy(error)) {
                return false;
            }
            throw error.add_context("taking the write lock of " + path_);
        }
    }
    Error describe_locked_out() override {
        const std::string holder = describe_writer(path_);
        return Error(ErrorKind::database,
                     "the database file is locked: " + path_ + (holder.empty() ? "" : " (by " + holder + ")"))
            .with_sql("BEGIN IMMEDIATE")
            .with_sqlstate(std::to_string(SQLITE_BUSY))
            .with_hint(
                "another program is writing to it, perhaps another migration: let it end, or wait longer "
                "with --lock-timeout 5min");
    }

    // Who reads holds it up, and loses it nothing: the transaction stays, and the COMMIT is
    // tried again.
    void commit() override {
        Waiting waiting(timeout_, watching_.is_cancelled());
        for (bool is_committed = false; !is_committed;) {
            try {
                execute_now("COMMIT");
                is_committed = true;
            } catch (const Error& error) {
                if (!is_busy(error)) {
                    throw;
                }
                if (!waiting.pause()) {
                    throw held_up_by_reader();
                }
            }
        }
        restore_settings();
    }

    void rollback() noexcept override {
        if (in_transaction()) {
            sqlite3_exec(database_.get(), "ROLLBACK", nullptr, nullptr, nullptr);
        }
        restore_settings();
    }

    bool in_transaction() const override { return sqlite3_get_autocommit(database_.get()) == 0; }

    // There are no table locks, and a statement is not cut off.
    void set_time_limits(const TimeLimits& limits) override {
        set_read_limit(std::max(timeout_, limits.database_lock.value_or(timeout_)));
    }
    bool try_lock(const schema::QualifiedName&) override { return lock_.try_take(database_.get()); }
    void check_lock() override { lock_.check(); }
    void require_lock() override { lock_.require(); }
    std::string describe_lock_holder(const schema::QualifiedName&) override {
        return lock_.describe_holder();
    }
    void unlock() noexcept override { lock_.release(); }
    std::optional<milliseconds> lock_timeout() const override { return url_timeout_; }
    std::string lock_order() override {
        const char* file = sqlite3_db_filename(database_.get(), "main");
        std::error_code ignored;
        return "sqlite " + std::filesystem::weakly_canonical(file == nullptr ? "" : file, ignored).string();
    }
    std::optional<std::int64_t> affected() const override { return affected_; }

private:
    // What a transaction may have changed and a rollback does not bring back.
    struct Settings {
        bool foreign_keys = false;
        bool legacy_alter_table = false;
        bool writable_schema = false;
    };

    template <class Use>
    void for_each_statement(std::string_view sql, std::span<const Datum> parameters, Use use) {
        for (std::string_view rest = sql; !rest.empty();) {
            rest = with_patience([&] {
                PreparedStatement statement(database_.get(), rest);
                if (!statement.empty()) {
                    statement.bind(parameters);
                    use(statement);
                }
                return statement.rest();
            });
        }
    }

    // What held no lock and was kept from one did nothing, and is tried again: a connection
    // that is lent may have no busy handler. With others SQLite itself waits.
    template <class Step>
    auto with_patience(const Step& step) {
        if (!is_lent() || sqlite3_txn_state(database_.get(), nullptr) != SQLITE_TXN_NONE) {
            return step();
        }
        for (Waiting waiting(read_limit_, {});;) {
            try {
                return step();
            } catch (const Error& error) {
                if (!is_busy(error) || !waiting.pause()) {
                    throw;
                }
            }
        }
    }

    bool is_lent() const { return !database_.get_deleter().is_owner; }

    // A busy handler that is replaced cannot be put back: a lent connection keeps its own.
    void set_read_limit(milliseconds limit) {
        read_limit_ = limit;
        if (!is_lent()) {
            const auto most = static_cast<milliseconds::rep>(std::numeric_limits<int>::max());
            sqlite3_busy_timeout(database_.get(), static_cast<int>(std::min(limit.count(), most)));
        }
    }

    static base::RowSet read_rows(PreparedStatement& statement) {
        base::RowSet rows;
        const int count = statement.column_count();
        for (int column = 0; column < count; ++column) {
            rows.columns.push_back(statement.column_name(column));
        }
        while (statement.step()) {
            auto& row = rows.rows.emplace_back();
            for (int column = 0; column < count; ++column) {
                row.push_back(statement.text(column));
            }
        }
        return rows;
    }

    void run_one(const Statement& statement) {
        const std::int64_t before = sqlite3_total_changes64(database_.get());
        for_each_statement(statement.sql, statement.parameters, [&](PreparedStatement& prepared) {
            if (!statement.check.empty()) {
                check(statement, prepared);
            }
            watching_.step_to_end(prepared, statement);
        });
        const std::int64_t changed = sqlite3_changes64(database_.get());
        affected_.reset();
        if (sqlite3_total_changes64(database_.get()) != before) {
            affected_ = changed;
        }
        if (statement.expected_rows && changed != *statement.expected_rows) {
            throw Error(ErrorKind::database, "the statement changed " + std::to_string(changed) +
                                                 " rows, expected " +
                                                 std::to_string(*statement.expected_rows))
                .with_sql(statement.sql);
        }
    }

    static void check(const Statement& statement, PreparedStatement& prepared) {
        if (!prepared.step()) {
            return;
        }
        const bool has_text = prepared.column_count() > 0 && prepared.is_text(0);
        throw Error(ErrorKind::database, statement.check + (has_text ? ": " + *prepared.text(0) : ""))
            .with_sql(statement.sql);
    }

    void execute(std::string_view sql) { query(sql, {}); }

    // Without waiting for anybody.
    void execute_now(std::string_view sql) {
        const NoBusyTimeout at_once(database_.get());
        PreparedStatement(database_.get(), sql).step();
    }

    Error held_up_by_reader() const {
        const std::string reader = describe_reader(path_);
        return Error(ErrorKind::database,
                     "the changes could not be committed, because the database is being read: " + path_ +
                         (reader.empty() ? "" : " (by " + reader + ")"))
            .with_sql("COMMIT")
            .with_sqlstate(std::to_string(SQLITE_BUSY))
            .with_hint(
                "another program has a reading transaction open: let it end, and run the command again; "
                "?timeout=300 in the URL waits five minutes for it, and in WAL mode readers hold up nobody");
    }

    bool read_flag(std::string_view pragma) {
        const base::RowSet rows = query(pragma, {});
        return !rows.rows.empty() && rows.rows[0][0] == "1";
    }

    void configure(int option, bool value) noexcept {
        sqlite3_db_config(database_.get(), option, value ? 1 : 0, nullptr);
    }

    void restore_settings() noexcept {
        if (!saved_) {
            return;
        }
        configure(SQLITE_DBCONFIG_ENABLE_FKEY, saved_->foreign_keys);
        configure(SQLITE_DBCONFIG_LEGACY_ALTER_TABLE, saved_->legacy_alter_table);
        configure(SQLITE_DBCONFIG_WRITABLE_SCHEMA, saved_->writable_schema);
        saved_.reset();
    }

    MigrationLock lock_;  // goes after the database is closed
    Handle database_;
    std::string path_;  // for messages
    std::optional<milliseconds> url_timeout_;
    milliseconds timeout_ = url_timeout_.value_or(kDefaultTimeout);
    milliseconds read_limit_ = timeout_;
    std::optional<Settings> saved_;
    std::optional<std::int64_t> affected_;
    Watching watching_{database_.get()};
};

std::optional<milliseconds> timeout_of(const base::Url& url) {
    const std::string text = base::find_query(url, "timeout").value_or("");
    if (text.empty()) {
        return std::nullopt;
    }
    double seconds = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), seconds);
    if (read.ec != std::errc() || read.ptr != text.data() + text.size() || seconds < 0 || seconds > 1e6) {
        throw Error(ErrorKind::config, "timeout in the database URL is not a number of seconds: " + text);
    }
    return milliseconds(std::lround(seconds * 1000));
}

Error cannot_open(const std::string& path, const std::string& why) {
    return Error(ErrorKind::connection, "cannot open the database " + path + ": " + why);
}

std::string folder_hint(const std::string& path) {
    const std::filesystem::path folder = std::filesystem::absolute(path).parent_path();
    std::error_code ignored;
    return std::filesystem::is_directory(folder, ignored) ? "" : "there is no folder " + folder.string();
}

Handle open(const std::string& path, int flags) {
    sqlite3* raw = nullptr;
    const int code = sqlite3_open_v2(path.c_str(), &raw, flags, nullptr);
    Handle database(raw);
    if (code != SQLITE_OK) {
        throw cannot_open(path, raw == nullptr ? "out of memory" : sqlite3_errmsg(raw))
            .with_hint(folder_hint(path));
    }
    sqlite3_extended_result_codes(raw, 1);
    // Some builds of SQLite begin with it on, and then refuse the edit of a schema.
    sqlite3_db_config(raw, SQLITE_DBCONFIG_DEFENSIVE, 0, nullptr);
    return database;
}

int open_flags(const base::Url& url, const ConnectOptions& options) {
    if (base::find_query(url, "mode") == "ro") {
        return SQLITE_OPEN_READONLY;
    }
    return SQLITE_OPEN_READWRITE | (options.must_exist ? 0 : SQLITE_OPEN_CREATE);
}

void require_file(const std::string& path) {
    std::error_code ignored;
    const auto status = std::filesystem::status(path, ignored);
    if (!std::filesystem::is_regular_file(status)) {
        throw cannot_open(path,
                          std::filesystem::exists(status) ? "it is not a file" : "there is no such file");
    }
}

// Opening a file reads nothing of it; this does.
void read_header(sqlite3* database, const std::string& path) {
    if (sqlite3_exec(database, "PRAGMA schema_version", nullptr, nullptr, nullptr) != SQLITE_OK) {
        throw cannot_open(path, sqlite3_errmsg(database));
    }
}

}  // namespace

std::unique_ptr<Connection> connect(const base::Url& url, const ConnectOptions& options) {
    const auto timeout = timeout_of(url);
    std::string path = url.database.empty() ? ":memory:" : url.database;
    std::error_code ignored;
    if (options.must_exist) {
        require_file(path);
    } else if (path != ":memory:" && !options.may_create && !std::filesystem::exists(path, ignored)) {
        path = ":memory:";
    }
    Handle database = open(path, open_flags(url, options));
    sqlite3_busy_timeout(database.get(), static_cast<int>(timeout.value_or(kDefaultTimeout).count()));
    read_header(database.get(), path);
    return std::make_unique<SqliteConnection>(std::move(database), path, timeout);
}

std::unique_ptr<Connection> borrow(sqlite3* database) {
    const char* path = sqlite3_db_filename(database, "main");
    return std::make_unique<SqliteConnection>(Handle(database, Closer{.is_owner = false}),
                                              path == nullptr || *path == '\0' ? ":memory:" : path,
                                              std::nullopt);
}

std::unique_ptr<Connection> connect_to_memory() {
    return connect(base::Url(), {});
}

}  // namespace retort::dialects::sqlite
