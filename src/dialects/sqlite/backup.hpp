// Copies of a database file, made and brought back by SQLite's backup interface, page
// by page, whatever its journal mode.
#pragma once

#include "dialects/dialect.hpp"

struct sqlite3;

namespace retort::dialects::sqlite {

// Between the database's name and the label of a copy.
inline constexpr std::string_view kBackupMark = ".backup-";

// As of Connection.
void check_backup(sqlite3* database, const BackupOptions& options);
Backup back_up(sqlite3* database, const BackupOptions& options);
void restore(sqlite3* database, const Backup& backup, const BackupOptions& options);
std::string describe_restore(const Backup& backup);

}  // namespace retort::dialects::sqlite
