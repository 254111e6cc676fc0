// Runs a file of statements in one transaction, waiting for each:
// run_statements_postgresql URL STATEMENTS
#include "postgresql.h"
#include "statements.h"

int main(int argc, char** argv) {
    if (argc != 3) {
        return 2;
    }
    const Statements statements = read_statements(argv[2]);
    PGconn* connection = open_connection(argv[1]);
    run(connection, "BEGIN");
    for (size_t i = 0; i < statements.count; ++i) {
        run(connection, statements.items[i]);
    }
    run(connection, "COMMIT");
    PQfinish(connection);
    return 0;
}
