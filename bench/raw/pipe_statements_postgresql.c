// Runs a file of statements in one transaction through libpq's pipeline mode:
// pipe_statements_postgresql URL STATEMENTS
#include "postgresql.h"
#include "statements.h"

static void send(PGconn* connection, const char* sql) {
    require(PQsendQueryParams(connection, sql, 0, NULL, NULL, NULL, NULL, 0) == 1, connection, sql);
}

// The result of one statement, and the NULL that ends it.
static void receive(PGconn* connection, const char* sql) {
    PGresult* result;
    while ((result = PQgetResult(connection)) != NULL) {
        const ExecStatusType status = PQresultStatus(result);
        require(status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK, connection, sql);
        PQclear(result);
    }
}

int main(int argc, char** argv) {
    if (argc != 3) {
        return 2;
    }
    const Statements statements = read_statements(argv[2]);
    PGconn* connection = open_connection(argv[1]);
    require(PQenterPipelineMode(connection) == 1, connection, "");
    send(connection, "BEGIN");
    for (size_t i = 0; i < statements.count; ++i) {
        send(connection, statements.items[i]);
    }
    send(connection, "COMMIT");
    require(PQpipelineSync(connection) == 1, connection, "");
    receive(connection, "BEGIN");
    for (size_t i = 0; i < statements.count; ++i) {
        receive(connection, statements.items[i]);
    }
    receive(connection, "COMMIT");
    PQfinish(connection);
    return 0;
}
