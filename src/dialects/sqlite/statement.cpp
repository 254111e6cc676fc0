// One prepared statement; see statement.hpp.
#include "dialects/sqlite/statement.hpp"

#include "base/text.hpp"
#include "operations/operation.hpp"

#include <sqlite3.h>
#include <algorithm>

namespace retort::dialects::sqlite {

namespace {

// "at line 2: …AND bogus(x) …", where SQLite knows the offset.
std::string point_into(std::string_view sql, int offset) {
    if (offset < 0 || static_cast<std::size_t>(offset) > sql.size()) {
        return {};
    }
    const auto at = static_cast<std::size_t>(offset);
    const auto line = std::count(sql.begin(), sql.begin() + offset, '\n') + 1;
    const std::string_view rest = sql.substr(at, 40);
    const std::string near(rest.substr(0, rest.find('\n')));
    return "the fault is in line " + std::to_string(line) + ", at \"" + near + "\"";
}

std::string hint_for(sqlite3* database, std::string_view sql) {
    switch (sqlite3_errcode(database)) {
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return "another connection is writing to this database; wait for it, or give a longer ?timeout= "
                   "in the URL";
        case SQLITE_ERROR:
            if (std::string_view(sqlite3_errmsg(database)).find("unknown datatype") !=
                std::string_view::npos) {
                return "a STRICT table takes Integer(), Text(), LargeBinary(), named_type(\"REAL\") and "
                       "named_type(\"ANY\") only";
            }
            [[fallthrough]];
        default:
            return point_into(sql, sqlite3_error_offset(database));
    }
}

}  // namespace

Error database_error(sqlite3* database, std::string_view sql) {
    Error error(ErrorKind::database, sqlite3_errmsg(database));
    error.with_sqlstate(std::to_string(sqlite3_extended_errcode(database)))
        .with_hint(hint_for(database, sql));
    return error.with_sql(std::string(base::trim(sql)));
}

void PreparedStatement::Finalizer::operator()(sqlite3_stmt* statement) const {
    sqlite3_finalize(statement);
}

PreparedStatement::PreparedStatement(sqlite3* database, std::string_view sql)
    : database_(database), sql_(sql) {
    sqlite3_stmt* statement = nullptr;
    const char* tail = nullptr;
    const int code =
        sqlite3_prepare_v2(database, sql.data(), static_cast<int>(sql.size()), &statement, &tail);
    statement_.reset(statement);
    if (code != SQLITE_OK) {
        throw database_error(database, sql);
    }
    const auto used = static_cast<std::size_t>(tail - sql.data());
    sql_ = sql.substr(0, used);
    rest_ = sql.substr(used);
}

void PreparedStatement::bind(std::span<const Datum> parameters) {
    sqlite3_stmt* statement = statement_.get();
    if (static_cast<std::size_t>(sqlite3_bind_parameter_count(statement)) != parameters.size()) {
        throw Error(ErrorKind::database, "the statement takes " +
                                             std::to_string(sqlite3_bind_parameter_count(statement)) +
                                             " parameters, " + std::to_string(parameters.size()) + " given")
            .with_sql(std::string(base::trim(sql_)));
    }
    int place = 0;
    const operations::Overloaded arms{
        [&](std::monostate) { return sqlite3_bind_null(statement, place); },
        [&](bool value) { return sqlite3_bind_int(statement, place, value ? 1 : 0); },
        [&](std::int64_t value) { return sqlite3_bind_int64(statement, place, value); },
        [&](double value) { return sqlite3_bind_double(statement, place, value); },
        [&](const std::string& value) {
            return sqlite3_bind_text64(statement, place, value.data(), value.size(), SQLITE_STATIC,
                                       SQLITE_UTF8);
        },
        [&](const Bytes& value) {
            const void* data = value.empty() ? static_cast<const void*>("") : value.data();
            return sqlite3_bind_blob64(statement, place, data, value.size(), SQLITE_STATIC);
        },
    };
    for (const Datum& parameter : parameters) {
        ++place;
        if (std::visit(arms, parameter) != SQLITE_OK) {
            throw database_error(database_, sql_);
        }
    }
}

bool PreparedStatement::step() {
    const int code = sqlite3_step(statement_.get());
    if (code != SQLITE_ROW && code != SQLITE_DONE) {
        throw database_error(database_, sql_);
    }
    return code == SQLITE_ROW;
}

int PreparedStatement::column_count() const {
    return sqlite3_column_count(statement_.get());
}

std::string PreparedStatement::column_name(int column) const {
    const char* name = sqlite3_column_name(statement_.get(), column);
    return name == nullptr ? "" : name;
}

std::optional<std::string> PreparedStatement::text(int column) const {
    sqlite3_stmt* statement = statement_.get();
    const int type = sqlite3_column_type(statement, column);
    if (type == SQLITE_NULL) {
        return std::nullopt;
    }
    const void* bytes = type == SQLITE_BLOB
                            ? sqlite3_column_blob(statement, column)
                            : static_cast<const void*>(sqlite3_column_text(statement, column));
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement, column));
    return bytes == nullptr ? std::string() : std::string(static_cast<const char*>(bytes), size);
}

bool PreparedStatement::is_text(int column) const {
    return sqlite3_column_type(statement_.get(), column) == SQLITE_TEXT;
}

bool PreparedStatement::is_read_only() const {
    return sqlite3_stmt_readonly(statement_.get()) != 0;
}

std::int64_t PreparedStatement::count_scanned() const {
    // The counter has 32 bits.
    return static_cast<std::uint32_t>(
        sqlite3_stmt_status(statement_.get(), SQLITE_STMTSTATUS_FULLSCAN_STEP, 0));
}

}  // namespace retort::dialects::sqlite
