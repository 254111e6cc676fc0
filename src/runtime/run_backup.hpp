// The copy of one database that a run makes before its first change, and what becomes
// of it where the run fails.
#pragma once

#include "runtime/migrate.hpp"

#include <optional>
#include <string>

namespace retort::runtime {

// What is to be said of backups after a failure.
struct SettledBackups {
    std::string state{};  // for Error::with_state; "" where there is none
    std::string hint{};
    bool is_restored = false;  // a database is as it was before the run

    // For several databases.
    void add(const SettledBackups& other);
};

class RunBackup {
public:
    // Keeps a reference.
    explicit RunBackup(const MigrateRequest& request) : request_(request) {}

    // Throws Error(command) where a backup is wanted and cannot be made.
    void check() const;
    // Inside of the write transaction; does nothing where none is wanted, or one was made.
    void make(const revisions::Rows& rows);
    // After the rollback: restores the database, where that is wanted and a part of the run
    // is committed; to none where it was empty. No Error: what goes wrong is told in the state.
    SettledBackups settle(bool has_committed);

private:
    dialects::BackupOptions backup_options() const;
    dialects::BackupOptions restore_options() const;
    void tell(const BackupEvent& event) const;
    void stop_if_cancelled() const;
    void report_backup() const;
    SettledBackups restore() const;
    SettledBackups describe_failure(const std::string& why) const;
    bool was_empty() const { return backup_->path.empty(); }
    std::string name_source() const;
    std::string name_both() const { return backup_->database + name_source(); }
    std::string describe_way_back() const;

    const MigrateRequest& request_;
    std::optional<dialects::Backup> backup_;
};

}  // namespace retort::runtime
