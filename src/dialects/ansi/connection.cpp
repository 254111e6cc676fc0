// What a connection does that says nothing of its own.
#include "dialects/dialect.hpp"

namespace retort::dialects {

void Connection::check_backup(const BackupOptions& /*options*/) const {
    throw Error(ErrorKind::command, "no backup can be made of this database");
}

Backup Connection::back_up(const BackupOptions& options) {
    check_backup(options);
    throw Error(ErrorKind::internal, "this database says that it makes backups, and makes none");
}

void Connection::restore(const Backup& backup, const BackupOptions& /*options*/) {
    throw Error(ErrorKind::internal, "this database has no way back to " + backup.path);
}

}  // namespace retort::dialects
