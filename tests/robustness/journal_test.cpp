// Steps that were interrupted where no transaction held them: what the next run makes
// of them, and what the user can.
#include "runtime/journal.hpp"
#include "killing_connection.hpp"
#include "operations/readers.hpp"
#include "process.hpp"
#include "runtime/script_position.hpp"
#include "server.hpp"

namespace retort::robustness {
namespace {

using runtime::Interrupted;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr const char* kRaw = "INSERT INTO sent VALUES (1)";

struct Recorded : operations::Sink {
    std::vector<operations::Operation> operations;

    void record(operations::Operation operation) override { operations.push_back(std::move(operation)); }
    base::RowSet query(const operations::Execute&) override { return {}; }
    bool offline() const override { return false; }
};

class Journal : public testing::TestWithParam<std::string>, protected OneDatabase {
protected:
    Journal() : OneDatabase(GetParam()) {}

    // A row in `sent` for every time that the raw statement ran.
    static History make_history(const std::string& raw = kRaw) {
        return History({{"a", [](Operations& op) { op.create_table("sent", column("n", Integer())); }},
                        {"b", [raw](Operations& op) {
                             op.create_table("before", column("id", Integer(), primary_key));
                             {
                                 auto block = op.autocommit_block();
                                 op.add_column("before", column("c", Integer()));
                                 op.execute(raw);
                             }
                             op.create_table("after", column("id", Integer(), primary_key));
                         }}});
    }

    // The journal as the first form has it, which counted SQL by its bytes.
    runtime::JournalEntry in_the_first_form(runtime::JournalEntry entry) const {
        constexpr auto kForm = runtime::TextForm::as_written;
        Recorded recorded;
        operations::Recorder recorder(recorded, {.dialect = GetParam()});
        Operations op(recorder);
        history_.scripts().at(1).up(op);
        const auto& block = std::get<operations::AutocommitBlock>(recorded.operations.at(1).value).operations;
        const std::string first =
            runtime::chain_checksum(kForm, "", operations::dump(recorded.operations.at(0)));
        entry.checksum = runtime::chain_checksum(kForm, first, operations::dump(block.at(0)));
        entry.statement_checksum = runtime::chain_checksum(kForm, "", operations::dump(block.at(1)) + kRaw);
        return entry;
    }

    // The upgrade to b is killed with the raw statement's effect there and its mark not.
    void interrupt() {
        migrate(upgrade(history_, "a"));
        connection.reset();
        other.reset();
        const Ended ended = Child([&] {
                                const auto real = database.connect();
                                KillingConnection killing(*real, kRaw);
                                migrate(history_.upgrade(dialect(), killing));
                                return 0;
                            }).wait();
        ASSERT_TRUE(ended.was_killed) << ended.error;
        other = database.connect();
        connection = database.connect();
    }

    History history_ = make_history();
};

TEST_P(Journal, IsThereOnlyWhileAStepIsUnderWay) {
    migrate(upgrade(history_));
    EXPECT_FALSE(dialect().has_table(*connection, runtime::journal_table(kVersionTable)));
}

TEST_P(Journal, SaysHowAnUnknowableStatementIsSettled) {
    ASSERT_NO_FATAL_FAILURE(interrupt());
    EXPECT_THAT(message(upgrade(history_)),
                AllOf(HasSubstr("the upgrade of b was interrupted at a statement that may or may not"),
                      HasSubstr("INSERT INTO sent"), HasSubstr("retort upgrade b --resume"),
                      HasSubstr("retort upgrade b --mark-done"), HasSubstr("retort stamp a"),
                      HasSubstr("the database is at a")));
    EXPECT_THAT(ask("SELECT version_num FROM alembic_version"), ElementsAre("a"));
}

TEST_P(Journal, RunsItAgainWhereAsked) {
    ASSERT_NO_FATAL_FAILURE(interrupt());
    auto request = upgrade(history_);
    request.interrupted = Interrupted::run_again;
    EXPECT_EQ(message(request), "no error");
    EXPECT_THAT(ask("SELECT n FROM sent"), ElementsAre("1", "1"));
    EXPECT_TRUE(dialect().has_table(*connection, {"", "after"}));
    EXPECT_FALSE(dialect().has_table(*connection, runtime::journal_table(kVersionTable)));
}

TEST_P(Journal, TakesItAsDoneWhereAsked) {
    ASSERT_NO_FATAL_FAILURE(interrupt());
    auto request = upgrade(history_);
    request.interrupted = Interrupted::mark_done;
    EXPECT_EQ(message(request), "no error");
    EXPECT_THAT(ask("SELECT n FROM sent"), ElementsAre("1"));
    EXPECT_THAT(ask("SELECT version_num FROM alembic_version"), ElementsAre("b"));
}

TEST_P(Journal, IsForgottenByAStamp) {
    ASSERT_NO_FATAL_FAILURE(interrupt());
    for (const char* sql : {"DROP TABLE before", "DELETE FROM sent"}) {
        other->query(sql);
    }
    EXPECT_EQ(message(history_.stamp(dialect(), *connection, "a")), "no error");
    EXPECT_FALSE(dialect().has_table(*connection, runtime::journal_table(kVersionTable)));
    EXPECT_EQ(message(upgrade(history_)), "no error");
    EXPECT_THAT(ask("SELECT n FROM sent"), ElementsAre("1"));
}

TEST_P(Journal, NoticesAnEditedScript) {
    ASSERT_NO_FATAL_FAILURE(interrupt());
    const History edited({{"a", [](Operations&) {}}, {"b", [](Operations& op) {
                                                          op.create_table("other", column("id", Integer()));
                                                          auto block = op.autocommit_block();
                                                          op.execute("SELECT 1");
                                                          op.execute("SELECT 2");
                                                      }}});
    EXPECT_THAT(message(edited.upgrade(dialect(), *connection)),
                AllOf(HasSubstr("was interrupted after 2 of its operations, and now it begins with others"),
                      HasSubstr("retort stamp")));
    EXPECT_FALSE(dialect().has_table(*other, {"", "other"}));
    const History shorter({{"a", [](Operations&) {}}, {"b", [](Operations&) {}}});
    EXPECT_THAT(message(shorter.upgrade(dialect(), *connection)), HasSubstr("begins with others"));
    const History next = make_history("SELECT 3");
    EXPECT_THAT(message(next.upgrade(dialect(), *connection)), HasSubstr("that it does not have there now"));
}

TEST_P(Journal, PassesOverHowSqlIsWritten) {
    ASSERT_NO_FATAL_FAILURE(interrupt());
    const History rewritten = make_history("-- the one\r\nINSERT INTO sent\r\n    VALUES (1)");
    auto request = rewritten.upgrade(dialect(), *connection);
    request.interrupted = Interrupted::mark_done;
    EXPECT_EQ(message(request), "no error");
    EXPECT_THAT(ask("SELECT version_num FROM alembic_version"), ElementsAre("b"));
}

TEST_P(Journal, GoesOnAfterOneOfTheFirstForm) {
    ASSERT_NO_FATAL_FAILURE(interrupt());
    const auto entry = runtime::read_journal(dialect(), *connection, kVersionTable);
    ASSERT_TRUE(entry);
    EXPECT_THAT(entry->checksum, testing::StartsWith("2:"));
    other->query(emit_journal_entry(dialect(), kVersionTable, *entry, in_the_first_form(*entry)).sql);
    auto request = upgrade(history_);
    request.interrupted = Interrupted::mark_done;
    EXPECT_EQ(message(request), "no error");
    EXPECT_THAT(ask("SELECT version_num FROM alembic_version"), ElementsAre("b"));
}

TEST_P(Journal, ComesBeforeAnythingElse) {
    ASSERT_NO_FATAL_FAILURE(interrupt());
    EXPECT_THAT(
        message(history_.downgrade(dialect(), *connection)),
        AllOf(HasSubstr("the upgrade of b was interrupted; it has to be finished before anything else"),
              HasSubstr("retort upgrade b")));
}

TEST_P(Journal, HasNoAnswerWithoutAQuestion) {
    migrate(upgrade(history_, "a"));
    auto request = upgrade(history_);
    request.interrupted = Interrupted::mark_done;
    EXPECT_THAT(message(request), HasSubstr("no statement was interrupted"));
    EXPECT_THAT(ask("SELECT version_num FROM alembic_version"), ElementsAre("a"));
}

// A statement that the database refused did nothing: no question is left.
TEST_P(Journal, GoesOnAfterAFailureThatIsMended) {
    migrate(upgrade(history_, "a"));
    const History broken = make_history("INSERT INTO missing VALUES (1)");
    const std::string text = message(broken.upgrade(dialect(), *connection));
    EXPECT_THAT(text, AllOf(HasSubstr("missing"), HasSubstr("in: upgrade a -> b"),
                            HasSubstr("run the command again: it goes on after what is committed")));
    EXPECT_EQ(message(upgrade(history_)), "no error");
    EXPECT_THAT(ask("SELECT n FROM sent"), ElementsAre("1"));
}

// Asking again is harmless; writing again is not.
TEST_P(Journal, RefusesToRepeatRowsWrittenThroughTheConnection) {
    bool fails = true;
    const History history({{"a", [](Operations& op) { op.create_table("sent", column("n", Integer())); }},
                           {"b", [&fails](Operations& op) {
                                op.connection().query("SELECT n FROM sent");
                                op.connection().execute("INSERT INTO sent VALUES (1)");
                                {
                                    auto block = op.autocommit_block();
                                    op.execute("SELECT 1");
                                }
                                op.execute(fails ? "SELECT nothing" : "SELECT 1");
                            }}});
    EXPECT_THAT(message(upgrade(history)), HasSubstr("nothing"));
    fails = false;
    EXPECT_THAT(message(upgrade(history)), HasSubstr("it changed rows through op.connection()"));
    EXPECT_THAT(ask("SELECT n FROM sent"), ElementsAre("1"));
}

INSTANTIATE_TEST_SUITE_P(Databases, Journal, testing::ValuesIn(dialects::all_dialect_names()),
                         [](const auto& param) { return param.param; });

class ConcurrentIndex : public Server {
protected:
    ConcurrentIndex() { other->query("CREATE TABLE t AS SELECT n FROM (VALUES (1), (1)) v (n)"); }

    std::vector<std::string> validity() {
        return ask("SELECT indisvalid FROM pg_index WHERE indexrelid = to_regclass('ix')");
    }

    static History make_history(Option option = unique_index) {
        return History({{"a", [option](Operations& op) {
                             auto block = op.autocommit_block();
                             op.create_index("ix", "t", {"n"}, concurrently, option);
                         }}});
    }
};

TEST_F(ConcurrentIndex, ThatIsInvalidIsBuiltAgain) {
    const History history = make_history();
    EXPECT_THAT(message(upgrade(history)), HasSubstr("could not create unique index"));
    ASSERT_THAT(validity(), ElementsAre("f"));
    other->query("DELETE FROM t WHERE ctid = '(0,1)'");
    EXPECT_EQ(message(upgrade(history)), "no error");
    EXPECT_THAT(validity(), ElementsAre("t"));
}

// The server's own IF NOT EXISTS reports success over it.
TEST_F(ConcurrentIndex, ThatIsInvalidDoesNotCountAsThere) {
    EXPECT_THROW(other->query("CREATE UNIQUE INDEX CONCURRENTLY ix ON t (n)"), Error);
    ASSERT_THAT(validity(), ElementsAre("f"));
    EXPECT_EQ(message(upgrade(make_history(if_not_exists))), "no error");
    EXPECT_THAT(validity(), ElementsAre("t"));
}

TEST_F(ConcurrentIndex, ThatWasThereBeforeIsNotTakenForItsOwn) {
    other->query("CREATE INDEX ix ON t (n)");
    EXPECT_THAT(message(upgrade(make_history(if_not_exists))), "no error");
    migrate(make_history().stamp(dialect(), *connection, "base"));
    EXPECT_THAT(message(upgrade(make_history())), HasSubstr("already exists"));
    EXPECT_THAT(message(upgrade(make_history())), HasSubstr("already exists"));
}

// Killed in the middle of the building: the server notices that the client is gone, and
// the lock is free; what is half built is dropped.
TEST_F(ConcurrentIndex, WhoseBuilderIsKilledIsBuiltAgain) {
    other->query("DELETE FROM t");
    other->begin(dialects::TransactionKind::write);
    other->query("INSERT INTO t VALUES (7)");  // the building waits for this transaction
    connection.reset();
    {
        Child builder([&] {
            const auto own = database.connect();
            migrate(make_history().upgrade(dialect(), *own));
            return 0;
        });
        const auto watcher = database.connect();
        while (column_of(*watcher, "SELECT 1 FROM pg_stat_progress_create_index WHERE phase LIKE 'waiting%'")
                   .empty()) {
        }
        builder.kill();
    }
    connection = database.connect();
    const History history = make_history();
    auto request = upgrade(history);
    request.settings.patience.lock_timeout = std::chrono::seconds(30);
    request.log = [&](std::string_view, std::string_view line) {
        if (line.starts_with("Dropping the invalid index")) {
            other->rollback();  // only now
        }
    };
    EXPECT_EQ(message(request), "no error");
    EXPECT_THAT(validity(), ElementsAre("t"));
}

}  // namespace
}  // namespace retort::robustness
