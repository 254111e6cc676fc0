// The online run of all databases; see migrate.hpp.
#include "runtime/migrate.hpp"

#include "base/text.hpp"
#include "runtime/migration.hpp"
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

// Does one thing for each of the databases, and lets an Error say in which it failed.
class Together {
public:
    explicit Together(Migrations& migrations) : migrations_(migrations) {}

    template <class Step>
    void each(const Step& step) {
        for (auto& migration : migrations_) {
            if (migration.has_work()) {
                current_ = &migration;
                step(migration);
            }
        }
    }
    void explain(Error& error) const {
        current_->add_context(error);
        if (migrations_.size() > 1 || current_->has_run()) {
            error.with_state(describe_state(migrations_, *current_));
        }
        hint_at_difference(error, migrations_);
    }

private:
    Migrations& migrations_;
    Migration* current_ = nullptr;
};

// Plans and builds everything before anything is locked.
void prepare(Migrations& migrations) {
    for (auto& migration : migrations) {
        try {
            migration.prepare();
        } catch (Error& error) {
            migration.add_context(error);
            throw;
        }
    }
}

bool begin(Together& together) {
    bool are_as_planned = true;
    together.each([&](Migration& migration) { are_as_planned = are_as_planned && migration.begin(); });
    return are_as_planned;
}

void run_and_commit(Together& together, bool are_several) {
    together.each([](Migration& migration) { migration.run(); });
    if (are_several) {
        together.each([](Migration& migration) { migration.prepare_commit(); });
    }
    together.each([](Migration& migration) { migration.commit(); });
}

// Everything between the first BEGIN and the last COMMIT; false when another
// process changed version rows since the plans were made.
bool try_plans(Migrations& migrations) {
    Together together(migrations);
    try {
        if (!begin(together)) {
            roll_back(migrations);
            return false;
        }
        run_and_commit(together, migrations.size() > 1);
        return true;
    } catch (Error& error) {
        roll_back(migrations);
        together.explain(error);
        throw;
    } catch (...) {
        roll_back(migrations);
        throw;
    }
}

}  // namespace

std::vector<revisions::Plan> migrate_together(const std::vector<MigrateRequest>& requests) {
    for (;;) {
        Migrations migrations(requests.begin(), requests.end());
        prepare(migrations);
        if (try_plans(migrations)) {
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
                          const Settings& settings) {
    connection.begin(dialects::TransactionKind::write);
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
