// Copies of a database file; see backup.hpp. The connection that migrates holds the
// write lock while a second one reads what is committed: nobody writes between the
// copy and the first change. The database's own file is opened by SQLite alone, for
// closing a descriptor of it would drop the process's locks.
#include "dialects/sqlite/backup.hpp"

#include "base/hash.hpp"
#include "base/text.hpp"
#include "dialects/sqlite/new_file.hpp"
#include "dialects/sqlite/progress_handler.hpp"
#include "dialects/sqlite/statement.hpp"
#include "dialects/sqlite/waiting.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <memory>

namespace retort::dialects::sqlite {

namespace {

// Pages between two looks at who watches.
constexpr int kPagesAtOnce = 1024;
// Nobody else can have the lock; readers of a log may have to wait for its index.
constexpr int kReadTimeout = 2000;  // milliseconds
// Of a folder's name, in that of a copy.
constexpr std::size_t kLongestFolder = 32;
// For programs that read the database which is restored, or write to it.
constexpr std::chrono::milliseconds kRestoreTimeout{60000};

struct CloseDatabase {
    void operator()(sqlite3* database) const { sqlite3_close(database); }
};
using Handle = std::unique_ptr<sqlite3, CloseDatabase>;

std::string file_of(sqlite3* database) {
    const char* file = sqlite3_db_filename(database, "main");
    return file == nullptr ? "" : file;
}

// The one that the database is read through: it may know how to read it.
const char* vfs_of(sqlite3* database) {
    sqlite3_vfs* vfs = nullptr;
    sqlite3_file_control(database, "main", SQLITE_FCNTL_VFS_POINTER, &vfs);
    return vfs == nullptr ? nullptr : vfs->zName;
}

Error failure(const std::string& what, sqlite3* database) {
    return Error(ErrorKind::database, what + ": " + sqlite3_errmsg(database))
        .with_sqlstate(std::to_string(sqlite3_extended_errcode(database)));
}

Handle open(const std::string& path, int flags, const char* vfs) {
    sqlite3* raw = nullptr;
    const int code = sqlite3_open_v2(path.c_str(), &raw, flags | SQLITE_OPEN_PRIVATECACHE, vfs);
    Handle database(raw);
    if (code != SQLITE_OK) {
        throw Error(ErrorKind::connection,
                    "cannot open " + path + ": " + (raw == nullptr ? "out of memory" : sqlite3_errmsg(raw)));
    }
    sqlite3_extended_result_codes(raw, 1);
    sqlite3_busy_timeout(raw, kReadTimeout);
    return database;
}

// The path as a URI, which can say how it is to be opened. It has nothing in it that a
// shell, or SQLite's, would take for its own.
std::string write_uri(const std::string& path) {
    static constexpr std::string_view kDigits = "0123456789ABCDEF";
    std::string uri = "file:";
    for (const char c : path) {
        const auto byte = static_cast<unsigned char>(c);
        if (std::isalnum(byte) != 0 || std::string_view("/-._~").find(c) != std::string_view::npos) {
            uri += c;
        } else {
            uri += {'%', kDigits[byte / 16], kDigits[byte % 16]};
        }
    }
    return uri;
}

// Nobody writes to it: read without locks, and without the files that a log needs.
Handle open_copy(const std::string& path, const char* vfs) {
    return open(write_uri(path) + "?immutable=1", SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, vfs);
}

std::string ask(sqlite3* database, std::string_view sql) {
    PreparedStatement statement(database, sql);
    return statement.step() ? statement.text(0).value_or("") : "";
}

// What the check says of a database; "" for nothing. It may not get far: an index can
// rest on what only the program knows.
std::string find_fault(sqlite3* database, const BackupOptions& options) {
    ProgressHandler handler(database, [&options](ProgressHandler::Clock::time_point) {
        if (options.on_checking) {
            options.on_checking();
        }
        return false;
    });
    std::string found;
    try {
        found = ask(database, "PRAGMA quick_check(1)");
    } catch (const Error& error) {
        found = error.message();
    }
    handler.rethrow();
    return found == "ok" ? "" : found;
}

// `step` gives a result code. A lent connection may have no busy handler; others have
// waited already.
template <class Step>
int wait_while_busy(const Step& step) {
    Waiting waiting(kRestoreTimeout, {});
    int code = step();
    while (code % 256 == SQLITE_BUSY && waiting.pause()) {
        code = step();
    }
    return code;
}

// The copying itself; ended early, it leaves the target as it was.
class Copying {
public:
    Copying(sqlite3* target, sqlite3* source)
        : target_(target), backup_(sqlite3_backup_init(target, "main", source, "main")) {
        if (backup_ == nullptr) {
            throw failure("cannot begin to copy", target);
        }
    }
    ~Copying() {
        if (backup_ != nullptr) {
            sqlite3_backup_finish(backup_);
        }
    }
    Copying(const Copying&) = delete;
    Copying& operator=(const Copying&) = delete;

    // Locks the target against everybody.
    void lock() { step(0); }

    void run(const BackupOptions& options) {
        while (step(kPagesAtOnce) != SQLITE_DONE) {
            const int total = sqlite3_backup_pagecount(backup_);
            tell(options, total - sqlite3_backup_remaining(backup_), total);
        }
        const int total = sqlite3_backup_pagecount(backup_);
        if (sqlite3_backup_finish(std::exchange(backup_, nullptr)) != SQLITE_OK) {
            throw failure("cannot copy to " + file_of(target_), target_);
        }
        tell(options, total, total);
    }

private:
    int step(int pages) {
        const int code = wait_while_busy([&] { return sqlite3_backup_step(backup_, pages); });
        if (code != SQLITE_OK && code != SQLITE_DONE) {
            throw Error(ErrorKind::database,
                        "cannot copy to " + file_of(target_) + ": " + sqlite3_errstr(code))
                .with_sqlstate(std::to_string(code));
        }
        return code;
    }
    static void tell(const BackupOptions& options, int done, int total) {
        if (options.on_copied) {
            options.on_copied(done, total);
        }
    }

    sqlite3* target_;
    sqlite3_backup* backup_;
};

// What is written is put on the disk once, at the end; what fails is removed whole.
void copy_into(const std::string& path, sqlite3* source, const char* vfs, const BackupOptions& options) {
    const Handle target = open(path, SQLITE_OPEN_READWRITE, vfs);
    ask(target.get(), "PRAGMA journal_mode = OFF");
    ask(target.get(), "PRAGMA synchronous = OFF");
    Copying(target.get(), source).run(options);
}

// What is wrong with the copy must be wrong with the database: it comes back.
std::string verify(const std::string& path, sqlite3* source, const char* vfs, const BackupOptions& options) {
    const Handle copy = open_copy(path, vfs);
    const std::string found = find_fault(copy.get(), options);
    const auto count = [](sqlite3* database) { return ask(database, "PRAGMA page_count"); };
    if (count(copy.get()) != count(source) || (!found.empty() && find_fault(source, options) != found)) {
        throw Error(ErrorKind::database,
                    "the copy is not what the database is" + (found.empty() ? "" : ": " + found));
    }
    return found;
}

std::string folder_for(sqlite3* database, const BackupOptions& options) {
    return options.folder.empty() ? std::filesystem::path(file_of(database)).parent_path().string()
                                  : std::filesystem::absolute(options.folder).lexically_normal().string();
}

// "-tenant1-3f2a9c01": what a person knows of the path, and what no other path has.
std::string describe_place(const std::filesystem::path& file) {
    std::string folder = file.parent_path().filename().string().substr(0, kLongestFolder);
    std::replace_if(
        folder.begin(), folder.end(),
        [](unsigned char c) { return std::isalnum(c) == 0 && c != '_' && c != '-'; }, '_');
    return (folder.empty() ? "" : "-" + folder) + "-" +
           base::dump_hash(base::hash_text(file.string())).substr(0, 8);
}

std::string name_for(sqlite3* database, const BackupOptions& options) {
    const std::filesystem::path file = file_of(database);
    const std::string name = file.filename().string() + (options.folder.empty() ? "" : describe_place(file));
    return (std::filesystem::path(folder_for(database, options)) / name).string() + std::string(kBackupMark) +
           options.label;
}

// Differs once any connection, this one included, has committed.
std::uint32_t any_version(sqlite3* database) {
    std::uint32_t version = 0;
    sqlite3_file_control(database, "main", SQLITE_FCNTL_DATA_VERSION, &version);
    return version;
}

// Differs once another connection has committed, or has moved its log into the file, and
// once the journal mode was changed.
std::string others_version(sqlite3* database) {
    return ask(database, "PRAGMA data_version");
}

Error others_may_have_written() {
    return {ErrorKind::command,
            "others may have written to the database after the backup was made, or its journal mode was "
            "changed"};
}

// Under the write lock: nobody has written since. What comes back tells whether somebody
// does from now on.
std::uint32_t check_unchanged(sqlite3* database, const Backup& backup) {
    const int code =
        wait_while_busy([&] { return sqlite3_exec(database, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr); });
    if (code != SQLITE_OK) {
        throw failure("cannot lock the database", database);
    }
    const std::string found = others_version(database);
    const std::uint32_t version = any_version(database);
    sqlite3_exec(database, "ROLLBACK", nullptr, nullptr, nullptr);
    if (found != backup.version) {
        throw others_may_have_written();
    }
    return version;
}

std::string quote_word(const std::string& text) {
    return "'" + base::replace_all(text, "'", "'\\''") + "'";
}

Handle open_checked(const Backup& backup, const char* vfs, const BackupOptions& options) {
    Handle copy = open_copy(backup.path, vfs);
    if (find_fault(copy.get(), options) != backup.fault ||
        static_cast<std::int64_t>(std::filesystem::file_size(backup.path)) != backup.bytes) {
        throw Error(ErrorKind::database, "the backup is not as it was made");
    }
    return copy;
}

// A log takes pages of one size only. It has a page: of none SQLite copies them all, and
// commits, when it is told to copy none yet.
Handle open_empty(sqlite3* database) {
    Handle empty = open(":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
    ask(empty.get(), "PRAGMA page_size = " + ask(database, "PRAGMA page_size"));
    ask(empty.get(), "PRAGMA user_version = 0");
    return empty;
}

}  // namespace

void check_backup(sqlite3* database, const BackupOptions& options) {
    if (file_of(database).empty()) {
        throw Error(ErrorKind::command, "a database in memory cannot be backed up: it has no file")
            .with_hint("run it without the backup");
    }
    require_writable_folder(folder_for(database, options));
}

Backup back_up(sqlite3* database, const BackupOptions& options) {
    check_backup(database, options);
    const std::string file = file_of(database);
    const char* vfs = vfs_of(database);
    const Handle source = open(file, SQLITE_OPEN_READONLY, vfs);
    if (sqlite3_exec(source.get(), "BEGIN; SELECT 1 FROM sqlite_schema", nullptr, nullptr, nullptr) !=
        SQLITE_OK) {
        throw failure("cannot read " + file, source.get())
            .with_hint(
                "a connection that locks the file for itself (PRAGMA locking_mode = EXCLUSIVE) lets "
                "nobody copy it");
    }
    if (ask(source.get(), "PRAGMA page_count") == "0") {
        return {.database = file, .path = {}, .version = others_version(database)};
    }
    NewFile copy(name_for(database, options));
    copy_into(copy.partial_path(), source.get(), vfs, options);
    const std::string fault = verify(copy.partial_path(), source.get(), vfs, options);
    copy.keep(file);
    return {.database = file,
            .path = copy.path(),
            .bytes = static_cast<std::int64_t>(std::filesystem::file_size(copy.path())),
            .fault = fault,
            .version = others_version(database)};
}

// The version that is asked for while the database is being copied to is a number that
// is read, and no use of the connection that could harm the copying.
void restore(sqlite3* database, const Backup& backup, const BackupOptions& options) {
    const Handle source =
        backup.path.empty() ? open_empty(database) : open_checked(backup, vfs_of(database), options);
    const std::uint32_t version = check_unchanged(database, backup);
    Copying copying(database, source.get());
    copying.lock();
    if (any_version(database) != version) {
        throw others_may_have_written();
    }
    copying.run(options);
}

// Of a file that is not there SQLite's shell would make an empty one, and copy that; not of
// one that it may only read.
std::string describe_restore(const Backup& backup) {
    if (backup.path.empty()) {
        return {};
    }
    return "sqlite3 " + quote_word(backup.database) + " \".restore '" + write_uri(backup.path) +
           "?mode=ro'\"";
}

}  // namespace retort::dialects::sqlite
