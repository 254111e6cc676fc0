// Many processes that migrate at the same moment, one that is killed while it holds the
// lock, and one that is met between its transactions.
#include "dialects/database_fixture.hpp"
#include "history.hpp"
#include "picture.hpp"
#include "process.hpp"
#include "server.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <unistd.h>

#include <array>
#include <chrono>
#include <thread>
#include <utility>

namespace retort::robustness {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

struct Mode {
    std::string dialect;
    bool has_blocks = false;     // the history commits in the middle
    bool per_migration = false;  // each revision is a transaction
    bool has_log = false;        // of a database in WAL mode
};

std::string name_of(const Mode& mode) {
    return mode.dialect + (mode.has_log ? "_wal" : "") + (mode.has_blocks ? "_autocommit" : "") +
           (mode.per_migration ? "_per_migration" : "");
}

std::vector<Mode> all_modes() {
    std::vector<Mode> modes;
    for (const auto& dialect : dialects::all_dialect_names()) {
        modes.push_back({.dialect = dialect});
        modes.push_back({.dialect = dialect, .has_blocks = true});
        modes.push_back({.dialect = dialect, .per_migration = true});
        if (dialect == "sqlite") {
            modes.push_back({.dialect = dialect, .has_blocks = true, .has_log = true});
        }
    }
    return modes;
}

class Race : public testing::TestWithParam<Mode> {
protected:
    runtime::MigrateRequest upgrade(const dialects::AnyDatabase& database,
                                    dialects::Connection& connection) const {
        auto made = history_.upgrade(database.dialect(), connection);
        made.settings.transaction_per_migration = GetParam().per_migration;
        return made;
    }
    static void prepare(const dialects::AnyDatabase& database) {
        if (GetParam().has_log) {
            database.connect()->query("PRAGMA journal_mode = WAL");
        }
    }
    void expect_each_once(const dialects::AnyDatabase& database) const {
        const auto connection = database.connect();
        const std::vector<std::string> rows =
            GetParam().has_blocks ? parted_rows() : std::vector<std::string>{"s1", "s2", "s3", "s4", "s5"};
        EXPECT_EQ(column_of(*connection, "SELECT revision FROM applied"), rows);
        EXPECT_THAT(column_of(*connection, "SELECT version_num FROM alembic_version"),
                    ElementsAre(history_.scripts().back().id));
    }

    History history_ = GetParam().has_blocks ? make_parted_history() : make_short_history();
};

// Opens for all who wait at once.
class Gate {
public:
    Gate() { EXPECT_EQ(::pipe(ends_.data()), 0); }
    ~Gate() {
        ::close(ends_[0]);
        open();
    }
    Gate(const Gate&) = delete;
    Gate& operator=(const Gate&) = delete;

    // In the parent.
    void open() {
        if (ends_[1] >= 0) {
            ::close(ends_[1]);
            ends_[1] = -1;
        }
    }
    // In a child.
    void wait() {
        open();
        char ignored = 0;
        while (::read(ends_[0], &ignored, 1) > 0) {
        }
    }

private:
    std::array<int, 2> ends_{-1, -1};
};

TEST_P(Race, OfThirtyTwoAppliesEveryRevisionOnce) {
    for (int round = 0; round < 20 && !HasFailure(); ++round) {
        SCOPED_TRACE("round " + std::to_string(round));
        const dialects::AnyDatabase database(GetParam().dialect);
        prepare(database);
        Gate gate;
        std::vector<std::unique_ptr<Child>> racers;
        for (int i = 0; i < 32; ++i) {
            racers.push_back(std::make_unique<Child>([&] {
                gate.wait();
                const auto connection = database.connect();
                migrate(upgrade(database, *connection));
                return 0;
            }));
        }
        gate.open();
        for (auto& racer : racers) {
            const Ended ended = racer->wait();
            EXPECT_EQ(ended.code, 0) << ended.error;
        }
        expect_each_once(database);
    }
}

// The next one waits before the holder dies, and has the lock soon after.
TEST_P(Race, GoesOnWhenTheHolderIsKilled) {
    const dialects::AnyDatabase database(GetParam().dialect);
    prepare(database);
    Signal holds;
    Child holder([&] {
        const auto connection = database.connect();
        auto request = upgrade(database, *connection);
        request.events.on_statement = [&](const runtime::StatementEvent& event) {
            if (!event.is_done && event.sql.find("TABLE") != std::string_view::npos && event.step == 1) {
                holds.give();
                ::pause();
            }
        };
        migrate(request);
        return 0;
    });
    holds.await();
    Signal waits;
    Child next([&] {
        const auto connection = database.connect();
        auto request = upgrade(database, *connection);
        request.log = [&](std::string_view, std::string_view line) {
            if (line.starts_with("Waiting for another migration")) {
                waits.give();
            }
        };
        migrate(request);
        return 0;
    });
    waits.await();
    const auto killed = std::chrono::steady_clock::now();
    holder.kill();
    const Ended ended = next.wait();
    EXPECT_LT(std::chrono::steady_clock::now() - killed, std::chrono::seconds(5));
    EXPECT_EQ(ended.code, 0) << ended.error;
    expect_each_once(database);
}

INSTANTIATE_TEST_SUITE_P(Databases, Race, testing::ValuesIn(all_modes()),
                         [](const auto& param) { return name_of(param.param); });

class RunUnderWay : public testing::TestWithParam<std::string> {};

// Its journal is like an interrupted one's, and no transaction is open that would be in
// the way.
TEST_P(RunUnderWay, IsWaitedForAndNotGoneOnWith) {
    const History history = make_parted_history();
    for (const bool is_done : {false, true}) {
        SCOPED_TRACE(is_done ? "after the statement" : "before the statement");
        const dialects::AnyDatabase database(GetParam());
        Signal holds, go_on;
        Child holder([&] {
            const auto connection = database.connect();
            auto request = history.upgrade(database.dialect(), *connection);
            request.events.on_statement = [&](const runtime::StatementEvent& event) {
                if (event.is_done == is_done && event.sql.find("'p3 first'") != std::string_view::npos) {
                    holds.give();
                    go_on.await();
                }
            };
            migrate(request);
            return 0;
        });
        holds.await();
        const auto connection = database.connect();
        auto request = history.upgrade(database.dialect(), *connection);
        bool has_waited = false;
        request.settings.patience.sleep = [&](std::chrono::milliseconds pause) {
            if (!std::exchange(has_waited, true)) {
                go_on.give();
            }
            std::this_thread::sleep_for(pause);
        };
        std::string error;
        try {
            EXPECT_TRUE(migrate(request).steps.empty());
        } catch (const Error& thrown) {
            error = thrown.describe();
        }
        EXPECT_EQ(error, "");
        EXPECT_TRUE(has_waited);
        if (!has_waited) {
            go_on.give();
        }
        const Ended ended = holder.wait();
        EXPECT_EQ(ended.code, 0) << ended.error;
        EXPECT_EQ(column_of(*connection, "SELECT revision FROM applied"), parted_rows());
    }
}

// Whatever has become of the lock: what another wrote is neither built upon nor written over.
TEST_P(RunUnderWay, StopsWhereAnotherCameBetween) {
    struct Row {
        const char* sql;
        const char* found;
        const char* left;
    };
    for (const Row& row :
         {Row{"UPDATE alembic_version SET version_num = 'p3'", "says p3,", "left it at p1"},
          Row{"UPDATE alembic_version_journal SET position = 7, statement = '', statement_checksum = ''",
              "the upgrade of p2 after 7 of its operations,",
              "after 1 of its operations, and a statement"}}) {
        OneDatabase one(GetParam());
        const History history = make_parted_history();
        auto request = one.upgrade(history);
        request.events.on_statement = [&](const runtime::StatementEvent& event) {
            if (event.is_done && event.sql.find("'p2 first'") != std::string_view::npos) {
                one.other->query(row.sql);
            }
        };
        const std::string text = one.message(request);
        EXPECT_THAT(text, HasSubstr("another migration came between the transactions of this one"));
        EXPECT_THAT(text, HasSubstr(row.found));
        EXPECT_THAT(text, HasSubstr(row.left));
        EXPECT_THAT(one.ask("SELECT revision FROM applied WHERE revision LIKE 'p2 %'"),
                    ElementsAre("p2 before", "p2 first"));
    }
}

INSTANTIATE_TEST_SUITE_P(Databases, RunUnderWay, testing::ValuesIn(dialects::all_dialect_names()),
                         [](const auto& param) { return param.param; });

}  // namespace
}  // namespace retort::robustness
