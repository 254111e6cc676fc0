// The C interface: each function is a call of a Migrator's, its exceptions turned
// into a status that the handle remembers.
#include "retort/migrator.hpp"
#include "retort/retort.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <new>
#include <optional>
#include <utility>

struct retort_migrator {
    std::optional<retort::Migrator> migrator;
    std::optional<retort::Error> error;
    std::string description;  // of the error
    std::string backup;       // of the last run
};

struct retort_revisions {
    std::vector<retort::RevisionInfo> items;
};

struct retort_interrupted {
    retort::InterruptedStep step;
};

namespace {

using namespace retort;

retort_status status_of(ErrorKind kind) {
    switch (kind) {
        case ErrorKind::usage:
        case ErrorKind::command:
            return RETORT_ERROR_COMMAND;
        case ErrorKind::config:
            return RETORT_ERROR_CONFIG;
        case ErrorKind::script:
        case ErrorKind::build:
            return RETORT_ERROR_SCRIPT;
        case ErrorKind::connection:
            return RETORT_ERROR_CONNECTION;
        case ErrorKind::database:
            return RETORT_ERROR_DATABASE;
        case ErrorKind::cancelled:
            return RETORT_ERROR_CANCELLED;
        case ErrorKind::internal:
            return RETORT_ERROR_INTERNAL;
    }
    return RETORT_ERROR_INTERNAL;
}

retort_status keep(retort_migrator& handle, Error error) {
    handle.description = error.describe();
    handle.error = std::move(error);
    return status_of(handle.error->kind());
}

// Runs it, and keeps in the handle what it threw.
template <class Call>
retort_status guard(retort_migrator& handle, const Call& call) noexcept {
    try {
        handle.error.reset();
        handle.description.clear();
        try {
            call();
            return RETORT_OK;
        } catch (const Error& error) {
            return keep(handle, error);
        } catch (const std::bad_alloc&) {
            return RETORT_ERROR_MEMORY;
        } catch (const std::exception& error) {
            return keep(handle, Error(ErrorKind::internal, error.what()));
        } catch (...) {
            return keep(handle, Error(ErrorKind::internal, "an exception of unknown type"));
        }
    } catch (...) {
        return RETORT_ERROR_MEMORY;
    }
}

// The same for a handle that is open.
template <class Call>
retort_status call_open(retort_migrator* handle, const Call& call) noexcept {
    if (handle == nullptr || !handle->migrator) {
        return RETORT_ERROR_MISUSE;
    }
    return guard(*handle, [&] { call(*handle->migrator); });
}

// C's progress, and the texts in it that need a zero byte.
void tell_progress(const retort_options& options, const Progress& progress) {
    const std::string revision(progress.revision);
    const std::string summary(progress.summary);
    const std::string sql(progress.sql);
    const std::string phase(progress.phase);
    const std::string unit(progress.unit);
    const std::string waits_for(progress.waits_for);
    const retort_progress told{.stage = static_cast<retort_stage>(progress.stage),
                               .step = progress.step,
                               .steps = progress.steps,
                               .revision = revision.c_str(),
                               .summary = summary.c_str(),
                               .is_upgrade = progress.is_upgrade ? 1 : 0,
                               .sql = sql.c_str(),
                               .rows = progress.rows.value_or(-1),
                               .elapsed_ms = progress.elapsed.count(),
                               .phase = phase.c_str(),
                               .done = progress.done.value_or(-1),
                               .total = progress.total.value_or(-1),
                               .unit = unit.c_str(),
                               .percent = progress.percent.value_or(-1),
                               .waits_for = waits_for.c_str()};
    options.on_progress(options.data, &told);
}

// A caller that was compiled against an older header has a smaller struct.
retort_options read_options(const retort_options* given) {
    retort_options options;
    retort_options_init(&options);
    if (given != nullptr) {
        std::memcpy(&options, given, std::min(given->size, sizeof(options)));
    }
    return options;
}

std::optional<std::chrono::milliseconds> read_timeout(long long milliseconds) {
    return milliseconds < 0 ? std::nullopt : std::optional(std::chrono::milliseconds(milliseconds));
}

// "key=value", as -x of the command line takes it; without a value it has an empty one.
std::map<std::string, std::string> read_x_arguments(const char* const* given) {
    std::map<std::string, std::string> arguments;
    for (; given != nullptr && *given != nullptr; ++given) {
        const std::string_view text = *given;
        const auto sign = std::min(text.find('='), text.size());
        arguments[std::string(text.substr(0, sign))] = text.substr(std::min(sign + 1, text.size()));
    }
    return arguments;
}

OnInterrupted read_on_interrupted(int given) {
    switch (given) {
        case RETORT_GO_ON:
            return OnInterrupted::go_on;
        case RETORT_RUN_AGAIN:
            return OnInterrupted::run_again;
        case RETORT_MARK_DONE:
            return OnInterrupted::mark_done;
    }
    throw Error(ErrorKind::config, "the option interrupted has the unknown value " + std::to_string(given));
}

MigratorOptions make_options(const retort_options* given) {
    const retort_options from = read_options(given);
    MigratorOptions options;
    if (from.version_table != nullptr) {
        options.version_table = from.version_table;
    }
    if (from.version_table_schema != nullptr) {
        options.version_table_schema = from.version_table_schema;
    }
    if (from.transaction_per_migration >= 0) {
        options.transaction_per_migration = from.transaction_per_migration != 0;
    }
    if (from.on_progress != nullptr) {
        options.on_progress = [from](const Progress& progress) { tell_progress(from, progress); };
    }
    if (from.on_log != nullptr) {
        options.on_log = [from](LogLevel level, std::string_view logger, std::string_view line) {
            from.on_log(from.data, level == LogLevel::info ? RETORT_LOG_INFO : RETORT_LOG_WARNING,
                        std::string(logger).c_str(), std::string(line).c_str());
        };
    }
    if (from.is_cancelled != nullptr) {
        options.is_cancelled = [from] { return from.is_cancelled(from.data) != 0; };
    }
    options.backup = from.backup != 0;
    options.backup_folder = from.backup_folder == nullptr ? "" : from.backup_folder;
    options.restore_on_failure = from.restore_on_failure != 0;
    options.takes_progress_handler = from.takes_progress_handler != 0;
    options.lock_timeout = read_timeout(from.lock_timeout_ms);
    options.table_lock_timeout = read_timeout(from.table_lock_timeout_ms);
    options.statement_timeout = read_timeout(from.statement_timeout_ms);
    options.retries = from.retries;
    options.keep_history = from.keep_history != 0;
    options.x_arguments = read_x_arguments(from.x_arguments);
    options.database = from.database == nullptr ? "" : from.database;
    options.interrupted = read_on_interrupted(from.interrupted);
    return options;
}

// `place` is a URL or a handle.
template <class Place>
retort_status open(const retort_migrations* migrations, const Place& place, const retort_options* options,
                   retort_migrator** result) noexcept {
    if (result == nullptr) {
        return RETORT_ERROR_MISUSE;
    }
    *result = nullptr;
    if (migrations == nullptr || place == nullptr) {
        return RETORT_ERROR_MISUSE;
    }
    *result = new (std::nothrow) retort_migrator;
    if (*result == nullptr) {
        return RETORT_ERROR_MEMORY;
    }
    retort_migrator& handle = **result;
    return guard(handle, [&] {
        handle.migrator.emplace(*reinterpret_cast<const Migrations*>(migrations), place,
                                make_options(options));
    });
}

template <class Run>
retort_status migrate(retort_migrator* handle, const char* target, size_t* steps, const Run& run) noexcept {
    if (target == nullptr) {
        return RETORT_ERROR_MISUSE;
    }
    return call_open(handle, [&](Migrator& migrator) {
        handle->backup.clear();
        MigrationReport report = run(migrator);
        handle->backup = std::move(report.backup);
        if (steps != nullptr) {
            *steps = report.steps.size();
        }
    });
}

template <class List>
retort_status list(retort_migrator* handle, retort_revisions** revisions, const List& make) noexcept {
    if (revisions == nullptr) {
        return RETORT_ERROR_MISUSE;
    }
    *revisions = nullptr;
    return call_open(handle, [&](Migrator& migrator) {
        *revisions = std::make_unique<retort_revisions>(retort_revisions{make(migrator)}).release();
    });
}

template <class Make>
retort_status write_plan(retort_migrator* handle, const char* target, char** sql, const Make& make) noexcept {
    if (target == nullptr || sql == nullptr) {
        return RETORT_ERROR_MISUSE;
    }
    *sql = nullptr;
    return call_open(handle, [&](Migrator& migrator) {
        const MigrationPlan plan = make(migrator);
        *sql = static_cast<char*>(std::malloc(plan.sql.size() + 1));
        if (*sql == nullptr) {
            throw std::bad_alloc();
        }
        std::memcpy(*sql, plan.sql.c_str(), plan.sql.size() + 1);
    });
}

// A text of the last error.
template <class Get>
const char* error_text(const retort_migrator* handle, const Get& get) noexcept {
    return handle == nullptr || !handle->error ? "" : get(*handle->error).c_str();
}

const retort::RevisionInfo* find_item(const retort_revisions* revisions, size_t index) noexcept {
    return revisions == nullptr || index >= revisions->items.size() ? nullptr : &revisions->items[index];
}

}  // namespace

extern "C" {

void retort_options_init(retort_options* options) {
    *options = retort_options{};
    options->size = sizeof(retort_options);
    options->transaction_per_migration = -1;
    options->lock_timeout_ms = -1;
    options->table_lock_timeout_ms = -1;
    options->statement_timeout_ms = -1;
    options->retries = 3;
    options->keep_history = 1;
}

retort_status retort_open(const retort_migrations* migrations, const char* url, const retort_options* options,
                          retort_migrator** migrator) {
    return open(migrations, url, options, migrator);
}

retort_status retort_open_sqlite(const retort_migrations* migrations, sqlite3* database,
                                 const retort_options* options, retort_migrator** migrator) {
    return open(migrations, database, options, migrator);
}

retort_status retort_open_postgresql(const retort_migrations* migrations, pg_conn* connection,
                                     const retort_options* options, retort_migrator** migrator) {
    return open(migrations, connection, options, migrator);
}

void retort_close(retort_migrator* migrator) {
    delete migrator;
}

const char* retort_error(const retort_migrator* migrator) {
    return migrator == nullptr ? "" : migrator->description.c_str();
}

const char* retort_error_message(const retort_migrator* migrator) {
    return error_text(migrator, [](const Error& error) -> const std::string& { return error.message(); });
}

const char* retort_error_hint(const retort_migrator* migrator) {
    return error_text(migrator, [](const Error& error) -> const std::string& { return error.hint(); });
}

const char* retort_error_sql(const retort_migrator* migrator) {
    return error_text(migrator, [](const Error& error) -> const std::string& { return error.sql(); });
}

const char* retort_error_state(const retort_migrator* migrator) {
    return error_text(migrator, [](const Error& error) -> const std::string& { return error.state(); });
}

retort_status retort_upgrade(retort_migrator* migrator, const char* target, size_t* steps) {
    return migrate(migrator, target, steps, [&](Migrator& one) { return one.upgrade(target); });
}

retort_status retort_downgrade(retort_migrator* migrator, const char* target, size_t* steps) {
    return migrate(migrator, target, steps, [&](Migrator& one) { return one.downgrade(target); });
}

retort_status retort_stamp(retort_migrator* migrator, const char* target, size_t* steps) {
    return migrate(migrator, target, steps, [&](Migrator& one) { return one.stamp(target); });
}

const char* retort_backup(const retort_migrator* migrator) {
    return migrator == nullptr ? "" : migrator->backup.c_str();
}

retort_status retort_current(retort_migrator* migrator, retort_revisions** revisions) {
    return list(migrator, revisions, [](Migrator& one) { return one.current(); });
}

retort_status retort_pending(retort_migrator* migrator, retort_revisions** revisions) {
    return list(migrator, revisions, [](Migrator& one) { return one.pending(); });
}

size_t retort_revisions_count(const retort_revisions* revisions) {
    return revisions == nullptr ? 0 : revisions->items.size();
}

const char* retort_revisions_id(const retort_revisions* revisions, size_t index) {
    const auto* item = find_item(revisions, index);
    return item == nullptr ? "" : item->id.c_str();
}

const char* retort_revisions_summary(const retort_revisions* revisions, size_t index) {
    const auto* item = find_item(revisions, index);
    return item == nullptr ? "" : item->summary.c_str();
}

const char* retort_revisions_file(const retort_revisions* revisions, size_t index) {
    const auto* item = find_item(revisions, index);
    return item == nullptr ? "" : item->file.c_str();
}

void retort_revisions_free(retort_revisions* revisions) {
    delete revisions;
}

retort_status retort_is_compatible(retort_migrator* migrator, int* is_compatible) {
    if (is_compatible == nullptr) {
        return RETORT_ERROR_MISUSE;
    }
    return call_open(migrator, [&](Migrator& one) { *is_compatible = one.is_compatible() ? 1 : 0; });
}

retort_status retort_find_interrupted(retort_migrator* migrator, retort_interrupted** interrupted) {
    if (interrupted == nullptr) {
        return RETORT_ERROR_MISUSE;
    }
    *interrupted = nullptr;
    return call_open(migrator, [&](Migrator& one) {
        if (auto step = one.interrupted()) {
            *interrupted =
                std::make_unique<retort_interrupted>(retort_interrupted{std::move(*step)}).release();
        }
    });
}

int retort_interrupted_is_upgrade(const retort_interrupted* interrupted) {
    return interrupted != nullptr && interrupted->step.is_upgrade ? 1 : 0;
}

const char* retort_interrupted_revision(const retort_interrupted* interrupted) {
    return interrupted == nullptr ? "" : interrupted->step.revision.c_str();
}

size_t retort_interrupted_operations(const retort_interrupted* interrupted) {
    return interrupted == nullptr ? 0 : interrupted->step.operations;
}

const char* retort_interrupted_statement(const retort_interrupted* interrupted) {
    return interrupted == nullptr ? "" : interrupted->step.statement.c_str();
}

const char* retort_interrupted_started(const retort_interrupted* interrupted) {
    return interrupted == nullptr ? "" : interrupted->step.started.c_str();
}

void retort_interrupted_free(retort_interrupted* interrupted) {
    delete interrupted;
}

retort_status retort_plan(retort_migrator* migrator, const char* target, char** sql) {
    return write_plan(migrator, target, sql, [&](Migrator& one) { return one.plan(target); });
}

retort_status retort_plan_downgrade(retort_migrator* migrator, const char* target, char** sql) {
    return write_plan(migrator, target, sql, [&](Migrator& one) { return one.plan_downgrade(target); });
}

void retort_free(char* text) {
    std::free(text);
}

}  // extern "C"
