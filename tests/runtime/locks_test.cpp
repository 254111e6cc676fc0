// Waiting for locks, and the order of several.
#include "runtime/locks.hpp"

#include "runtime/backoff.hpp"
#include "runtime/fakes.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <optional>
#include <set>

namespace retort::runtime {
namespace {

using std::chrono::milliseconds;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

// Writes down what becomes of its lock.
class LockedConnection : public FakeConnection {
public:
    LockedConnection(std::string database, std::vector<std::string>& events)
        : database_(std::move(database)), events_(events) {}

    int refusals = 0;
    std::optional<milliseconds> url_timeout{};
    bool is_lost = false;

    bool try_lock(const schema::QualifiedName&) override {
        if (refusals-- > 0) {
            return false;
        }
        events_.push_back("lock " + database_);
        return true;
    }
    void check_lock() override {
        if (is_lost) {
            throw Error(ErrorKind::connection, "lost");
        }
    }
    void unlock() noexcept override { events_.push_back("unlock " + database_); }
    std::string lock_order() override { return database_; }
    std::optional<milliseconds> lock_timeout() const override { return url_timeout; }

private:
    std::string database_;
    std::vector<std::string>& events_;
};

class LocksOf : public testing::Test {
protected:
    MigrateRequest request(LockedConnection& connection) {
        MigrateRequest made{.dialect = dialect_,
                            .connection = connection,
                            .settings = {},
                            .make_plan = {},
                            .load_scripts = {},
                            .log = {}};
        made.settings.patience.sleep = [this](milliseconds pause) { pauses_.push_back(pause); };
        return made;
    }

    FakeDialect dialect_;
    std::vector<std::string> events_;
    std::vector<milliseconds> pauses_;
    LockedConnection b_{"b", events_}, a_{"a", events_};
};

// Otherwise two processes that list them in another order would wait for each other.
TEST_F(LocksOf, SeveralDatabasesAreTakenInOneOrder) {
    for (const bool swapped : {false, true}) {
        events_.clear();
        const std::vector<MigrateRequest> requests =
            swapped ? std::vector{request(a_), request(b_)} : std::vector{request(b_), request(a_)};
        {
            Locks locks(requests);
            locks.take();
            locks.take();
            EXPECT_THAT(events_, ElementsAre("lock a", "lock b"));
            EXPECT_EQ(locks.order(),
                      (swapped ? std::vector<std::size_t>{0, 1} : std::vector<std::size_t>{1, 0}));
        }
        EXPECT_EQ(events_.size(), 4U) << "both are given back";
    }
}

TEST_F(LocksOf, AnErrorAreGivenBack) {
    b_.is_lost = true;
    const std::vector<MigrateRequest> requests = {request(b_), request(a_)};
    EXPECT_THROW(Locks(requests).take(), Error);
    EXPECT_THAT(events_, ElementsAre("lock a", "lock b", "unlock b", "unlock a"));
}

TEST_F(LocksOf, OthersAreTriedForWithGrowingPauses) {
    a_.refusals = 12;
    const std::vector<MigrateRequest> requests = {request(a_)};
    Locks(requests).take();
    ASSERT_EQ(pauses_.size(), 12U);
    EXPECT_LE(pauses_.front(), milliseconds(10));
    EXPECT_GE(*std::max_element(pauses_.begin(), pauses_.end()), milliseconds(125));
    EXPECT_LE(*std::max_element(pauses_.begin(), pauses_.end()), milliseconds(250));
}

TEST_F(LocksOf, OthersAreGivenUpAfterTheTimeout) {
    a_.refusals = 1000;
    std::vector<MigrateRequest> requests = {request(a_)};
    requests[0].settings.patience.lock_timeout = milliseconds(700);
    try {
        Locks(requests).take();
        FAIL() << "no error";
    } catch (const Error& error) {
        EXPECT_THAT(error.describe(), HasSubstr("gave up after 700 ms"));
    }
    milliseconds slept{0};
    for (const auto pause : pauses_) {
        slept += pause;
    }
    EXPECT_LE(slept, milliseconds(700));
    EXPECT_GE(slept, milliseconds(500));
}

TEST_F(LocksOf, OthersAreWaitedForAMinuteWhereNothingSaysHowLong) {
    EXPECT_EQ(Patience().lock_timeout, std::nullopt);
    struct Row {
        std::optional<milliseconds> url;
        std::optional<milliseconds> setting;
        const char* gave_up;
        milliseconds slept;
    };
    for (const Row& row :
         {Row{{}, {}, "gave up after 60 s", milliseconds(60000)},
          Row{milliseconds(5000), {}, "gave up after 5 s", milliseconds(5000)},
          Row{milliseconds(5000), milliseconds(90000), "gave up after 90 s", milliseconds(90000)},
          Row{milliseconds(5000), milliseconds(0), "gave up after 0 s", milliseconds(0)}}) {
        a_.refusals = 100000;
        a_.url_timeout = row.url;
        pauses_.clear();
        std::vector<MigrateRequest> requests = {request(a_)};
        requests[0].settings.patience.lock_timeout = row.setting;
        try {
            Locks(requests).take();
            FAIL() << "no error";
        } catch (const Error& error) {
            EXPECT_THAT(error.describe(), HasSubstr(row.gave_up));
        }
        // The clock of the test counts, too.
        const milliseconds slept = std::accumulate(pauses_.begin(), pauses_.end(), milliseconds(0));
        EXPECT_LE(slept, row.slept);
        EXPECT_GE(slept, row.slept / 2);
    }
}

TEST(Backoff, PausesDiffer) {
    std::set<milliseconds::rep> seen;
    for (int i = 0; i < 20; ++i) {
        Backoff backoff(milliseconds(100000), milliseconds(100000));
        const auto pause = backoff.next();
        EXPECT_GE(pause, milliseconds(50000));
        EXPECT_LE(pause, milliseconds(100000));
        seen.insert(pause.count());
    }
    EXPECT_GT(seen.size(), 5U) << "those who wait together would come back together";
}

TEST(Backoff, PausesReadWell) {
    EXPECT_EQ(describe_pause(milliseconds(60000)), "60 s");
    EXPECT_EQ(describe_pause(milliseconds(1520)), "1.5 s");
    EXPECT_EQ(describe_pause(milliseconds(700)), "700 ms");
}

}  // namespace
}  // namespace retort::runtime
