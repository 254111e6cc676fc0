// The lock of a migration on a server: when it is taken and given back, what a waiting
// session is like, and what is said when it cannot be had.
#include "base/url.hpp"
#include "server.hpp"

namespace retort::robustness {
namespace {

using std::chrono::milliseconds;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr const char* kHeld =
    "SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND "
    "database = (SELECT oid FROM pg_database WHERE datname = current_database())";

class MigrationLock : public Server {
protected:
    History history_ = make_short_history();
};

TEST_F(MigrationLock, ComesBeforeTheVersionTable) {
    ASSERT_TRUE(other->try_lock(kVersionTable));
    auto request = upgrade(history_);
    request.settings.patience.lock_timeout = milliseconds(0);
    EXPECT_THAT(message(request), HasSubstr("another migration holds the lock of alembic_version"));
    EXPECT_FALSE(dialect().has_table(*other, kVersionTable));
}

TEST_F(MigrationLock, NamesItsHolder) {
    ASSERT_TRUE(other->try_lock(kVersionTable));
    const std::string holder = ask("SELECT pg_backend_pid()").at(0);
    const std::string since =
        ask("SELECT to_char(backend_start, 'YYYY-MM-DD HH24:MI:SS') FROM pg_stat_activity WHERE pid = " +
            holder)
            .at(0);
    auto request = upgrade(history_);
    std::vector<std::string> log;
    request.log = [&log](std::string_view, std::string_view line) { log.emplace_back(line); };
    request.settings.patience.lock_timeout = milliseconds(200);
    const std::string text = message(request);
    const auto named = AllOf(HasSubstr("pid " + holder + ", application retort"), HasSubstr("from 127.0.0.1"),
                             HasSubstr("connected since " + since));
    EXPECT_THAT(text, named);
    EXPECT_THAT(text, HasSubstr("gave up after 200 ms"));
    EXPECT_THAT(text, HasSubstr("--lock-timeout"));
    ASSERT_FALSE(log.empty());
    EXPECT_THAT(log.front(), AllOf(HasSubstr("Waiting for another migration"), named));
}

// A waiter inside the server would have a snapshot, for which CREATE INDEX CONCURRENTLY
// of the holder waits: a deadlock.
TEST_F(MigrationLock, IsWaitedForWithoutATransaction) {
    ASSERT_TRUE(other->try_lock(kVersionTable));
    other->query("CREATE TABLE t (a INTEGER)");
    const std::string waiter = pid();
    auto request = upgrade(history_);
    std::vector<std::string> seen;
    request.settings.patience.sleep = [&](milliseconds) {
        seen.push_back(activity(waiter));
        other->query("CREATE INDEX CONCURRENTLY i ON t (a)");
        other->unlock();
    };
    migrate(request);
    EXPECT_THAT(seen, ElementsAre("idle true true"));
}

TEST_F(MigrationLock, IsFollowedByAnotherLookAtTheVersion) {
    ASSERT_TRUE(other->try_lock(kVersionTable));
    auto request = upgrade(history_);
    request.settings.patience.sleep = [&](milliseconds) {
        migrate(history_.upgrade(dialect(), *other));  // and gives the lock back
    };
    EXPECT_TRUE(migrate(request).steps.empty());
    EXPECT_THAT(ask("SELECT revision FROM applied"), ElementsAre("s1", "s2", "s3", "s4", "s5"));
}

TEST_F(MigrationLock, IsHeldWhileTheStepsRunAndGivenBack) {
    const std::string self = pid();
    std::vector<std::string> during;
    const History watched({{"w1", [&](Operations&) { during = ask(kHeld); }}});
    migrate(upgrade(watched));
    EXPECT_THAT(during, ElementsAre(self));
    EXPECT_THAT(ask(kHeld), IsEmpty());
}

TEST_F(MigrationLock, IsGivenBackAfterAnError) {
    const History failing({{"f1", [](Operations& op) { op.execute("SELECT 1 / 0"); }}});
    EXPECT_THAT(message(upgrade(failing)), HasSubstr("division by zero"));
    EXPECT_THAT(ask(kHeld), IsEmpty());
}

TEST_F(MigrationLock, IsOneForEachVersionTable) {
    ASSERT_TRUE(other->try_lock({"", "another_version"}));
    EXPECT_TRUE(connection->try_lock(kVersionTable));
    EXPECT_FALSE(database.connect()->try_lock(kVersionTable));
    EXPECT_FALSE(database.connect()->try_lock({"public", "alembic_version"})) << "it is the same table";
}

TEST_F(MigrationLock, IsLookedForAgainAndAPoolerIsNamed) {
    ASSERT_TRUE(connection->try_lock(kVersionTable));
    EXPECT_NO_THROW(connection->check_lock());
    // As if another session had been dealt out.
    connection->query("SELECT pg_advisory_unlock_all()");
    try {
        connection->check_lock();
        FAIL() << "no error";
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::connection);
        EXPECT_THAT(error.hint(), HasSubstr("pooler in transaction mode"));
    }
}

TEST_F(MigrationLock, IsLookedForInEveryTransaction) {
    const History losing({{"l1", [](Operations& op) { op.execute("SELECT pg_advisory_unlock_all()"); }},
                          {"l2", [](Operations& op) { op.execute("CREATE TABLE never (a INTEGER)"); }}});
    auto request = upgrade(losing);
    request.settings.transaction_per_migration = true;
    EXPECT_THAT(message(request), HasSubstr("this session does not hold it"));
    EXPECT_FALSE(dialect().has_table(*other, {"", "never"}));
}

TEST_F(MigrationLock, SessionsSayThatTheyAreRetort) {
    EXPECT_THAT(ask("SELECT current_setting('application_name')"), ElementsAre("retort"));
    base::Url url = database.url();
    url.query.emplace_back("application_name", "mine");
    const auto named = dialect().connect(url, {});
    EXPECT_THAT(column_of(*named, "SELECT current_setting('application_name')"), ElementsAre("mine"));
}

class EitherDatabase : public testing::TestWithParam<std::string> {
protected:
    OneDatabase one_{GetParam()};
};

TEST_P(EitherDatabase, IsNotLockedByARunWithNothingToDo) {
    const History history = make_short_history();
    migrate(one_.upgrade(history));
    ASSERT_TRUE(one_.other->try_lock(kVersionTable));
    auto request = one_.upgrade(history);
    request.settings.patience.lock_timeout = milliseconds(0);
    EXPECT_EQ(one_.message(request), "no error");
}

// A run without the lock cannot write over what another wrote.
TEST_P(EitherDatabase, HasItsVersionWrittenOverOnlyWhereItIsAsItWas) {
    const History history(
        {{"a", [](Operations&) {}},
         {"b", [](Operations& op) { op.execute("UPDATE alembic_version SET version_num = 'z'"); }}});
    migrate(one_.upgrade(history, "a"));
    EXPECT_THAT(one_.message(one_.upgrade(history)), HasSubstr("changed 0"));
    EXPECT_THAT(one_.ask("SELECT version_num FROM alembic_version"), ElementsAre("a"));
}

INSTANTIATE_TEST_SUITE_P(Databases, EitherDatabase, testing::ValuesIn(dialects::all_dialect_names()),
                         [](const auto& param) { return param.param; });

}  // namespace
}  // namespace retort::robustness
