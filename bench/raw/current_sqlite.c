// Prints the current revision: current_sqlite FILE
#include "sqlite.h"

int main(int argc, char** argv) {
    if (argc != 2) {
        return 2;
    }
    sqlite3* database = open_database(argv[1], SQLITE_OPEN_READONLY);
    const char* sql = "SELECT version_num FROM alembic_version";
    sqlite3_stmt* statement = NULL;
    require(sqlite3_prepare_v2(database, sql, -1, &statement, NULL) == SQLITE_OK, database, sql);
    while (sqlite3_step(statement) == SQLITE_ROW) {
        puts((const char*)sqlite3_column_text(statement, 0));
    }
    sqlite3_finalize(statement);
    return sqlite3_close(database);
}
