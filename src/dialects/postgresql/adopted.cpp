// A PGconn that the program lends: its transaction, its settings and its life are
// the program's. Where a transaction is open, a savepoint takes the place of one.
#include "dialects/postgresql/connection.hpp"

#include "dialects/postgresql/libpq.hpp"
#include "retort/error.hpp"

#include <optional>
#include <string>
#include <utility>

namespace retort::dialects::postgresql {

namespace {

std::string find_parameter(PGconn* connection, const char* name) {
    const char* value = libpq().parameter_status(connection, name);
    return value == nullptr ? "" : value;
}

// Sets what retort relies on, and puts back what was there.
class KeptSettings {
public:
    explicit KeptSettings(PGconn* connection)
        : connection_(connection),
          encoding_(find_parameter(connection, "client_encoding")),
          conforming_(find_parameter(connection, "standard_conforming_strings")),
          is_nonblocking_(libpq().is_nonblocking(connection) != 0) {
        if (is_nonblocking_) {
            libpq().set_nonblocking(connection_, 0);
        }
        change("client_encoding", encoding_, "UTF8");
        change("standard_conforming_strings", conforming_, "on");
    }
    ~KeptSettings() {
        change("standard_conforming_strings", "on", conforming_);
        change("client_encoding", "UTF8", encoding_);
        if (is_nonblocking_) {
            libpq().set_nonblocking(connection_, 1);
        }
    }
    KeptSettings(const KeptSettings&) = delete;
    KeptSettings& operator=(const KeptSettings&) = delete;

private:
    // The server reports both by words of its own, without anything to quote.
    void change(const std::string& name, const std::string& from, const std::string& to) {
        if (from != to && !to.empty()) {
            const std::string sql = "SET " + name + " = '" + to + "'";
            const ResultHandle ignored(libpq().exec(connection_, sql.c_str()));
        }
    }

    PGconn* connection_;
    std::string encoding_;
    std::string conforming_;
    bool is_nonblocking_;
};

class AdoptedConnection final : public Connection {
public:
    explicit AdoptedConnection(PGconn* connection)
        : connection_(connection),
          is_nested_(libpq().transaction_status(connection) == PQTRANS_INTRANS),
          settings_(connection),
          inner_(borrow(connection)) {}

    base::RowSet query(std::string_view sql, std::span<const Datum> parameters) override {
        return inner_->query(sql, parameters);
    }
    void run(std::span<const Statement> statements, const BeforeStatement& before) override {
        inner_->run(statements, before);
    }
    void begin(TransactionKind kind) override {
        if (!is_nested_) {
            return inner_->begin(kind);
        }
        inner_->query("SAVEPOINT retort_migration");
        is_marked_ = true;
    }
    void prepare_commit() override { inner_->prepare_commit(); }
    void commit() override {
        if (!is_nested_) {
            return inner_->commit();
        }
        inner_->query("RELEASE SAVEPOINT retort_migration");
        is_marked_ = false;
    }
    void rollback() noexcept override {
        if (!is_nested_) {
            return inner_->rollback();
        }
        if (std::exchange(is_marked_, false)) {
            const ResultHandle ignored(libpq().exec(
                connection_, "ROLLBACK TO SAVEPOINT retort_migration; RELEASE SAVEPOINT retort_migration"));
        }
    }
    bool in_transaction() const override { return is_nested_ ? is_marked_ : inner_->in_transaction(); }
    bool is_nested() const override { return is_nested_; }
    std::optional<std::int64_t> affected() const override { return inner_->affected(); }

    void check_backup(const BackupOptions& options) const override { inner_->check_backup(options); }

    void watch(const Watch& watch) override { inner_->watch(watch); }
    void set_time_limits(const TimeLimits& limits) override { inner_->set_time_limits(limits); }
    void run_unlimited(std::span<const Statement> statements, const BeforeStatement& before) override {
        inner_->run_unlimited(statements, before);
    }
    bool try_lock(const schema::QualifiedName& version_table) override {
        return inner_->try_lock(version_table);
    }
    void check_lock() override { inner_->check_lock(); }
    std::string describe_lock_holder(const schema::QualifiedName& version_table) override {
        return inner_->describe_lock_holder(version_table);
    }
    void unlock() noexcept override { inner_->unlock(); }
    std::string lock_order() override { return inner_->lock_order(); }

private:
    PGconn* connection_;
    bool is_nested_;
    KeptSettings settings_;
    std::unique_ptr<Connection> inner_;
    bool is_marked_ = false;
};

Error unusable(const std::string& why) {
    return {ErrorKind::connection, "the PGconn cannot be used: " + why};
}

void check_state(PGconn* connection) {
    if (libpq().status(connection) != CONNECTION_OK) {
        throw unusable("it is not connected");
    }
    if (libpq().pipeline_status(connection) != PQ_PIPELINE_OFF) {
        throw unusable("it is in pipeline mode").with_hint("take the results and leave the mode first");
    }
    switch (libpq().transaction_status(connection)) {
        case PQTRANS_ACTIVE:
            throw unusable("a command is under way on it").with_hint("take its results first");
        case PQTRANS_INERROR:
            throw unusable("its transaction has failed").with_hint("roll it back first");
        case PQTRANS_UNKNOWN:
            throw unusable("the server is gone");
        case PQTRANS_IDLE:
        case PQTRANS_INTRANS:
            return;
    }
}

}  // namespace

std::unique_ptr<Connection> adopt(void* connection) {
    if (connection == nullptr) {
        throw unusable("it is null");
    }
    if (!is_libpq_loaded()) {
        throw unusable("it was not made by libpq.so.5")
            .with_hint("link libpq as a shared library: its structures differ between versions");
    }
    auto* handle = static_cast<PGconn*>(connection);
    check_state(handle);
    return std::make_unique<AdoptedConnection>(handle);
}

}  // namespace retort::dialects::postgresql
