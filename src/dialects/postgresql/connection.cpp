// A connection to a PostgreSQL server; see connection.hpp.
#include "dialects/postgresql/connection.hpp"

#include "base/text.hpp"
#include "dialects/postgresql/errors.hpp"
#include "dialects/postgresql/migration_lock.hpp"
#include "dialects/postgresql/pipeline.hpp"
#include "dialects/postgresql/search_path.hpp"
#include "dialects/postgresql/watching.hpp"

#include <cstdlib>

namespace retort::dialects::postgresql {

namespace {

class PostgresqlConnection final : public Connection {
public:
    // `connect_again` opens another one; it may be empty, and so may the schema that the session
    // is in.
    PostgresqlConnection(ConnectionHandle handle, Watching::Connect connect_again, std::string schema)
        : handle_(std::move(handle)),
          schema_(std::move(schema)),
          watching_(handle_.get(), std::move(connect_again)) {}

    base::RowSet query(std::string_view sql, std::span<const Datum> parameters) override;
    void run(std::span<const Statement> statements, const BeforeStatement& before) override;
    void begin(TransactionKind kind) override;
    void prepare_commit() override { execute({"SET CONSTRAINTS ALL IMMEDIATE", {}, {}, {}}); }
    void commit() override;
    void rollback() noexcept override;
    std::optional<std::int64_t> affected() const override { return affected_; }
    void check_backup(const BackupOptions&) const override {
        throw Error(ErrorKind::command, "a backup is made of databases that are files; this is PostgreSQL")
            .with_hint("pg_dump --format=custom --file=before.dump before it, and run it without the backup");
    }
    bool in_transaction() const override {
        return libpq().transaction_status(handle_.get()) != PQTRANS_IDLE &&
               libpq().transaction_status(handle_.get()) != PQTRANS_UNKNOWN;
    }
    void set_time_limits(const TimeLimits& limits) override { limits_ = limits; }
    void watch(const Watch& watch) override { watching_.set(watch); }
    void run_unlimited(std::span<const Statement> statements, const BeforeStatement& before) override;
    bool try_lock(const schema::QualifiedName& version_table) override {
        return lock_.try_take(version_table);
    }
    void check_lock() override { lock_.check(); }
    std::vector<Statement> emit_schema_check() const override {
        return schema_.empty() ? std::vector<Statement>{}
                               : std::vector<Statement>{postgresql::emit_schema_check(schema_)};
    }
    std::string describe_lock_holder(const schema::QualifiedName& version_table) override {
        return lock_.describe_holder(version_table);
    }
    void unlock() noexcept override { lock_.release(); }
    std::string lock_order() override { return MigrationLock::order(*this); }

private:
    ResultHandle execute(const Statement& statement);
    void run_watched(std::span<const Statement> statements, const BeforeStatement& before);

    ConnectionHandle handle_;
    std::string schema_;
    TimeLimits limits_;
    MigrationLock lock_{*this};
    Watching watching_;
    std::optional<std::int64_t> affected_;
};

base::RowSet read_rows(PGresult* result) {
    base::RowSet rows;
    const int columns = libpq().nfields(result);
    for (int column = 0; column < columns; ++column) {
        rows.columns.emplace_back(libpq().fname(result, column));
    }
    rows.rows.resize(static_cast<std::size_t>(libpq().ntuples(result)));
    for (std::size_t i = 0; i < rows.rows.size(); ++i) {
        rows.rows[i].resize(static_cast<std::size_t>(columns));
        const int row = static_cast<int>(i);
        for (int column = 0; column < columns; ++column) {
            if (libpq().getisnull(result, row, column) == 0) {
                const auto size = static_cast<std::size_t>(libpq().getlength(result, row, column));
                rows.rows[i][static_cast<std::size_t>(column)].emplace(libpq().getvalue(result, row, column),
                                                                       size);
            }
        }
    }
    const bool changes = libpq().result_status(result) == PGRES_COMMAND_OK;
    rows.affected = changes ? std::strtoll(libpq().cmd_tuples(result), nullptr, 10) : 0;
    return rows;
}

// Without parameters by the simple protocol, which takes several statements.
ResultHandle PostgresqlConnection::execute(const Statement& statement) {
    const char* sql = checked_text(statement.sql);
    const ParameterTexts parameters(statement.parameters);
    ResultHandle result(parameters.size() == 0
                            ? libpq().exec(handle_.get(), sql)
                            : libpq().exec_params(handle_.get(), sql, parameters.size(), nullptr,
                                                  parameters.data(), nullptr, nullptr, 0));
    if (libpq().result_status(result.get()) == PGRES_COPY_IN) {
        libpq().put_copy_end(handle_.get(), "not possible here");
    }
    verify_result(handle_.get(), result.get(), statement);
    return result;
}

base::RowSet PostgresqlConnection::query(std::string_view sql, std::span<const Datum> parameters) {
    const Statement statement{std::string(sql), {parameters.begin(), parameters.end()}, {}, {}};
    return read_rows(execute(statement).get());
}

void PostgresqlConnection::run(std::span<const Statement> statements, const BeforeStatement& before) {
    const BeforeStatement notify = before ? before : [](std::size_t) {};
    watching_.set_cancellable(in_transaction());
    try {
        run_watched(statements, notify);
    } catch (const Error& error) {
        if (watching_.is_answer_to_cancel(error)) {
            throw Error(ErrorKind::cancelled, "cancelled during a statement").with_sql(error.sql());
        }
        throw;
    }
}

void PostgresqlConnection::run_watched(std::span<const Statement> statements, const BeforeStatement& before) {
    if (in_transaction() && statements.size() > 1) {
        run_pipeline(handle_.get(), statements, before, watching_, affected_);
    } else {
        run_singly(handle_.get(), statements, before, watching_, affected_);
    }
}

// "; SET LOCAL lock_timeout = 500"
std::string set_local(const char* name, const std::optional<std::chrono::milliseconds>& limit) {
    return limit ? std::string("; SET LOCAL ") + name + " = " + std::to_string(limit->count()) : "";
}

void PostgresqlConnection::begin(TransactionKind kind) {
    // A read sees one state of the catalog, however many queries it takes.
    if (kind == TransactionKind::read) {
        execute({"BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", {}, {}, {}});
        return;
    }
    const std::string limits =
        set_local("lock_timeout", limits_.table_lock) + set_local("statement_timeout", limits_.statement);
    const base::RowSet process = query("BEGIN" + limits + "; SELECT pg_catalog.pg_backend_pid()", {});
    watching_.set_process(process.rows.at(0).at(0).value());
}

// What a time limit cuts off here leaves a half: an INVALID index. The limits may
// be the server's, the role's or the database's.
void PostgresqlConnection::run_unlimited(std::span<const Statement> statements,
                                         const BeforeStatement& before) {
    const auto saved = query(
        "SELECT 'SET statement_timeout = ' || quote_literal(current_setting('statement_timeout')) || "
        "'; SET lock_timeout = ' || quote_literal(current_setting('lock_timeout')), "
        "pg_catalog.pg_backend_pid()",
        {});
    watching_.set_process(saved.rows.at(0).at(1).value());
    execute({"SET statement_timeout = 0; SET lock_timeout = 0", {}, {}, {}});
    const std::string restore = saved.rows.at(0).at(0).value();
    watching_.set_cancellable(false);
    try {
        run_singly(
            handle_.get(), statements, before ? before : [](std::size_t) {}, watching_, affected_);
    } catch (...) {
        const ResultHandle ignored(libpq().exec(handle_.get(), restore.c_str()));
        throw;
    }
    execute({restore, {}, {}, {}});
}

void PostgresqlConnection::commit() {
    const ResultHandle result = execute({"COMMIT", {}, {}, {}});
    // The server answers so, without an error, when a statement had failed.
    if (std::string_view(libpq().cmd_status(result.get())) == "ROLLBACK") {
        throw Error(ErrorKind::database,
                    "the transaction was rolled back, because a statement in it had failed")
            .with_sql("COMMIT");
    }
}

void PostgresqlConnection::rollback() noexcept {
    if (in_transaction()) {
        const ResultHandle ignored(libpq().exec(handle_.get(), "ROLLBACK"));
    }
}

// What PQconnectdbParams takes: two arrays, each ended by a null pointer.
class ConnectionOptions {
public:
    explicit ConnectionOptions(const base::Url& url) {
        add("host", url.host);
        add("port", url.port ? std::to_string(*url.port) : "");
        add("user", url.user);
        add("password", url.password.value_or(""));
        add("dbname", url.database);
        add("fallback_application_name", "retort");
        add("client_encoding", "UTF8");
        for (const auto& [key, value] : url.query) {
            add(key, value);
        }
    }

    // The session begins in that schema.
    void set_schema(const base::Url& url, const std::string& schema) {
        const std::string options = add_search_path(session_options(url), schema);
        std::erase_if(options_, [](const auto& option) { return option.first == "options"; });
        add("options", options);
    }

    ConnectionHandle connect() const { return call(libpq().connect_params); }

    // Another connection to the server that the first one has found. Its address is known:
    // libpq would wait for names to be resolved.
    ConnectionHandle start_beside(const PGconn* first) {
        add("host", libpq().host(first));
        add("hostaddr", libpq().hostaddr(first));
        add("port", libpq().port(first));
        return call(libpq().connect_start_params);
    }

private:
    // Of the same key the last one counts.
    template <class Function>
    ConnectionHandle call(Function function) const {
        std::vector<const char*> keys;
        std::vector<const char*> values;
        for (const auto& [key, value] : options_) {
            keys.push_back(key.c_str());
            values.push_back(value.c_str());
        }
        keys.push_back(nullptr);
        values.push_back(nullptr);
        return ConnectionHandle(function(keys.data(), values.data(), 0));
    }

    // Those that the session gets anyway: the URL's, those of the service that it or the
    // environment names, the environment's.
    std::string session_options(const base::Url& url) const {
        const auto own = base::find_query(url, "options");
        if (own && !own->empty()) {
            return *own;
        }
        const bool has_service = std::getenv("PGSERVICE") != nullptr || base::find_query(url, "service");
        const char* variable = std::getenv("PGOPTIONS");
        return has_service ? ask_for_options() : variable == nullptr ? "" : variable;
    }

    // Only libpq reads the files of services; it has, once a connection is begun.
    std::string ask_for_options() const {
        const ConnectionHandle begun = call(libpq().connect_start_params);
        const std::unique_ptr<PQconninfoOption, decltype(&::PQconninfoFree)> known(
            begun ? libpq().conninfo(begun.get()) : nullptr, libpq().conninfo_free);
        for (const auto* option = known.get(); option != nullptr && option->keyword != nullptr; ++option) {
            if (std::string_view(option->keyword) == "options" && option->val != nullptr) {
                return option->val;
            }
        }
        return {};
    }

    void add(std::string key, std::string value) {
        if (!value.empty()) {
            options_.emplace_back(std::move(key), std::move(value));
        }
    }

    std::vector<std::pair<std::string, std::string>> options_;
};

// libpq does not repeat passwords as far as known; this makes sure.
std::string without_password(std::string text, const base::Url& url) {
    std::vector<std::string> secrets = {url.password.value_or("")};
    secrets.push_back(base::find_query(url, "password").value_or(""));
    for (const auto& secret : secrets) {
        text = secret.empty() ? text : base::replace_all(text, secret, "***");
    }
    return text;
}

// For a look at what the first one does.
Watching::Connect connect_again(const base::Url& url) {
    return [url](const PGconn* first) { return ConnectionOptions(url).start_beside(first); };
}

}  // namespace

std::unique_ptr<Connection> connect(const base::Url& url, const std::string& schema) {
    ConnectionOptions options(url);
    if (!schema.empty()) {
        options.set_schema(url, schema);
    }
    ConnectionHandle handle = options.connect();
    if (!handle || libpq().status(handle.get()) != CONNECTION_OK) {
        const std::string reason = handle ? libpq().error_message(handle.get()) : "out of memory";
        throw Error(ErrorKind::connection, "cannot connect to " + base::mask_password(url) + ": " +
                                               without_password(std::string(base::trim(reason)), url));
    }
    libpq().set_notice_processor(
        handle.get(), [](void*, const char*) {}, nullptr);
    const char* conforming = libpq().parameter_status(handle.get(), "standard_conforming_strings");
    auto connection = std::make_unique<PostgresqlConnection>(std::move(handle), connect_again(url), schema);
    if (conforming != nullptr && std::string_view(conforming) == "off") {
        connection->query("SET standard_conforming_strings = on", {});
    }
    if (!schema.empty()) {
        require_schema(*connection, schema);
    }
    return connection;
}

std::unique_ptr<Connection> borrow(void* connection) {
    return std::make_unique<PostgresqlConnection>(
        ConnectionHandle(static_cast<PGconn*>(connection), FinishConnection{.is_owner = false}),
        Watching::Connect(), std::string());
}

}  // namespace retort::dialects::postgresql
