// Options, environment and settings about backups; see backup.hpp.
#include "commands/backup.hpp"

#include "commands/setting.hpp"

namespace retort::commands {

namespace {

// A flag that is not given says nothing.
bool read_flag(const std::string& key, bool option, Session& session) {
    return option || Setting(key, std::nullopt, session.config()).truth().value_or(false);
}

}  // namespace

// What names a folder on the command line wants a backup in it; in the settings it says
// only where.
runtime::BackupPolicy read_backup(const BackupOptions& options, Session& session) {
    const Setting folder("backup_dir", options.backup_dir, session.config());
    if (folder.text() && folder.text()->empty()) {
        throw folder.refuse("a folder");
    }
    runtime::BackupPolicy policy;
    policy.restores = read_flag("restore_on_failure", options.restore_on_failure, session);
    policy.is_wanted = policy.restores || folder.is_option() || read_flag("backup", options.backup, session);
    if (folder.text()) {
        policy.folder = folder.is_option() ? session.typed_path(*folder.text()) : *folder.text();
    }
    return policy;
}

void refuse_backup(const BackupOptions& options) {
    if (options.backup || options.backup_dir || options.restore_on_failure) {
        throw Error(ErrorKind::usage, "--sql changes nothing: there is nothing to back up");
    }
}

}  // namespace retort::commands
