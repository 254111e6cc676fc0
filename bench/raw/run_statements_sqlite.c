// Runs a file of statements in one transaction: run_statements_sqlite FILE STATEMENTS
#include "sqlite.h"
#include "statements.h"

int main(int argc, char** argv) {
    if (argc != 3) {
        return 2;
    }
    const Statements statements = read_statements(argv[2]);
    sqlite3* database = open_database(argv[1], SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    run(database, "BEGIN");
    for (size_t i = 0; i < statements.count; ++i) {
        run(database, statements.items[i]);
    }
    run(database, "COMMIT");
    return sqlite3_close(database);
}
