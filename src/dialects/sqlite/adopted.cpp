// A handle that the program lends: its transaction, its settings and its life are
// the program's. Where a transaction is open, a savepoint takes the place of one;
// foreign keys cannot be switched off in it, so what would delete the rows of
// children is refused.
#include "dialects/sqlite/connection.hpp"

#include "dialects/sqlite/cursor.hpp"
#include "retort/error.hpp"

#include <sqlite3.h>

#include <array>
#include <optional>
#include <utility>

namespace retort::dialects::sqlite {

namespace {

// What a run may change and must leave as it was.
constexpr std::array<int, 3> kRestored = {SQLITE_DBCONFIG_DEFENSIVE, SQLITE_DBCONFIG_LEGACY_ALTER_TABLE,
                                          SQLITE_DBCONFIG_WRITABLE_SCHEMA};

class KeptSettings {
public:
    explicit KeptSettings(sqlite3* database) : database_(database) {
        for (std::size_t i = 0; i < kRestored.size(); ++i) {
            sqlite3_db_config(database_, kRestored[i], -1, &values_[i]);
        }
        sqlite3_db_config(database_, SQLITE_DBCONFIG_DEFENSIVE, 0, nullptr);
    }
    ~KeptSettings() {
        for (std::size_t i = 0; i < kRestored.size(); ++i) {
            sqlite3_db_config(database_, kRestored[i], values_[i], nullptr);
        }
    }
    KeptSettings(const KeptSettings&) = delete;
    KeptSettings& operator=(const KeptSettings&) = delete;

private:
    sqlite3* database_;
    std::array<int, 3> values_{};
};

// The tables that a text drops. DROP TABLE stands at the start of a statement only.
std::vector<std::string> list_dropped_tables(std::string_view sql) {
    std::vector<std::string> names;
    for (Cursor cursor(sql); !cursor.at_end();) {
        if (!cursor.accept("DROP", "TABLE")) {
            cursor.take();
            continue;
        }
        cursor.accept("IF", "EXISTS");
        std::string name = cursor.take_name();
        if (cursor.accept_symbol(".")) {
            name = cursor.take_name();
        }
        names.push_back(std::move(name));
    }
    return names;
}

class AdoptedConnection final : public Connection {
public:
    explicit AdoptedConnection(sqlite3* database)
        : database_(database),
          settings_(database),
          inner_(borrow(database)),
          is_nested_(sqlite3_get_autocommit(database) == 0) {}

    base::RowSet query(std::string_view sql, std::span<const Datum> parameters) override {
        return inner_->query(sql, parameters);
    }

    void run(std::span<const Statement> statements, const BeforeStatement& before) override {
        if (!is_nested_ || !has_foreign_keys_on()) {
            return inner_->run(statements, before);
        }
        for (std::size_t i = 0; i < statements.size(); ++i) {
            if (before) {
                before(i);
            }
            refuse_drop_of_parent(statements[i].sql);
            inner_->run(statements.subspan(i, 1), {});
        }
    }

    void begin(TransactionKind kind) override {
        if (!is_nested_) {
            return inner_->begin(kind);
        }
        inner_->query("SAVEPOINT retort_migration");
        is_marked_ = true;
    }
    bool try_begin() override {
        if (!is_nested_) {
            return inner_->try_begin();
        }
        begin(TransactionKind::write);
        return true;
    }
    Error describe_locked_out() override { return inner_->describe_locked_out(); }
    void prepare_commit() override { inner_->prepare_commit(); }
    void commit() override {
        if (!is_nested_) {
            return inner_->commit();
        }
        inner_->query("RELEASE retort_migration");
        is_marked_ = false;
    }
    // Some errors make SQLite roll back the whole transaction; then there is no
    // savepoint any more, and these do nothing.
    void rollback() noexcept override {
        if (!is_nested_) {
            return inner_->rollback();
        }
        if (std::exchange(is_marked_, false)) {
            sqlite3_exec(database_, "ROLLBACK TO retort_migration", nullptr, nullptr, nullptr);
            sqlite3_exec(database_, "RELEASE retort_migration", nullptr, nullptr, nullptr);
        }
    }
    bool in_transaction() const override { return is_nested_ ? is_marked_ : inner_->in_transaction(); }
    bool is_nested() const override { return is_nested_; }

    void watch(const Watch& watch) override {
        // What interrupts a write rolls back the program's transaction, too.
        inner_->watch(watch.takes_handler && !is_nested_ ? watch : Watch{});
    }

    // A copy would be without what the transaction has done so far.
    void check_backup(const BackupOptions& options) const override {
        refuse_nested_backup();
        inner_->check_backup(options);
    }
    Backup back_up(const BackupOptions& options) override {
        refuse_nested_backup();
        return inner_->back_up(options);
    }
    void restore(const Backup& backup, const BackupOptions& options) override {
        inner_->restore(backup, options);
    }
    std::string describe_restore(const Backup& backup) const override {
        return inner_->describe_restore(backup);
    }
    std::optional<std::int64_t> affected() const override { return inner_->affected(); }
    void set_time_limits(const TimeLimits& limits) override { inner_->set_time_limits(limits); }

    // Also where the program has a transaction open: what another migration has committed of
    // its own must not be taken for an interrupted one's.
    bool try_lock(const schema::QualifiedName& version_table) override {
        return inner_->try_lock(version_table);
    }
    void check_lock() override { inner_->check_lock(); }
    // Nothing is committed in the program's transaction.
    void require_lock() override {
        if (!is_nested_) {
            inner_->require_lock();
        }
    }
    std::string describe_lock_holder(const schema::QualifiedName& version_table) override {
        return inner_->describe_lock_holder(version_table);
    }
    void unlock() noexcept override { inner_->unlock(); }
    std::string lock_order() override { return inner_->lock_order(); }

private:
    void refuse_nested_backup() const {
        if (is_nested_) {
            throw Error(ErrorKind::command, "no backup can be made while the program has a transaction open")
                .with_hint("commit it before the migration");
        }
    }

    bool has_foreign_keys_on() const {
        int is_on = 0;
        sqlite3_db_config(database_, SQLITE_DBCONFIG_ENABLE_FKEY, -1, &is_on);
        return is_on != 0;
    }

    void refuse_drop_of_parent(const std::string& sql) {
        for (const std::string& table : list_dropped_tables(sql)) {
            if (const auto child = find_child(table)) {
                throw Error(ErrorKind::command,
                            "the table " + table + " cannot be dropped here: " + *child +
                                " refers to it, foreign keys are enforced, and inside of a transaction that "
                                "is open already they cannot be switched off, so that SQLite would delete or "
                                "change the rows of " +
                                *child)
                    .with_sql(sql)
                    .with_hint(
                        "migrate outside of a transaction, or run PRAGMA foreign_keys = OFF before "
                        "your BEGIN");
            }
        }
    }

    std::optional<std::string> find_child(const std::string& table) {
        const Datum name = table;
        const base::RowSet rows = inner_->query(
            "SELECT child.name FROM sqlite_schema AS child, pragma_foreign_key_list(child.name) AS key "
            "WHERE child.type = 'table' AND key.\"table\" = ?1 COLLATE NOCASE "
            "AND child.name <> ?1 COLLATE NOCASE ORDER BY child.name LIMIT 1",
            std::span(&name, 1));
        return rows.rows.empty() ? std::nullopt : rows.rows[0][0];
    }

    sqlite3* database_;
    KeptSettings settings_;
    std::unique_ptr<Connection> inner_;
    bool is_nested_;
    bool is_marked_ = false;
};

}  // namespace

std::unique_ptr<Connection> adopt(sqlite3* database) {
    if (database == nullptr) {
        throw Error(ErrorKind::connection, "the sqlite3 handle is null");
    }
    if (sqlite3_db_readonly(database, "main") == 1 && sqlite3_get_autocommit(database) == 0) {
        throw Error(ErrorKind::connection, "the database of the sqlite3 handle is read-only");
    }
    return std::make_unique<AdoptedConnection>(database);
}

}  // namespace retort::dialects::sqlite
