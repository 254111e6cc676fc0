// The lock of a migration: flock(2) on a file beside the database, for as long as the
// run. A write transaction locks the database as long as itself only, and a run may
// have several: then another's would come between.
//
// Every run takes it, not only one that commits more than once. Whether it does is
// known when its scripts have run, for they may ask the database; and one that commits
// once must not take the journal of a run that is under way for an interrupted one's.
// It costs a handful of system calls, and the file is gone when the run is over: a
// killed holder alone leaves it, unlocked, for the next to take.
//
// The file is not the database's own: a process that closes any descriptor of that
// loses the locks that SQLite has on it.
#pragma once

#include "base/descriptor.hpp"

#include <sys/types.h>

#include <string>
#include <string_view>

struct sqlite3;

namespace retort::dialects::sqlite {

// After the database's name, that of the file.
inline constexpr std::string_view kLockMark = "-retort-lock";

class MigrationLock {
public:
    MigrationLock() = default;
    ~MigrationLock() { release(); }
    MigrationLock(const MigrationLock&) = delete;
    MigrationLock& operator=(const MigrationLock&) = delete;

    // See Connection. Throws Error(connection) where what has the name of the file is
    // something else, or may not be opened.
    bool try_take(sqlite3* database);
    void check() const;
    void require() const;
    std::string describe_holder() const;
    void release() noexcept;

private:
    bool is_held() const { return file_.is_open(); }

    std::string path_;     // of the file; "" where no other process can reach the database
    std::string missing_;  // why the file cannot be made
    base::Descriptor file_;
    pid_t owner_ = 0;
};

}  // namespace retort::dialects::sqlite
