// Runs that are killed after every statement they send, over the history of all kinds
// of operations: the version table tells the truth each time, and further runs end in
// the schema and rows of one that nobody disturbed.
#include "dialects/database_fixture.hpp"
#include "history.hpp"
#include "killing_connection.hpp"
#include "picture.hpp"
#include "process.hpp"
#include "runtime/journal.hpp"

#include <gtest/gtest.h>

#include <cstdlib>

namespace retort::robustness {
namespace {

constexpr int kUndecided = 3;

struct Mode {
    std::string dialect;
    bool per_migration;
};

std::string name_of(const Mode& mode) {
    return mode.dialect + (mode.per_migration ? "_per_migration" : "_at_once");
}

class Kill : public testing::TestWithParam<Mode> {
protected:
    const dialects::Dialect& dialect() const { return database_.dialect(); }

    runtime::MigrateRequest request(dialects::Connection& connection, bool up) const {
        auto made = up ? history_.upgrade(dialect(), connection) : history_.downgrade(dialect(), connection);
        made.settings.transaction_per_migration = GetParam().per_migration;
        made.settings.keeps_history = true;
        return made;
    }

    // Its undisturbed run.
    std::string run_at_once(const dialects::AnyDatabase& database, bool up) const {
        const auto connection = database.connect();
        migrate(request(*connection, up));
        return picture(dialect(), *connection);
    }

    Ended run_and_die(std::size_t after, bool up, runtime::Interrupted interrupted) const {
        return Child([&] {
                   const auto real = database_.connect();
                   if (dialect().traits().rebuilds) {
                       // A killed process, unlike a lost machine, loses nothing that was written.
                       real->query("PRAGMA synchronous = OFF");
                   }
                   KillingConnection connection(*real, after);
                   auto made = request(connection, up);
                   made.interrupted = interrupted;
                   try {
                       migrate(made);
                   } catch (const Error& error) {
                       if (error.message().find("may or may not") == std::string::npos) {
                           throw;
                       }
                       return kUndecided;
                   }
                   return 0;
               })
            .wait();
    }

    struct State {
        std::vector<std::string> versions;
        std::optional<runtime::JournalEntry> journal;
        bool operator==(const State&) const = default;
    };
    State read(dialects::Connection& connection) const {
        return {read_versions(dialect(), connection, {"", "alembic_version"})
                    .value_or(std::vector<std::string>{}),
                runtime::read_journal(dialect(), connection, {"", "alembic_version"})};
    }

    // A revision's row in `applied` is written last and taken away first.
    void expect_truth(dialects::Connection& connection, const State& state) const {
        std::vector<std::string> expected;
        for (const auto& script : history_.scripts()) {
            if (!state.versions.empty() && script.id <= state.versions.front()) {
                expected.push_back(script.id);
            }
        }
        auto applied = expected;
        applied.clear();
        if (dialect().has_table(connection, {"", "applied"})) {
            applied = column_of(connection, "SELECT revision FROM applied");
        }
        // A downgrade that an autocommit block divides has taken its row away already.
        if (state.journal && state.journal->direction == revisions::Direction::downgrade &&
            !expected.empty()) {
            expected.pop_back();
        }
        ASSERT_EQ(applied, expected);
    }

    // Kills run after run, each one statement later, or anew where something was committed.
    void kill_everywhere(bool up) {
        const auto connection = database_.connect();
        State state = read(*connection);
        auto answer = runtime::Interrupted::go_on;
        for (std::size_t after = 1;;) {
            const Ended ended = run_and_die(after, up, answer);
            SCOPED_TRACE("killed after statement " + std::to_string(after) + " at " +
                         (state.versions.empty() ? "base" : state.versions.front()));
            ++kills_;
            const State now = read(*connection);
            ASSERT_NO_FATAL_FAILURE(expect_truth(*connection, now));
            if (!ended.was_killed && ended.code == 0) {
                return;
            }
            ASSERT_TRUE(ended.was_killed || ended.code == kUndecided) << ended.error;
            after = now == state ? after + (ended.was_killed ? 1 : 0) : 1;
            answer = ended.was_killed && now != state ? runtime::Interrupted::go_on : answer;
            answer = ended.was_killed ? answer : runtime::Interrupted::run_again;
            state = now;
        }
    }

    History history_ = make_long_history();
    dialects::AnyDatabase database_{GetParam().dialect};
    dialects::AnyDatabase undisturbed_{GetParam().dialect};
    int kills_ = 0;
};

TEST_P(Kill, AtEveryStatementEndsAsIfUndisturbed) {
    for (const bool up : {true, false}) {
        SCOPED_TRACE(up ? "upgrade" : "downgrade");
        const std::string expected = run_at_once(undisturbed_, up);
        ASSERT_NO_FATAL_FAILURE(kill_everywhere(up));
        const auto connection = database_.connect();
        ASSERT_EQ(picture(dialect(), *connection), expected);
    }
    RecordProperty("kills", kills_);
}

INSTANTIATE_TEST_SUITE_P(Modes, Kill,
                         testing::Values(Mode{"sqlite", true}, Mode{"sqlite", false},
                                         Mode{"postgresql", true}, Mode{"postgresql", false}),
                         [](const auto& param) { return name_of(param.param); });

}  // namespace
}  // namespace retort::robustness
