// The lock of a migration, by POSIX calls; see migration_lock.hpp.
#include "dialects/sqlite/migration_lock.hpp"

#include "base/user.hpp"
#include "retort/error.hpp"

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <system_error>
#include <utility>

namespace retort::dialects::sqlite {

namespace {

// A file that went between two calls was a holder's that has ended. More of them in a row
// are left to the next try.
constexpr int kMostEnds = 100;

std::string message_of(int number) {
    return std::generic_category().message(number);
}

// Links are resolved, as SQLite does to find its own journal: all processes mean the same
// file. "" where there is no such file: a database in memory, or one that a VFS keeps
// elsewhere.
std::string find_path(sqlite3* database) {
    const char* file = sqlite3_db_filename(database, "main");
    std::error_code error;
    if (file == nullptr || *file == '\0' || sqlite3_db_readonly(database, "main") == 1) {
        return {};
    }
    const auto real = std::filesystem::canonical(file, error);
    return error || !std::filesystem::is_regular_file(real, error) ? ""
                                                                   : real.string() + std::string(kLockMark);
}

// Who may write to the database may lock it: the same permissions, and the same owner
// where root makes it. What fails here others may do without.
void copy_permissions(int file, const std::string& lock_path) {
    const std::string database = lock_path.substr(0, lock_path.size() - kLockMark.size());
    struct stat known {};
    if (::stat(database.c_str(), &known) != 0) {
        return;
    }
    const bool has_group = ::fchown(file, known.st_uid, known.st_gid) == 0 ||
                           ::fchown(file, static_cast<uid_t>(-1), known.st_gid) == 0;
    if (::fchmod(file, known.st_mode & (has_group ? 0666U : 0606U)) != 0) {
        return;
    }
}

constexpr int kOpenFlags = O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK;

Error in_the_way(const std::string& path, const std::string& why) {
    return Error(ErrorKind::connection, "cannot take the migration lock " + path + ": " + why)
        .with_hint(
            "the file is for migrations alone, and who may write to the database must be able to open it; "
            "when nothing migrates, it may be removed");
}

// -1: there is no such file.
int open_existing(const std::string& path) {
    int file = ::open(path.c_str(), O_RDWR | kOpenFlags);
    if (file < 0 && (errno == EACCES || errno == EPERM)) {
        // Then nothing is written to it; the lock is as good.
        file = ::open(path.c_str(), O_RDONLY | kOpenFlags);
    }
    // Too long for the name of a file, there is none either.
    if (file < 0 && errno != ENOENT && errno != ENAMETOOLONG) {
        throw in_the_way(path, message_of(errno));
    }
    return file;
}

// -1 and errno: EEXIST or ENOENT where it came or went meanwhile, another where it cannot be made.
int open_or_make(const std::string& path) {
    const int found = open_existing(path);
    if (found >= 0) {
        return found;
    }
    const int made = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | kOpenFlags, 0666);
    if (made >= 0) {
        copy_permissions(made, path);
    }
    return made;
}

// Neither removed meanwhile nor replaced.
bool is_at(const std::string& path, int file) {
    struct stat named {};
    struct stat opened {};
    return ::fstat(file, &opened) == 0 && ::lstat(path.c_str(), &named) == 0 &&
           named.st_dev == opened.st_dev && named.st_ino == opened.st_ino;
}

// It is written to, and removed in the end.
void require_plain(const std::string& path, int file) {
    struct stat known {};
    if (::fstat(file, &known) != 0) {
        throw in_the_way(path, message_of(errno));
    }
    if (!S_ISREG(known.st_mode)) {
        throw in_the_way(path, "it is not a file");
    }
    if (known.st_nlink > 1) {
        throw in_the_way(path, "the file has another name, too");
    }
}

// 0, or the number of the error; EWOULDBLOCK: another has it.
int lock_now(int file) {
    while (::flock(file, LOCK_EX | LOCK_NB) != 0) {
        if (errno != EINTR) {
            return errno;
        }
    }
    return 0;
}

std::string find_program() {
    std::ifstream file("/proc/self/comm");
    std::string name;
    return std::getline(file, name) ? ", program " + name : "";
}

// "pid 4711, program app, user anna@build-3, since 2026-11-23 00:42:12 UTC"
std::string describe_self() {
    std::array<char, 64> since{};
    const std::time_t now = std::time(nullptr);
    std::tm parts{};
    ::gmtime_r(&now, &parts);
    std::strftime(since.data(), since.size(), ", since %Y-%m-%d %H:%M:%S UTC", &parts);
    return "pid " + std::to_string(::getpid()) + find_program() + ", user " + base::describe_user() +
           since.data();
}

// For a person; a full disk does no harm.
void write_holder(int file, const std::string& text) {
    if (::ftruncate(file, 0) != 0 || ::pwrite(file, text.data(), text.size(), 0) < 0) {
        return;
    }
}

}  // namespace

bool MigrationLock::try_take(sqlite3* database) {
    if (is_held()) {
        return true;
    }
    path_ = find_path(database);
    missing_.clear();
    if (path_.empty()) {
        return true;
    }
    for (int i = 0; i < kMostEnds; ++i) {
        base::Descriptor file(open_or_make(path_));
        if (!file.is_open() && (errno == EEXIST || errno == ENOENT)) {
            continue;
        }
        if (!file.is_open()) {
            missing_ = "cannot create " + path_ + ": " + message_of(errno);
            return true;
        }
        const int number = lock_now(file.get());
        if (number == EWOULDBLOCK) {
            return false;
        }
        if (number != 0) {
            missing_ = "cannot lock " + path_ + ": " + message_of(number);
            return true;
        }
        // The file that was waited for may be one that its holder has removed since.
        if (is_at(path_, file.get())) {
            require_plain(path_, file.get());
            write_holder(file.get(), describe_self() + "\n");
            file_ = std::move(file);
            owner_ = ::getpid();
            return true;
        }
    }
    return false;
}

void MigrationLock::check() const {
    if (is_held() && !is_at(path_, file_.get())) {
        throw Error(ErrorKind::connection,
                    "the migration lock " + path_ + " was removed while this migration held it")
            .with_hint("another migration may have begun meanwhile: let it end, then run the command again");
    }
}

void MigrationLock::require() const {
    if (!missing_.empty()) {
        throw Error(ErrorKind::connection,
                    "this migration commits more than once, and nothing would keep another out in between: " +
                        missing_)
            .with_hint(
                "let this account create files in the folder of the database; or leave out what commits: "
                "autocommit blocks and transaction_per_migration");
    }
}

std::string MigrationLock::describe_holder() const {
    std::ifstream file(path_);
    std::string line;
    std::getline(file, line);
    return line;
}

// Removed before it is given back: who opens it later makes another, and who has it open
// already sees that it is gone.
void MigrationLock::release() noexcept {
    if (!is_held()) {
        return;
    }
    // A process that was forked has the descriptor, too; the lock is its parent's to give back.
    if (owner_ == ::getpid()) {
        if (is_at(path_, file_.get()) && ::unlink(path_.c_str()) != 0) {
            write_holder(file_.get(), "");
        }
        ::flock(file_.get(), LOCK_UN);
    }
    file_.close();
}

}  // namespace retort::dialects::sqlite
