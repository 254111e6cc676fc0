// Many processes that migrate at the same moment, and one that is killed while it
// holds the lock.
#include "dialects/database_fixture.hpp"
#include "history.hpp"
#include "killing_connection.hpp"
#include "picture.hpp"
#include "process.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <unistd.h>

#include <array>
#include <chrono>

namespace retort::robustness {
namespace {

using testing::ElementsAre;

class Race : public testing::TestWithParam<std::string> {};

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
    const History history = make_short_history();
    for (int round = 0; round < 20; ++round) {
        SCOPED_TRACE("round " + std::to_string(round));
        const dialects::AnyDatabase database(GetParam());
        Gate gate;
        std::vector<std::unique_ptr<Child>> racers;
        for (int i = 0; i < 32; ++i) {
            racers.push_back(std::make_unique<Child>([&] {
                gate.wait();
                const auto connection = database.connect();
                migrate(history.upgrade(database.dialect(), *connection));
                return 0;
            }));
        }
        gate.open();
        for (auto& racer : racers) {
            const Ended ended = racer->wait();
            EXPECT_EQ(ended.code, 0) << ended.error;
        }
        const auto connection = database.connect();
        ASSERT_THAT(column_of(*connection, "SELECT revision FROM applied"),
                    ElementsAre("s1", "s2", "s3", "s4", "s5"));
        ASSERT_THAT(column_of(*connection, "SELECT version_num FROM alembic_version"), ElementsAre("s5"));
    }
}

TEST_P(Race, GoesOnWhenTheHolderIsKilled) {
    const History history = make_short_history();
    const dialects::AnyDatabase database(GetParam());
    // Dies in the middle of its transaction, with the lock.
    Child holder([&] {
        const auto real = database.connect();
        KillingConnection connection(*real, 6);
        migrate(history.upgrade(database.dialect(), connection));
        return 0;
    });
    Child next([&] {
        const auto connection = database.connect();
        migrate(history.upgrade(database.dialect(), *connection));
        return 0;
    });
    EXPECT_EQ(next.wait().code, 0);
    holder.wait();
    const auto connection = database.connect();
    EXPECT_THAT(column_of(*connection, "SELECT revision FROM applied"),
                ElementsAre("s1", "s2", "s3", "s4", "s5"));
}

INSTANTIATE_TEST_SUITE_P(Databases, Race, testing::ValuesIn(dialects::all_dialect_names()),
                         [](const auto& param) { return param.param; });

}  // namespace
}  // namespace retort::robustness
