// Reads what a comparison needs to know of a database: catalogue_sqlite FILE
#include "sqlite.h"

static const char* const kQueries[] = {
    "SELECT type, name, tbl_name, sql FROM sqlite_schema",
    "SELECT t.name, c.cid, c.name, c.type, c.\"notnull\", c.dflt_value, c.pk, c.hidden "
    "FROM sqlite_schema t JOIN pragma_table_xinfo(t.name) c WHERE t.type = 'table'",
    "SELECT t.name, i.name, i.\"unique\", i.origin, i.partial, c.seqno, c.name, c.\"desc\", c.coll "
    "FROM sqlite_schema t JOIN pragma_index_list(t.name) i JOIN pragma_index_xinfo(i.name) c "
    "WHERE t.type = 'table' AND c.key",
    "SELECT t.name, f.id, f.seq, f.\"table\", f.\"from\", f.\"to\", f.on_update, f.on_delete, f.match "
    "FROM sqlite_schema t JOIN pragma_foreign_key_list(t.name) f WHERE t.type = 'table'",
};

int main(int argc, char** argv) {
    if (argc != 2) {
        return 2;
    }
    sqlite3* database = open_database(argv[1], SQLITE_OPEN_READONLY);
    size_t bytes = 0;
    for (size_t i = 0; i < sizeof(kQueries) / sizeof(*kQueries); ++i) {
        bytes += read_rows(database, kQueries[i]);
    }
    printf("%zu bytes\n", bytes);
    return sqlite3_close(database);
}
