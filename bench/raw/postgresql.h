// What the bare PostgreSQL contestants share: connect, run, fail.
#pragma once

#include <libpq-fe.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static inline void require(int succeeded, PGconn* connection, const char* sql) {
    if (!succeeded) {
        fprintf(stderr, "%s%s\n", PQerrorMessage(connection), sql);
        exit(1);
    }
}

static inline PGconn* open_connection(const char* url) {
    PGconn* connection = PQconnectdb(url);
    require(PQstatus(connection) == CONNECTION_OK, connection, "");
    return connection;
}

static inline void run(PGconn* connection, const char* sql) {
    PGresult* result = PQexec(connection, sql);
    const ExecStatusType status = PQresultStatus(result);
    require(status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK, connection, sql);
    PQclear(result);
}

// Reads every value of every row; the number of bytes. `parameter` is $1, or null
// where there is none.
static inline size_t read_rows(PGconn* connection, const char* sql, const char* parameter) {
    PGresult* result =
        PQexecParams(connection, sql, parameter != NULL ? 1 : 0, NULL, &parameter, NULL, NULL, 0);
    require(PQresultStatus(result) == PGRES_TUPLES_OK, connection, sql);
    size_t bytes = 0;
    for (int row = 0; row < PQntuples(result); ++row) {
        for (int column = 0; column < PQnfields(result); ++column) {
            bytes += strlen(PQgetvalue(result, row, column));
        }
    }
    PQclear(result);
    return bytes;
}
