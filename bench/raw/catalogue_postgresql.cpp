// Reads what a comparison needs to know of a database: catalogue_postgresql URL
// The queries are retort's own, so that the answers are those that it works on.
#include "dialects/postgresql/queries.hpp"

extern "C" {
#include "postgresql.h"
}

#include <string>

namespace {

namespace queries = retort::dialects::postgresql;

// $1 of the queries that read one schema.
std::string public_schema(PGconn* connection) {
    PGresult* result = PQexec(connection, "SELECT ARRAY['public'::regnamespace::oid]");
    require(PQresultStatus(result) == PGRES_TUPLES_OK, connection, "");
    const std::string value = PQgetvalue(result, 0, 0);
    PQclear(result);
    return value;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) {
        return 2;
    }
    PGconn* connection = open_connection(argv[1]);
    const std::string schema = public_schema(connection);
    const int version = PQserverVersion(connection);
    std::size_t bytes = 0;
    for (const std::string& sql : {std::string(queries::kNamespacesQuery), std::string(queries::kEnumsQuery),
                                   queries::domains_query(version)}) {
        bytes += read_rows(connection, sql.c_str(), nullptr);
    }
    for (const std::string& sql : {std::string(queries::kTablesQuery), queries::columns_query(version),
                                   queries::constraints_query(version), queries::indexes_query(version),
                                   std::string(queries::kSequencesQuery)}) {
        bytes += read_rows(connection, sql.c_str(), schema.c_str());
    }
    std::printf("%zu bytes\n", bytes);
    PQfinish(connection);
    return 0;
}
