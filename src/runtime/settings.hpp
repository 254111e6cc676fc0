// What a run needs to know beside its plan; the environment and the command
// line decide it.
#pragma once

#include "base/log.hpp"
#include "dialects/dialect.hpp"
#include "operations/recorder.hpp"
#include "retort/env.hpp"
#include "revisions/plan.hpp"
#include "scripts/script.hpp"

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace retort::runtime {

using Log = base::Log;

// Builds and loads the scripts of some revisions.
using LoadScripts =
    std::function<std::shared_ptr<scripts::LoadedScripts>(const std::vector<revisions::Revision>& revisions)>;

// Makes the plan for the rows that the version table has.
using MakePlan = std::function<revisions::Plan(const revisions::Rows& rows)>;

// For another migration to end, where nothing says how long.
inline constexpr std::chrono::milliseconds kDefaultLockTimeout{60000};

// How long a run waits for others, and how often it tries.
struct Patience {
    // For another migration to end; absent: as the database's URL says, or a minute.
    std::optional<std::chrono::milliseconds> lock_timeout{};
    // Inside transactions; absent: as the database is set, zero: without an end.
    std::optional<std::chrono::milliseconds> table_lock_timeout{};
    std::optional<std::chrono::milliseconds> statement_timeout{};
    // More tries for a transaction that others made fail.
    int retries = 3;
    // How to wait; empty: the thread sleeps.
    std::function<void(std::chrono::milliseconds)> sleep{};
};

// A statement of a step, before it runs or after; views hold during the call.
struct StatementEvent {
    std::size_t step = 0;  // from 0
    std::string_view sql;
    bool is_done = false;
    std::optional<std::int64_t> rows = std::nullopt;  // that it changed, where it is done and known
};

// A copy of the database that is being made before the run or brought back after it.
struct BackupEvent {
    bool is_restore = false;
    bool is_check = false;  // all pages are copied, and the copy is checked
    std::int64_t done = 0;  // pages, of
    std::int64_t total = 0;
};

// What whoever asked for a run may watch, and stop. Each may be empty. An exception
// that leaves one is a failure of the step; but on_backup's stops no restore.
struct Events {
    std::function<void(std::size_t step, std::size_t steps, const revisions::Step&)> on_step = {};
    std::function<void(const StatementEvent&)> on_statement = {};
    // Of a statement that takes its time; see dialects::Watch.
    std::function<void(std::size_t step, const dialects::Working&)> on_working = {};
    std::function<void(const BackupEvent&)> on_backup = {};
    // The copy is whole; not called where there is none.
    std::function<void(const std::string& path)> on_backed_up = {};
    // Asked before each step and during statements; true stops the run with Error(cancelled).
    std::function<bool()> is_cancelled = {};
    bool takes_handler = false;  // of a connection that is lent; see dialects::Watch
};

// A copy of the database before its first change.
struct BackupPolicy {
    bool is_wanted = false;
    std::string folder{};  // empty: beside the database
    // Where the run fails of which a part is committed, the copy is brought back.
    bool restores = false;
};

// Who asked for the run: hints say how to go on in its words.
enum class Caller { command_line, program };

struct Settings {
    Caller caller = Caller::command_line;
    schema::QualifiedName version_table{"", "alembic_version"};
    bool version_table_pk = true;
    bool transaction_per_migration = false;
    // Each step that runs is recorded in the history table, which is made when it is first needed.
    bool keeps_history = false;
    std::function<void(const VersionApplied&)> on_version_apply;  // may be empty
    std::map<std::string, std::string> x_arguments;
    std::string database;                // the name of this one; empty where the project has one
    std::vector<std::string> databases;  // all of the project, if it has several
    schema::NamingConvention naming_convention;
    // The schemas beside the default one that a run may read; absent: all. Those that others
    // change at the same time are best left alone.
    std::optional<std::vector<std::string>> shared_schemas{};
    Patience patience;
};

inline operations::RecorderContext recorder_context(const dialects::Dialect& dialect,
                                                    const Settings& settings) {
    return {.dialect = dialect.traits().name,
            .x_arguments = settings.x_arguments,
            .naming_convention = settings.naming_convention,
            .database = settings.database,
            .databases = settings.databases,
            .lex = &dialect.lex_rules()};
}

}  // namespace retort::runtime
