// What the bare SQLite contestants share: open, run, fail.
#pragma once

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>

static inline sqlite3* open_database(const char* path, int flags) {
    sqlite3* database = NULL;
    if (sqlite3_open_v2(path, &database, flags, NULL) != SQLITE_OK) {
        fprintf(stderr, "%s: %s\n", path, sqlite3_errmsg(database));
        exit(1);
    }
    return database;
}

static inline void require(int succeeded, sqlite3* database, const char* sql) {
    if (!succeeded) {
        fprintf(stderr, "%s\n%s\n", sqlite3_errmsg(database), sql);
        exit(1);
    }
}

static inline void run(sqlite3* database, const char* sql) {
    require(sqlite3_exec(database, sql, NULL, NULL, NULL) == SQLITE_OK, database, sql);
}

// Reads every value of every row as text; the number of bytes.
static inline size_t read_rows(sqlite3* database, const char* sql) {
    sqlite3_stmt* statement = NULL;
    require(sqlite3_prepare_v2(database, sql, -1, &statement, NULL) == SQLITE_OK, database, sql);
    const int columns = sqlite3_column_count(statement);
    size_t bytes = 0;
    int state;
    while ((state = sqlite3_step(statement)) == SQLITE_ROW) {
        for (int i = 0; i < columns; ++i) {
            sqlite3_column_text(statement, i);
            bytes += (size_t)sqlite3_column_bytes(statement, i);
        }
    }
    require(state == SQLITE_DONE, database, sql);
    sqlite3_finalize(statement);
    return bytes;
}
