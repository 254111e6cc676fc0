// Prints the current revision: current_postgresql URL
#include "postgresql.h"

int main(int argc, char** argv) {
    if (argc != 2) {
        return 2;
    }
    PGconn* connection = open_connection(argv[1]);
    const char* sql = "SELECT version_num FROM alembic_version";
    PGresult* result = PQexec(connection, sql);
    require(PQresultStatus(result) == PGRES_TUPLES_OK, connection, sql);
    for (int row = 0; row < PQntuples(result); ++row) {
        puts(PQgetvalue(result, row, 0));
    }
    PQclear(result);
    PQfinish(connection);
    return 0;
}
