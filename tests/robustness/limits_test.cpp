// Time limits of transactions, and tries after failures that others caused.
#include "server.hpp"

namespace retort::robustness {
namespace {

using std::chrono::milliseconds;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class Limits : public Server {
protected:
    Limits() { other->query("CREATE TABLE busy (a INTEGER)"); }

    void block() {
        other->begin(dialects::TransactionKind::write);
        other->query("LOCK TABLE busy");
    }
    std::string setting(const std::string& name) {
        return column_of(*connection, "SELECT current_setting('" + name + "')").at(0);
    }

    // Three revisions; the second needs the busy table.
    History history_{{{"a", [](Operations& op) { op.execute("CREATE TABLE applied (revision TEXT)"); }},
                      {"b",
                       [](Operations& op) {
                           op.add_column("busy", column("b", Integer()));
                           op.execute("INSERT INTO applied VALUES ('b')");
                       }},
                      {"c", [](Operations& op) { op.execute("INSERT INTO applied VALUES ('c')"); }}}};
};

TEST_F(Limits, OfTableLocksEndsTheWaiting) {
    block();
    auto request = upgrade(history_);
    request.settings.patience.table_lock_timeout = milliseconds(20);
    request.settings.patience.retries = 0;
    const std::string text = message(request);
    EXPECT_THAT(text, HasSubstr("canceling statement due to lock timeout"));
    EXPECT_THAT(text, HasSubstr("in: upgrade a -> b"));
    EXPECT_EQ(setting("lock_timeout"), "0") << "it was for the transaction alone";
}

TEST_F(Limits, OfStatementsEndThem) {
    const History slow({{"s", [](Operations& op) { op.execute("SELECT pg_sleep(30)"); }}});
    auto request = upgrade(slow);
    request.settings.patience.statement_timeout = milliseconds(20);
    EXPECT_THAT(message(request), HasSubstr("canceling statement due to statement timeout"));
    EXPECT_EQ(setting("statement_timeout"), "0");
}

// One that is cut off leaves an INVALID index.
TEST_F(Limits, DoNotHoldForWhatNoTransactionHolds) {
    std::string inside;
    const History history({{"s", [&](Operations& op) {
                                auto block = op.autocommit_block();
                                op.execute("SELECT pg_sleep(0.05)");
                                op.create_index("ix", "busy", {"a"}, concurrently);
                            }}});
    connection->query("SET statement_timeout = '20ms'");
    connection->query("SET lock_timeout = '10ms'");
    auto request = upgrade(history);
    request.settings.patience.statement_timeout = milliseconds(20);
    EXPECT_EQ(message(request), "no error");
    EXPECT_EQ(setting("statement_timeout"), "20ms");
    EXPECT_EQ(setting("lock_timeout"), "10ms");
}

TEST_F(Limits, LetTheWholeTransactionBeTriedAgainOutsideOfAny) {
    block();
    const std::string waiter = pid();
    auto request = upgrade(history_);
    std::vector<milliseconds> pauses;
    std::vector<std::string> log, told, seen;
    request.settings.patience.table_lock_timeout = milliseconds(5);
    request.settings.on_version_apply = [&](const VersionApplied& applied) {
        told.push_back(applied.revision);
    };
    request.settings.patience.sleep = [&](milliseconds pause) {
        pauses.push_back(pause);
        seen.push_back(activity(waiter));
        if (pauses.size() == 2) {
            other->rollback();
        }
    };
    request.log = runtime::Log([](auto, auto) {}, [&](auto, auto line) { log.emplace_back(line); });
    EXPECT_EQ(message(request), "no error");
    ASSERT_EQ(pauses.size(), 2U);
    EXPECT_GE(pauses[0], milliseconds(500));
    EXPECT_GE(pauses[1], milliseconds(1000)) << "twice as long";
    EXPECT_THAT(seen, ElementsAre("idle true true", "idle true true"));
    EXPECT_THAT(told, ElementsAre("a", "b", "c"));
    ASSERT_EQ(log.size(), 2U);
    EXPECT_THAT(log[1], HasSubstr("(2 of 3)"));
    EXPECT_THAT(ask("SELECT revision FROM applied"), ElementsAre("b", "c"));
}

TEST_F(Limits, EndTheTriesAtTheirNumber) {
    block();
    auto request = upgrade(history_);
    int pauses = 0;
    request.settings.patience.table_lock_timeout = milliseconds(5);
    request.settings.patience.retries = 2;
    request.settings.patience.sleep = [&](milliseconds) { ++pauses; };
    EXPECT_THAT(message(request), HasSubstr("lock timeout"));
    EXPECT_EQ(pauses, 2);
}

// Of a transaction for each, the failed one alone is tried again, and no step is added
// to those that were asked for.
TEST_F(Limits, KeepWhatIsCommitted) {
    block();
    auto request = upgrade(history_, "+2");
    request.settings.transaction_per_migration = true;
    request.settings.patience.table_lock_timeout = milliseconds(5);
    std::vector<std::string> versions;
    request.settings.patience.sleep = [&](milliseconds) {
        other->rollback();
        versions = ask("SELECT version_num FROM alembic_version");
    };
    EXPECT_EQ(migrate(request).steps.size(), 2U);
    EXPECT_THAT(versions, ElementsAre("a"));
    EXPECT_THAT(ask("SELECT version_num FROM alembic_version"), ElementsAre("b"));
}

// The part that an autocommit block committed is not run again.
TEST_F(Limits, KeepWhatABlockCommitted) {
    block();
    const History history({{"a", [](Operations& op) {
                                op.create_table("once", column("id", Integer(), primary_key));
                                {
                                    auto block = op.autocommit_block();
                                    op.create_index("ix", "once", {"id"}, concurrently);
                                }
                                op.add_column("busy", column("b", Integer()));
                            }}});
    auto request = upgrade(history);
    request.settings.patience.table_lock_timeout = milliseconds(5);
    request.settings.patience.sleep = [&](milliseconds) { other->rollback(); };
    EXPECT_EQ(message(request), "no error");
    EXPECT_THAT(ask("SELECT version_num FROM alembic_version"), ElementsAre("a"));
}

TEST_F(Limits, DoNotMakeOtherFailuresWorthATry) {
    const History failing({{"f", [](Operations& op) { op.execute("SELECT 1 / 0"); }}});
    auto request = upgrade(failing);
    int pauses = 0;
    request.settings.patience.sleep = [&](milliseconds) { ++pauses; };
    EXPECT_THAT(message(request), HasSubstr("division by zero"));
    EXPECT_EQ(pauses, 0);
}

TEST_F(Limits, TransientFailuresAreThoseOfOthers) {
    struct Row {
        const char* sqlstate;
        bool is_transient;
    };
    for (const Row& row : {Row{"55P03", true}, Row{"40P01", true}, Row{"40001", true}, Row{"57014", false},
                           Row{"23505", false}, Row{"", false}}) {
        EXPECT_EQ(dialect().is_transient(Error(ErrorKind::database, "x").with_sqlstate(row.sqlstate)),
                  row.is_transient)
            << row.sqlstate;
    }
}

}  // namespace
}  // namespace retort::robustness
