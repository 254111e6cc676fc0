// Backups of a run; see run_backup.hpp.
#include "runtime/run_backup.hpp"

#include "base/text.hpp"
#include "runtime/clock.hpp"
#include "runtime/run_log.hpp"

#include <algorithm>
#include <cctype>

namespace retort::runtime {

namespace {

// A file's name has 255 bytes, and the database's own name is in it.
constexpr std::size_t kLongestLabel = 80;

// "ae1027a6acf-20261123T004212Z": where the database is, and the time in UTC.
std::string make_label(const revisions::Rows& rows) {
    std::string label = rows.empty() ? "base" : base::join(rows, "+");
    std::replace_if(
        label.begin(), label.end(),
        [](unsigned char c) { return std::isalnum(c) == 0 && c != '_' && c != '-' && c != '+'; }, '_');
    return label.substr(0, kLongestLabel) + "-" + format_utc_now("%Y%m%dT%H%M%SZ");
}

std::string describe_backup(const dialects::Backup& backup) {
    return "Backed up " + backup.database + " to " + backup.path + " (" + std::to_string(backup.bytes) +
           " bytes)";
}

}  // namespace

void SettledBackups::add(const SettledBackups& other) {
    const auto join = [](std::string& text, const std::string& more) {
        text += (text.empty() || more.empty() ? "" : "; ") + more;
    };
    join(state, other.state);
    join(hint, other.hint);
    is_restored = is_restored || other.is_restored;
}

dialects::BackupOptions RunBackup::options(bool is_restore) const {
    return {.folder = request_.backup.folder,
            .label = {},
            .on_copied = [this, is_restore](std::int64_t done, std::int64_t total) {
                if (request_.events.on_backup) {
                    request_.events.on_backup({.is_restore = is_restore, .done = done, .total = total});
                }
                if (!is_restore && request_.events.is_cancelled && request_.events.is_cancelled()) {
                    throw Error(ErrorKind::cancelled, "cancelled while the database was backed up");
                }
            }};
}

void RunBackup::check() const {
    if (request_.backup.is_wanted) {
        request_.connection.check_backup(options(false));
    }
}

void RunBackup::make(const revisions::Rows& rows) {
    if (!request_.backup.is_wanted || backup_) {
        return;
    }
    dialects::BackupOptions wanted = options(false);
    wanted.label = make_label(rows);
    try {
        backup_ = request_.connection.back_up(wanted);
    } catch (Error& error) {
        error.add_context("backing up the database; nothing was changed");
        throw;
    }
    if (!backup_) {
        request_.log(kLogger, "There is nothing to back up: the database is empty");
        return;
    }
    request_.log(kLogger, describe_backup(*backup_));
    if (!backup_->fault.empty()) {
        request_.log.warn(kLogger, "The database has a fault, and so has its backup: " + backup_->fault);
    }
    if (request_.events.on_backed_up) {
        request_.events.on_backed_up(backup_->path);
    }
}

SettledBackups RunBackup::settle(bool has_committed) {
    if (!backup_) {
        return {};
    }
    if (has_committed && request_.backup.restores) {
        return restore();
    }
    SettledBackups settled{.state = backup_->database + " as it was before the run is in " + backup_->path};
    if (has_committed) {
        settled.hint = "to go back to before the run: " + request_.connection.describe_restore(*backup_);
    }
    return settled;
}

SettledBackups RunBackup::restore() {
    try {
        request_.connection.restore(*backup_, options(true));
        request_.log(kLogger, "Restored " + backup_->database + " from " + backup_->path);
        return {.state = backup_->database + " was then restored from " + backup_->path +
                         ", and is as it was before the run",
                .hint = {},
                .is_restored = true};
    } catch (const std::exception& error) {
        request_.log.warn(kLogger, "Could not restore " + backup_->database + " from " + backup_->path +
                                       ": " + error.what());
        return {.state = "restoring " + backup_->database + " from " + backup_->path + " failed (" +
                         error.what() + "), and both are left as they are",
                .hint = "to go back to before the run: " + request_.connection.describe_restore(*backup_)};
    }
}

}  // namespace retort::runtime
