// The online run of all databases; see migrate.hpp.
#include "runtime/migrate.hpp"

#include "base/text.hpp"
#include "runtime/hints.hpp"
#include "runtime/locks.hpp"
#include "runtime/migration.hpp"
#include "runtime/retries.hpp"
#include "runtime/run_log.hpp"
#include "runtime/step_changes.hpp"

#include <algorithm>
#include <deque>

namespace retort::runtime {

namespace {

// Databases by their order; a deque, because a run stays where it is.
using Migrations = std::deque<Migration>;

void roll_back(Migrations& migrations) {
    for (auto& each : migrations) {
        each.rollback();
    }
}

// Where every database stands, the failed one first.
std::string describe_state(const Migrations& migrations, const Migration& failed) {
    std::string state = failed.describe_failed();
    for (const auto& each : migrations) {
        if (&each != &failed) {
            state += "; " + each.describe_other();
        }
    }
    return state;
}

// Where databases stand apart now, how they come together again.
void hint_at_difference(Error& error, const Migrations& migrations) {
    const bool is_divided =
        migrations.size() > 1 && std::any_of(migrations.begin(), migrations.end(),
                                             [](const Migration& each) { return each.has_committed(); });
    if (is_divided && error.hint().empty()) {
        error.with_hint("run the command again: each database goes on from where it is");
    }
}

// Does one thing for each of the databases that are not done, and lets an Error say in
// which it failed.
class Together {
public:
    explicit Together(Migrations& migrations) : migrations_(migrations) {}

    template <class Step>
    void each(const Step& step) {
        for (auto& migration : migrations_) {
            one(migration, step);
        }
    }
    template <class Step>
    void each_in(const std::vector<std::size_t>& order, const Step& step) {
        for (const std::size_t i : order) {
            one(migrations_[i], step);
        }
    }
    void explain(Error& error, const SettledBackups& backups) const {
        current_->add_context(error);
        std::string state;
        if (migrations_.size() > 1 || current_->has_run() || current_->has_committed()) {
            state = describe_state(migrations_, *current_);
        }
        state += (state.empty() || backups.state.empty() ? "" : "; ") + backups.state;
        if (!state.empty()) {
            error.with_state(state);
        }
        if (!backups.is_restored) {
            hint_at_going_on(error);
        }
        if (!backups.hint.empty()) {
            error.with_hint(error.hint() + (error.hint().empty() ? "" : "; ") + backups.hint);
        }
    }

    // The pause before another try of what failed; false: there is none.
    bool pause(Retries& retries, const Error& error) {
        std::size_t committed = 0;
        for (const auto& migration : migrations_) {
            committed += migration.committed_steps();
        }
        if (!current_->can_try_again() || !retries.pause(current_->dialect(), error, committed)) {
            return false;
        }
        each([](Migration& migration) { migration.prepare_again(); });
        return true;
    }

private:
    template <class Step>
    void one(Migration& migration, const Step& step) {
        if (migration.has_work() && !migration.is_done()) {
            current_ = &migration;
            step(migration);
        }
    }

    void hint_at_going_on(Error& error) const {
        hint_at_difference(error, migrations_);
        if (current_->is_inside_step() && error.hint().empty()) {
            error.with_hint(
                "when the cause is mended, run the command again: it goes on after what is committed");
        }
    }

    Migrations& migrations_;
    Migration* current_ = nullptr;
};

SettledBackups settle_backups(Migrations& migrations) {
    SettledBackups settled;
    for (auto& each : migrations) {
        settled.add(each.settle_backup());
    }
    return settled;
}

// Of a failure that is no Error of retort's, and has no room for it.
void warn_of(const SettledBackups& settled, const Log& log) noexcept {
    if (settled.state.empty()) {
        return;
    }
    try {
        log.warn(kLogger,
                 "The run failed; " + settled.state + (settled.hint.empty() ? "" : "; " + settled.hint));
    } catch (...) {  // the failure itself is what has to be heard of
    }
}

template <class Step>
void each_before_the_run(Migrations& migrations, const Step& step) {
    for (auto& migration : migrations) {
        try {
            step(migration);
        } catch (Error& error) {
            migration.add_context(error);
            throw;
        }
    }
}

// Plans and builds everything before anything is locked: a compiler may take its time.
// Only where a step looks interrupted the lock comes first: a run that is at it has the
// lock, and its step is not to be gone on with, nor to stand in the way.
// False: to be read again under the lock.
bool prepare(Migrations& migrations, Locks& locks) {
    each_before_the_run(migrations, [](Migration& migration) { migration.look(); });
    const bool has_entry = std::any_of(migrations.begin(), migrations.end(),
                                       [](const Migration& each) { return each.has_entry(); });
    if (has_entry && !locks.are_held()) {
        locks.take();
        return false;
    }
    each_before_the_run(migrations, [](Migration& migration) { migration.prepare(); });
    return true;
}

// Write locks, too, are taken in the order that all processes have.
bool begin(Together& together, const std::vector<std::size_t>& order) {
    bool are_as_planned = true;
    together.each_in(order,
                     [&](Migration& migration) { are_as_planned = are_as_planned && migration.begin(); });
    return are_as_planned;
}

void run_and_commit(Together& together, bool are_several) {
    together.each([](Migration& migration) { migration.back_up(); });
    together.each([](Migration& migration) { migration.run(); });
    if (are_several) {
        together.each([](Migration& migration) { migration.prepare_commit(); });
    }
    together.each([](Migration& migration) { migration.commit(); });
}

enum class Tried {
    done,
    rows_changed,  // by another process, since the plans were made
    again,
};

// Everything between the first BEGIN and the last COMMIT.
Tried try_plans(Migrations& migrations, const std::vector<std::size_t>& order, Retries& retries,
                const Log& log) {
    Together together(migrations);
    try {
        if (!begin(together, order)) {
            roll_back(migrations);
            return Tried::rows_changed;
        }
        run_and_commit(together, migrations.size() > 1);
        return Tried::done;
    } catch (Error& error) {
        roll_back(migrations);
        if (together.pause(retries, error)) {
            return Tried::again;
        }
        together.explain(error, settle_backups(migrations));
        throw;
    } catch (...) {
        roll_back(migrations);
        warn_of(settle_backups(migrations), log);
        throw;
    }
}

// True when the plans are run; false when they must be made anew.
bool run_plans(Migrations& migrations, const std::vector<MigrateRequest>& requests, Locks& locks) {
    Retries retries(requests.front().settings.patience, requests.front().log);
    Tried tried = Tried::again;
    while (tried == Tried::again) {
        tried = try_plans(migrations, locks.order(), retries, requests.front().log);
    }
    return tried == Tried::done;
}

// --resume and --mark-done answer a question that must be there.
void check_answer(const Migrations& migrations, Interrupted interrupted, Caller caller) {
    const bool is_answer = interrupted == Interrupted::run_again || interrupted == Interrupted::mark_done;
    if (is_answer && std::none_of(migrations.begin(), migrations.end(),
                                  [](const Migration& each) { return each.has_open_statement(); })) {
        throw Error(ErrorKind::command,
                    "no statement was interrupted: there is none to run again or to take as done")
            .with_hint(interrupted_words(caller));
    }
}

}  // namespace

std::vector<revisions::Plan> migrate_together(const std::vector<MigrateRequest>& requests) {
    Locks locks(requests);
    for (;;) {
        Migrations migrations(requests.begin(), requests.end());
        if (!prepare(migrations, locks)) {
            continue;
        }
        check_answer(migrations, requests.front().interrupted, requests.front().settings.caller);
        if (std::any_of(migrations.begin(), migrations.end(),
                        [](const Migration& each) { return each.has_work(); })) {
            locks.take();
        }
        if (run_plans(migrations, requests, locks)) {
            std::vector<revisions::Plan> plans(migrations.size());
            std::transform(migrations.begin(), migrations.end(), plans.begin(),
                           [](const Migration& each) { return each.plan(); });
            return plans;
        }
    }
}

revisions::Plan migrate(const MigrateRequest& request) {
    return migrate_together({request}).front();
}

void ensure_version_table(const dialects::Dialect& dialect, dialects::Connection& connection,
                          const Settings& settings, const Log& log) {
    const Lock lock(connection, settings, log);
    begin_write(connection, settings, log, {}, Begin::first);
    try {
        if (!read_versions(dialect, connection, settings.version_table)) {
            connection.run(emit_version_table(dialect, settings, {}), [](std::size_t) {});
        }
        connection.commit();
    } catch (...) {
        connection.rollback();
        throw;
    }
}

}  // namespace retort::runtime
