// What libpq says went wrong; see errors.hpp.
#include "dialects/postgresql/errors.hpp"

#include "base/text.hpp"

#include <cstdlib>

namespace retort::dialects::postgresql {

namespace {

std::string field(const PGresult* result, int code) {
    const char* text = libpq().result_error_field(result, code);
    return text == nullptr ? "" : text;
}

std::string message_of(const PGconn* connection, const PGresult* result, std::string_view sql) {
    std::string message = field(result, PG_DIAG_MESSAGE_PRIMARY);
    if (message.empty()) {
        return std::string(base::trim(libpq().error_message(connection)));
    }
    const std::string position = field(result, PG_DIAG_STATEMENT_POSITION);
    if (!position.empty()) {
        message += " (" + describe_position(sql, std::strtoul(position.c_str(), nullptr, 10)) + ")";
    }
    const std::string detail = field(result, PG_DIAG_MESSAGE_DETAIL);
    const std::string where = field(result, PG_DIAG_CONTEXT);
    return message + (detail.empty() ? "" : "\ndetail: " + detail) +
           (where.empty() ? "" : "\nwhere: " + where);
}

}  // namespace

std::string describe_position(std::string_view sql, std::size_t position) {
    std::size_t line = 1;
    std::size_t column = 0;
    std::size_t seen = 0;
    for (const char c : sql) {
        const bool continues = (static_cast<unsigned char>(c) & 0xC0) == 0x80;
        if (continues) {
            continue;
        }
        ++column;
        if (++seen == position) {
            break;
        }
        if (c == '\n') {
            ++line;
            column = 0;
        }
    }
    return "line " + std::to_string(line) + ", column " + std::to_string(column);
}

Error make_error(const PGconn* connection, const PGresult* result, std::string_view sql) {
    const bool lost = libpq().status(connection) == CONNECTION_BAD;
    return Error(lost ? ErrorKind::connection : ErrorKind::database, message_of(connection, result, sql))
        .with_sql(std::string(sql))
        .with_sqlstate(field(result, PG_DIAG_SQLSTATE))
        .with_hint(field(result, PG_DIAG_MESSAGE_HINT));
}

}  // namespace retort::dialects::postgresql
