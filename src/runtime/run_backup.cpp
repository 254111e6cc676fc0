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

// The run has failed already. What a callback throws now must neither stop the way back
// between its pages, nor hide why the run failed and what became of the database.
template <class Call>
void call_after_failure(const Call& call) noexcept {
    try {
        call();
    } catch (...) {  // for the reason above
    }
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

void RunBackup::tell(const BackupEvent& event) const {
    if (request_.events.on_backup) {
        request_.events.on_backup(event);
    }
}

void RunBackup::stop_if_cancelled() const {
    if (request_.events.is_cancelled && request_.events.is_cancelled()) {
        throw Error(ErrorKind::cancelled, "cancelled while the database was backed up");
    }
}

dialects::BackupOptions RunBackup::backup_options() const {
    return {.folder = request_.backup.folder,
            .label = {},
            .on_copied =
                [this](std::int64_t done, std::int64_t total) {
                    tell({.done = done, .total = total});
                    stop_if_cancelled();
                },
            .on_checking =
                [this] {
                    tell({.is_check = true});
                    stop_if_cancelled();
                }};
}

dialects::BackupOptions RunBackup::restore_options() const {
    return {
        .folder = {},
        .label = {},
        .on_copied =
            [this](std::int64_t done, std::int64_t total) {
                call_after_failure([&] { tell({.is_restore = true, .done = done, .total = total}); });
            },
        .on_checking = [this] { call_after_failure([&] { tell({.is_restore = true, .is_check = true}); }); }};
}

void RunBackup::check() const {
    if (request_.backup.is_wanted) {
        request_.connection.check_backup(backup_options());
    }
}

void RunBackup::make(const revisions::Rows& rows) {
    if (!request_.backup.is_wanted || backup_) {
        return;
    }
    dialects::BackupOptions wanted = backup_options();
    wanted.label = make_label(rows);
    try {
        backup_ = request_.connection.back_up(wanted);
    } catch (Error& error) {
        error.add_context("backing up the database; nothing was changed");
        throw;
    }
    report_backup();
}

void RunBackup::report_backup() const {
    if (was_empty()) {
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
    if (!backup_ || (was_empty() && !has_committed)) {
        return {};
    }
    if (has_committed && request_.backup.restores) {
        return restore();
    }
    if (was_empty()) {
        return {.state = backup_->database + " was empty before the run, and has no backup"};
    }
    return {.state = backup_->database + " as it was before the run is in " + backup_->path,
            .hint = has_committed ? describe_way_back() : ""};
}

SettledBackups RunBackup::restore() const {
    try {
        request_.connection.restore(*backup_, restore_options());
    } catch (const std::exception& error) {
        return describe_failure(error.what());
    } catch (...) {
        return describe_failure("nobody said why");
    }
    call_after_failure([&] { request_.log(kLogger, "Restored " + name_both()); });
    const std::string state = was_empty() ? "empty as it was" : "as it was";
    return {.state = backup_->database + " was then restored" + name_source() + ", and is " + state +
                     " before the run",
            .hint = {},
            .is_restored = true};
}

SettledBackups RunBackup::describe_failure(const std::string& why) const {
    call_after_failure([&] { request_.log.warn(kLogger, "Could not restore " + name_both() + ": " + why); });
    return {.state = "restoring " + name_both() + " failed (" + why + "), and " +
                     (was_empty() ? "it is left as it is" : "both are left as they are"),
            .hint = describe_way_back()};
}

std::string RunBackup::name_source() const {
    return was_empty() ? "" : " from " + backup_->path;
}

std::string RunBackup::describe_way_back() const {
    const std::string command = request_.connection.describe_restore(*backup_);
    return command.empty() ? "" : "to go back to before the run: " + command;
}

}  // namespace retort::runtime
