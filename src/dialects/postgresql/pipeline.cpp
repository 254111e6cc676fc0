// Sends statements several at a time; see pipeline.hpp.
#include "dialects/postgresql/pipeline.hpp"

#include "dialects/postgresql/errors.hpp"
#include "sql/literal.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>

namespace retort::dialects::postgresql {

namespace {

// Statements between two syncs. libpq reads while it waits to write, so neither
// side blocks the other; the bound keeps the results in memory few.
constexpr std::size_t kPipelineLength = 128;

std::string dump_real(double value) {
    if (std::isnan(value) || std::isinf(value)) {
        return std::isnan(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity";
    }
    std::array<char, 32> buffer{};
    return {buffer.data(), std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr};
}

struct TextWriter {
    std::string operator()(std::monostate) const { return {}; }
    std::string operator()(bool value) const { return value ? "true" : "false"; }
    std::string operator()(std::int64_t value) const { return std::to_string(value); }
    std::string operator()(double value) const { return dump_real(value); }
    std::string operator()(const std::string& value) const {
        checked_text(value);
        return value;
    }
    std::string operator()(const Bytes& value) const { return "\\x" + sql::dump_hex(value); }
};

bool is_success(ExecStatusType status) {
    return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_EMPTY_QUERY;
}

bool is_copy(ExecStatusType status) {
    return status == PGRES_COPY_IN || status == PGRES_COPY_OUT || status == PGRES_COPY_BOTH;
}

void verify_row_count(const PGresult* result, const Statement& statement) {
    // PQcmdTuples reads only, but its declaration is older than const.
    const std::string found = libpq().cmd_tuples(const_cast<PGresult*>(result));
    if (statement.expected_rows && std::to_string(*statement.expected_rows) != found) {
        throw Error(ErrorKind::database, "the statement was to change " +
                                             std::to_string(*statement.expected_rows) + " rows; it changed " +
                                             (found.empty() ? "none" : found))
            .with_sql(statement.sql);
    }
}

void verify_check(const PGresult* result, const Statement& statement) {
    if (statement.check.empty() || libpq().ntuples(result) == 0) {
        return;
    }
    const bool has_text = libpq().nfields(result) > 0 && libpq().getisnull(result, 0, 0) == 0;
    const std::string found = has_text ? libpq().getvalue(result, 0, 0) : "";
    throw Error(ErrorKind::database, statement.check + (found.empty() ? "" : ": " + found))
        .with_sql(statement.sql);
}

void send(PGconn* connection, const Statement& statement) {
    const ParameterTexts parameters(statement.parameters);
    const int sent = libpq().send_query_params(connection, checked_text(statement.sql), parameters.size(),
                                               nullptr, parameters.data(), nullptr, nullptr, 0);
    if (sent == 0) {
        throw make_error(connection, nullptr, statement.sql);
    }
}

// Takes the connection into pipeline mode and, whatever happened, out of it
// again with every result taken.
class PipelineMode {
public:
    explicit PipelineMode(PGconn* connection) : connection_(connection) {
        libpq().enter_pipeline_mode(connection);
    }
    ~PipelineMode() {
        while (unsynced_ && libpq().status(connection_) == CONNECTION_OK) {
            take();
        }
        libpq().exit_pipeline_mode(connection_);
    }
    PipelineMode(const PipelineMode&) = delete;
    PipelineMode& operator=(const PipelineMode&) = delete;

    void sync() { unsynced_ = libpq().pipeline_sync(connection_) != 0; }

    // The next statement's result; null for the end of one.
    ResultHandle take() {
        ResultHandle result(libpq().get_result(connection_));
        if (result && libpq().result_status(result.get()) == PGRES_PIPELINE_SYNC) {
            unsynced_ = false;
        }
        return result;
    }

private:
    PGconn* connection_;
    bool unsynced_ = false;
};

std::optional<std::int64_t> read_affected(PGresult* result) {
    const char* count = libpq().cmd_tuples(result);
    const bool is_change = libpq().result_status(result) == PGRES_COMMAND_OK && *count != '\0';
    return is_change ? std::optional<std::int64_t>(std::strtoll(count, nullptr, 10)) : std::nullopt;
}

void take_results(PGconn* connection, PipelineMode& mode, const Statement& statement, Watching& watching,
                  std::optional<std::int64_t>& affected) {
    watching.wait(statement.sql);
    ResultHandle result = mode.take();
    verify_result(connection, result.get(), statement);
    affected = read_affected(result.get());
    while (result) {
        result = mode.take();
    }
}

// All results but the first, which alone may be one of a COPY.
ResultHandle take_watched(PGconn* connection) {
    ResultHandle result(libpq().get_result(connection));
    while (!is_copy(libpq().result_status(result.get())) && ResultHandle(libpq().get_result(connection))) {
    }
    return result;
}

// As PQexecParams, with somebody who watches.
ResultHandle execute_watched(PGconn* connection, const Statement& statement, Watching& watching) {
    send(connection, statement);
    try {
        watching.wait(statement.sql);
    } catch (...) {
        take_watched(connection);
        throw;
    }
    return take_watched(connection);
}

ResultHandle execute(PGconn* connection, const Statement& statement, Watching& watching) {
    if (watching.is_on()) {
        return execute_watched(connection, statement, watching);
    }
    const ParameterTexts parameters(statement.parameters);
    return ResultHandle(libpq().exec_params(connection, checked_text(statement.sql), parameters.size(),
                                            nullptr, parameters.data(), nullptr, nullptr, 0));
}

}  // namespace

ParameterTexts::ParameterTexts(std::span<const Datum> values) {
    texts_.reserve(values.size());
    for (const Datum& value : values) {
        texts_.push_back(std::visit(TextWriter{}, value));
        pointers_.push_back(is_null(value) ? nullptr : texts_.back().c_str());
    }
}

const char* checked_text(const std::string& sql) {
    if (sql.find('\0') != std::string::npos) {
        throw Error(ErrorKind::database, "PostgreSQL takes no text with a zero byte")
            .with_sql(sql.substr(0, sql.find('\0')));
    }
    return sql.c_str();
}

void verify_result(const PGconn* connection, const PGresult* result, const Statement& statement) {
    const ExecStatusType status = libpq().result_status(result);
    if (is_copy(status)) {
        throw Error(ErrorKind::database, "COPY from or to the client is not possible here")
            .with_sql(statement.sql)
            .with_hint("use bulk_insert, or COPY with a file on the server");
    }
    if (!is_success(status)) {
        throw make_error(connection, result, statement.sql);
    }
    verify_row_count(result, statement);
    verify_check(result, statement);
}

void run_pipeline(PGconn* connection, std::span<const Statement> statements, const BeforeStatement& before,
                  Watching& watching, std::optional<std::int64_t>& affected) {
    for (std::size_t first = 0; first < statements.size(); first += kPipelineLength) {
        const auto chunk = statements.subspan(first, std::min(kPipelineLength, statements.size() - first));
        PipelineMode mode(connection);
        std::size_t sent = 0;
        try {
            for (; sent < chunk.size(); ++sent) {
                send(connection, chunk[sent]);
                if (watching.is_on()) {
                    // Otherwise results come when there are many, and who watches sees a
                    // statement that is over.
                    libpq().send_flush_request(connection);
                }
            }
        } catch (...) {
            before(first + sent);
            mode.sync();
            throw;
        }
        mode.sync();
        for (std::size_t i = 0; i < chunk.size(); ++i) {
            before(first + i);
            take_results(connection, mode, chunk[i], watching, affected);
        }
    }
}

void run_singly(PGconn* connection, std::span<const Statement> statements, const BeforeStatement& before,
                Watching& watching, std::optional<std::int64_t>& affected) {
    for (std::size_t i = 0; i < statements.size(); ++i) {
        before(i);
        const ResultHandle result = execute(connection, statements[i], watching);
        if (is_copy(libpq().result_status(result.get()))) {
            libpq().put_copy_end(connection, "not possible here");
        }
        verify_result(connection, result.get(), statements[i]);
        affected = read_affected(result.get());
    }
}

}  // namespace retort::dialects::postgresql
