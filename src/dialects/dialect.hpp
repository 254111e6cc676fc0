// What the rest of retort may know of a database: traits to branch on, and a
// small interface. One folder beside this file implements it for each.
#pragma once

#include "base/row_set.hpp"
#include "base/url.hpp"
#include "operations/operation.hpp"
#include "retort/error.hpp"
#include "schema/metadata.hpp"
#include "sql/lexer.hpp"

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace retort::dialects {

// How files are called that stand beside a database file and are no databases of their own, each
// after the database's own name.
struct FileNames {
    std::vector<std::string> side_ends{};  // "-journal"
    std::string backup_mark{};             // before what tells one copy from another
};

// Data that generic code may branch on.
struct Traits {
    std::string name;                      // as in the URL
    std::string impl_name;                 // as in "Context impl …."
    std::string example_url;               // for messages
    std::vector<std::string> url_schemes;  // accepted before ':' or '+'
    bool comments = false;
    bool schemas = false;
    bool enums = false;  // has named enumeration types
    bool domains = false;
    bool sequences = false;  // stand-alone
    bool rebuilds = false;   // alters by rebuilding tables: batches make sense
    bool concurrent_indexes = false;
    bool files = false;  // a database is a file, which the URL's database names
    FileNames file_names{};
    // Options of columns that reflection tells, and that can be compared.
    std::vector<std::string> column_options{};
};

// One statement to send.
struct Statement {
    std::string sql;                // without terminator
    std::vector<Datum> parameters;  // placeholders in the dialect's own form
    // The number of rows it must change; another number is an error.
    std::optional<std::int64_t> expected_rows;
    // Not empty: `sql` is a query that must return no row; if it does, the run
    // fails with this message (and the first row's first column, if text).
    std::string check;
    // Not empty: a query for the first and the last key of the rows that it copies in
    // their order, asked where somebody watches how far it is.
    std::string extent{};
    // What to do where it fails, unless the database says something.
    std::string hint{};

    bool operator==(const Statement&) const = default;
};

enum class TransactionKind { read, write };

// How long write transactions wait and run. Absent: as the database is set; zero:
// without an end.
struct TimeLimits {
    // For others' lock of the whole database, where one is: statements outside of write
    // transactions wait so long at the least.
    std::optional<std::chrono::milliseconds> database_lock{};
    std::optional<std::chrono::milliseconds> table_lock{};
    std::optional<std::chrono::milliseconds> statement{};
};

// How far a statement is that takes its time; views hold during the call.
struct Working {
    std::string_view sql{};
    std::chrono::milliseconds elapsed{0};  // since it began
    std::string_view phase{};              // the database's word for what it does; "" for none
    // So many, of so many, of these ("rows", "blocks"); as far as the database says it.
    std::optional<std::int64_t> done{};
    std::optional<std::int64_t> total{};
    std::string_view unit{};
    std::optional<int> percent{};
    std::string_view waits_for{};  // who holds the lock that it waits for; "" where it does not wait
    bool is_over = false;          // it has run: the last time that is told of it
};

// Somebody who watches statements; in the thread that runs them.
struct Watch {
    // Several times a second while one runs; must not use the connection. An exception
    // that leaves it ends the statement, and reaches the caller.
    std::function<void(const Working&)> on_working{};
    // Asked as often; true ends the statement, if it is in a transaction, with
    // Error(cancelled).
    std::function<bool()> is_cancelled{};
    // Of a connection that is lent: its one progress handler may be taken, and is none
    // afterwards. Otherwise, where there is no other way, nothing is watched.
    bool takes_handler = false;
};

// A copy of a database in a file.
struct BackupOptions {
    // That it goes into, under a name that tells databases of one name apart; empty: the
    // database's own.
    std::string folder{};
    std::string label{};  // the end of its name
    // After each part that was copied, in pages. An exception that leaves it ends the copying,
    // and no copy is left; but what is restored is committed before the last call.
    std::function<void(std::int64_t done, std::int64_t total)> on_copied{};
    // Several times a second while the copy is checked; an exception as before.
    std::function<void()> on_checking{};
};
struct Backup {
    std::string database;  // the file that it is a copy of
    std::string path;      // "": the database is empty, which needs no file
    std::int64_t bytes = 0;
    // What the database's own check finds in the database, and so in the copy; "" for nothing.
    std::string fault{};
    // For restore(), which must know whether others wrote meanwhile.
    std::string version{};
};

// Called just before the result of statement i is taken. After an exception the
// last index it saw is the failing statement's.
using BeforeStatement = std::function<void(std::size_t index)>;

// An open connection. Not for use by several threads at once. Failing
// statements throw Error(database) with statement and code, never a password.
class Connection {
public:
    virtual ~Connection() = default;
    virtual base::RowSet query(std::string_view sql, std::span<const Datum> parameters = {}) = 0;
    // Sends the statements in order, several at a time where that spares round
    // trips; stops at the first that fails.
    virtual void run(std::span<const Statement> statements, const BeforeStatement& before) = 0;

    // A write transaction is taken at once (no later upgrade of a read lock).
    virtual void begin(TransactionKind kind) = 0;
    // Makes the checks that wait for a commit now. A commit after it can hardly
    // be refused; what others in other databases do may rest on that.
    virtual void prepare_commit() {}
    // Checks what must hold at the end of a write transaction, then commits.
    virtual void commit() = 0;
    // Also after an error; does nothing without a transaction.
    virtual void rollback() noexcept = 0;
    virtual bool in_transaction() const = 0;

    // True: whoever lent the connection has a transaction open. Then begin marks a
    // place in it, rollback goes back there, and nothing is committed.
    virtual bool is_nested() const { return false; }
    // The rows that the statement of run() whose result was taken last inserted, updated
    // or deleted; nullopt where it is of another kind.
    virtual std::optional<std::int64_t> affected() const { return std::nullopt; }

    // For the statements to come, until another is set; an empty one ends it.
    virtual void watch(const Watch& /*watch*/) {}

    // Throws Error(command) where back_up() is not possible, and says what else is.
    virtual void check_backup(const BackupOptions& options) const;
    // Copies what is committed to a new file, at the beginning of a write transaction. The file is
    // there under its name when it is whole, tried and on the disk; after an Error nothing
    // is. Of an empty database none is made.
    virtual Backup back_up(const BackupOptions& options);
    // Outside of transactions, as one: all of the copy, or after an Error nothing of it.
    // Throws Error(command) where others may have written to the database since the copy was
    // made.
    virtual void restore(const Backup& backup, const BackupOptions& options);
    // How a person does it, as a line for the shell; "" where there is no file.
    virtual std::string describe_restore(const Backup& /*backup*/) const { return {}; }

    // For the write transactions to come.
    virtual void set_time_limits(const TimeLimits& /*limits*/) {}
    // As run(), outside of transactions: each statement is committed by itself, and no
    // time limit cuts it off.
    virtual void run_unlimited(std::span<const Statement> statements, const BeforeStatement& before) {
        run(statements, before);
    }

    // The lock under which one process at a time migrates by this version table.
    // Taken without waiting, outside of transactions; false: another has it. Lasts
    // until unlock() or the end of the connection, whatever transactions do. True also
    // where nobody else can reach the database, and where the lock cannot be made: then a
    // write transaction is all that keeps others out.
    virtual bool try_lock(const schema::QualifiedName& /*version_table*/) { return true; }
    // Throws Error(connection) where a taken lock is not this session's any more.
    virtual void check_lock() {}
    // A check that fails where the session is not in the one schema any more that it was opened
    // for: a revision may have led it elsewhere. None where it was opened for none.
    virtual std::vector<Statement> emit_schema_check() const { return {}; }
    // Who has it, for a person; "" where nobody can be named.
    virtual std::string describe_lock_holder(const schema::QualifiedName& /*version_table*/) { return {}; }
    virtual void unlock() noexcept {}
    // The same text for every connection to this database, however it was opened: locks
    // of several databases are taken in the order of these.
    virtual std::string lock_order() { return {}; }
    // Throws Error(connection) where the lock could not be made: to be asked before the
    // first of several transactions commits.
    virtual void require_lock() {}
    // How long the database's URL says to wait for others; nullopt where it does not.
    virtual std::optional<std::chrono::milliseconds> lock_timeout() const { return std::nullopt; }

    // Begins a write transaction without waiting for another's that locks the whole
    // database; false: there is one, and nothing has begun.
    virtual bool try_begin() {
        begin(TransactionKind::write);
        return true;
    }
    // What to say when try_begin() has been false for too long.
    virtual Error describe_locked_out() {
        return {ErrorKind::database, "another transaction locks the database"};
    }
};

// A connection of the program's own, of the type that its database's client
// library declares.
struct NativeHandle {
    std::string_view type;  // "sqlite3", "PGconn"
    void* pointer = nullptr;
};

// How far an operation that no transaction holds has come, by what the catalog says.
enum class Outcome {
    unknown,  // nothing there tells
    not_done,
    half_done,  // to be dropped and done again
    done,
};

struct ConnectOptions {
    // False: connecting must not create a database (a file) that is not there;
    // then the connection is to an empty one in memory.
    bool may_create = true;
    // True: a database that is not there is an error. Goes before may_create.
    bool must_exist = false;
    // Not empty: the one schema that names without a schema are in, and what is made without
    // one; a connection that ends up in another is an error.
    std::string schema{};
};

struct ReflectOptions {
    // Schemas beside the default one; empty with all_schemas: every one but the
    // system's.
    std::vector<std::string> schemas;
    bool all_schemas = false;
    // Asked before a table is read: false leaves it out. May be empty.
    std::function<bool(const schema::QualifiedName&)> include_table;
};

// Things beside the schema values, by kind.
struct Unmodelled {
    std::string kind;
    std::int64_t count = 0;
};
// "2 views", "1 function".
std::string describe_unmodelled(const Unmodelled& unmodelled);

// What an emitter may need beside the operation.
struct EmitContext {
    // Values become literals in the text instead of parameters.
    bool offline = false;
    // The statements will run in a transaction of somebody else's: they begin none of their own.
    bool in_transaction = false;
    // The schema before the operation: reflected online, replayed offline. Costly; asked
    // only where the operation cannot be emitted without. Throws Error where it
    // cannot be known.
    std::function<const schema::MetaData&()> schema;
    // Asks the database for facts of its rows, inside the transaction in which the
    // statements will run. Empty offline and outside of transactions: then the
    // statements may rest on nothing but the schema.
    std::function<base::RowSet(std::string_view sql)> query{};
};

// What an operation does to a table while others use it.
struct Impact {
    schema::QualifiedName table{};
    std::string lock{};     // the database's word for the lock that it takes
    std::string blocks{};   // what others cannot do meanwhile: "reads and writes"; "" for nothing
    std::string work{};     // what takes long on a large table: "reads every row"; "" for nothing
    bool rewrites = false;  // every row is written anew

    bool operator==(const Impact&) const = default;
};

// How a script of statements for the database's own shell looks.
struct ScriptFormat {
    std::string begin;                  // of a write transaction: "BEGIN"
    std::string commit;                 // "COMMIT"
    std::string terminator;             // ";"
    std::vector<std::string> preamble;  // statements before the first begin
    std::vector<std::string> epilogue;  // statements after the last commit
};

class Dialect {
public:
    virtual ~Dialect() = default;
    virtual const Traits& traits() const = 0;

    // Throws Error(connection), naming the URL without its password.
    virtual std::unique_ptr<Connection> connect(const base::Url& url,
                                                const ConnectOptions& options) const = 0;

    // A connection over one that the program has open, as long as that: it is not
    // closed, and the settings that are changed are as before when this one ends.
    // nullptr for a handle of another database's. Throws Error(connection) for one
    // that cannot be used now.
    virtual std::unique_ptr<Connection> adopt(const NativeHandle& handle) const;

    // The statements of an operation. A BatchAlterTable may become a rebuild; an
    // AutocommitBlock is the caller's: its operations are emitted one by one.
    // Throws Error(command) for what the database cannot do, before anything ran.
    virtual std::vector<Statement> emit(const operations::Operation& operation,
                                        const EmitContext& context) const = 0;

    // The schemas whose names the LIKE pattern matches, sorted by their bytes; the system's never
    // are. Throws Error(command) where the database has none.
    virtual std::vector<std::string> list_schemas(Connection& connection, const std::string& pattern) const;

    // The whole schema in a fixed number of queries. Tables sorted by name,
    // columns in their order, constraints and indexes by name.
    virtual schema::MetaData reflect(Connection& connection, const ReflectOptions& options) const = 0;

    // The model as reflect() would give it back if it were built: types in the
    // database's vocabulary, expressions as the database writes them (asked for
    // in a transaction that is rolled back, and only where the text differs from
    // what `database` has). Same tables, columns, constraints and indexes in the
    // same places as `model`; what the database cannot hold is dropped in place
    // (a comment becomes none).
    virtual schema::MetaData canonical(const schema::MetaData& model, const schema::MetaData& database,
                                       Connection& connection) const = 0;

    // What the operation means for tables that are in use; `context` and `statements`
    // as of emit(). Empty where nothing that was there before is touched.
    virtual std::vector<Impact> list_impacts(const operations::Operation& /*operation*/,
                                             const EmitContext& /*context*/,
                                             std::span<const Statement> /*statements*/) const {
        return {};
    }
    // About how many rows the table has, as the database's statistics say; nullopt
    // where they say nothing. Reads no rows.
    virtual std::optional<std::int64_t> estimate_rows(Connection& /*connection*/,
                                                      const schema::QualifiedName& /*table*/) const {
        return std::nullopt;
    }

    // The schema after the operation where no database is asked. As operations::apply
    // says, unless the database changes more than that: texts that follow a rename.
    virtual void replay(const operations::Operation& operation, schema::MetaData& metadata) const;
    // What the database keeps of a table after an operation on it, or a whole batch of
    // them: types in its own words, as reflection reads them. Does nothing where there
    // is no such table.
    virtual void settle(const schema::QualifiedName& /*table*/, schema::MetaData& /*metadata*/) const {}

    // What the operation makes cannot be used in the transaction that made it; so a revision
    // with it is the last of its transaction.
    virtual bool needs_commit(const operations::Operation& /*operation*/) const { return false; }

    // Raw SQL that replay must not forget: lets CREATE TRIGGER, CREATE VIEW and the
    // like leave their mark. What it does not know it ignores.
    virtual void replay_raw(std::string_view sql, schema::MetaData& metadata) const = 0;

    // Asks the catalog, so that a transaction goes on when there is none.
    virtual bool has_table(Connection& connection, const schema::QualifiedName& name) const = 0;

    // How many there are of each kind of thing that reflect() does not describe, and
    // a comparison therefore cannot see: "view", "function". Kinds without any are
    // left out.
    virtual std::vector<Unmodelled> count_unmodelled(Connection& connection) const = 0;

    // For an operation that cannot run in a transaction.
    virtual Outcome probe(Connection& /*connection*/, const operations::Operation& /*operation*/) const {
        return Outcome::unknown;
    }

    // The failure came from what others did at the same time: a deadlock, a lock not
    // had in time. The same transaction may succeed later.
    virtual bool is_transient(const Error& /*error*/) const { return false; }

    virtual std::string quote(std::string_view identifier) const = 0;
    virtual std::string quote(const schema::QualifiedName& name) const = 0;
    virtual std::string literal(const Datum& value) const = 0;
    // The statement's text with its parameters as literals in place, for a person.
    virtual std::string inline_parameters(const Statement& statement) const { return statement.sql; }
    virtual const ScriptFormat& script_format() const = 0;
    // How the database cuts its SQL into tokens.
    virtual const sql::LexRules& lex_rules() const = 0;
};

// The dialect for a URL's scheme; throws Error(config) naming those there are.
const Dialect& get_dialect(const base::Url& url);
// Those that the program is linked with.
std::span<const Dialect* const> all_dialects();

struct Adopted {
    const Dialect& dialect;
    std::unique_ptr<Connection> connection;
};
// Throws Error(connection) where the program has no dialect for such a handle.
Adopted adopt(const NativeHandle& handle);

// The version table: the reference's own layout, so that both can share it.
schema::Table version_table(const schema::QualifiedName& name, bool with_primary_key);
// Each changes exactly one row, with literals in the text.
Statement insert_version(const Dialect& dialect, const schema::QualifiedName& table,
                         const std::string& version);
Statement update_version(const Dialect& dialect, const schema::QualifiedName& table, const std::string& from,
                         const std::string& to);
Statement delete_version(const Dialect& dialect, const schema::QualifiedName& table,
                         const std::string& version);
// The rows there are; nullopt when there is no such table.
std::optional<std::vector<std::string>> read_versions(const Dialect& dialect, Connection& connection,
                                                      const schema::QualifiedName& table);

}  // namespace retort::dialects
