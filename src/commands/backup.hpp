// Whether a command backs the database up first: by its options, else the environment,
// else [retort] of the settings.
#pragma once

#include "commands/session.hpp"

#include <optional>
#include <string>

namespace retort::commands {

// As typed.
struct BackupOptions {
    bool backup = false;
    std::optional<std::string> backup_dir{};
    bool restore_on_failure = false;
};

// Throws Error(config) with its place for a setting that is none.
runtime::BackupPolicy read_backup(const BackupOptions& options, Session& session);

// Throws Error(usage) where an option asks for a backup: the command only prints.
void refuse_backup(const BackupOptions& options);

}  // namespace retort::commands
