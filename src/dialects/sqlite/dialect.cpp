// SQLite's answers to what the rest of retort asks; each in its own file.
#include "dialects/sqlite/dialect.hpp"

#include "dialects/ansi/dialect.hpp"
#include "dialects/sqlite/backup.hpp"
#include "dialects/sqlite/canonical.hpp"
#include "dialects/sqlite/connection.hpp"
#include "dialects/sqlite/emit.hpp"
#include "dialects/sqlite/impact.hpp"
#include "dialects/sqlite/migration_lock.hpp"
#include "dialects/sqlite/reflect.hpp"
#include "dialects/sqlite/rename.hpp"
#include "dialects/sqlite/replay.hpp"
#include "dialects/sqlite/settle_types.hpp"
#include "dialects/sqlite/words.hpp"

namespace retort::dialects {

namespace {

class SqliteDialect : public AnsiDialect {
public:
    const Rules& rules() const override { return sqlite::rules(); }

    const Traits& traits() const override {
        static const Traits traits{
            .name = "sqlite",
            .impl_name = "SQLiteImpl",
            .example_url = "sqlite:///app.db",
            .url_schemes = {"sqlite"},
            .rebuilds = true,
            .files = true,
            .file_names = {.side_ends = {"-wal", "-shm", "-journal", std::string(sqlite::kLockMark)},
                           .backup_mark = std::string(sqlite::kBackupMark)},
        };
        return traits;
    }

    std::unique_ptr<Connection> connect(const base::Url& url, const ConnectOptions& options) const override {
        return sqlite::connect(url, options);
    }

    std::unique_ptr<Connection> adopt(const NativeHandle& handle) const override {
        return handle.type == "sqlite3" ? sqlite::adopt(static_cast<sqlite3*>(handle.pointer)) : nullptr;
    }

    std::vector<Statement> emit(const operations::Operation& operation,
                                const EmitContext& context) const override {
        return sqlite::emit(operation, context);
    }

    schema::MetaData reflect(Connection& connection, const ReflectOptions& options) const override {
        return sqlite::reflect(connection, options);
    }

    schema::MetaData canonical(const schema::MetaData& model, const schema::MetaData& database,
                               Connection&) const override {
        return sqlite::canonical(model, database);
    }

    void replay(const operations::Operation& operation, schema::MetaData& metadata) const override {
        sqlite::replay(operation, metadata);
    }

    void settle(const schema::QualifiedName& table, schema::MetaData& metadata) const override {
        sqlite::settle_types(table, metadata);
    }

    void replay_raw(std::string_view sql, schema::MetaData& metadata) const override {
        sqlite::replay_raw(sql, metadata);
    }

    bool has_table(Connection& connection, const schema::QualifiedName& name) const override {
        return sqlite::has_table(connection, name);
    }

    std::vector<Impact> list_impacts(const operations::Operation& operation, const EmitContext&,
                                     std::span<const Statement> statements) const override {
        return sqlite::list_impacts(operation, statements);
    }

    std::optional<std::int64_t> estimate_rows(Connection& connection,
                                              const schema::QualifiedName& table) const override {
        return sqlite::estimate_rows(connection, table.name);
    }

    std::vector<Unmodelled> count_unmodelled(Connection& connection) const override {
        return read_unmodelled(connection.query(
            "SELECT CASE WHEN sql LIKE 'CREATE VIRTUAL%' THEN 'virtual table' ELSE type END AS kind, "
            "count(*) "
            "FROM main.sqlite_schema WHERE type IN ('view', 'trigger') OR sql LIKE 'CREATE VIRTUAL%' "
            "GROUP BY kind ORDER BY kind"));
    }

    std::string literal(const Datum& value) const override { return sqlite::literal(value); }

    // Foreign keys are off as in an online run: a rebuild drops tables that others
    // refer to, and the switch works outside transactions only.
    const ScriptFormat& script_format() const override {
        static const ScriptFormat format{
            .begin = "BEGIN IMMEDIATE",
            .commit = "COMMIT",
            .terminator = ";",
            .preamble = {"PRAGMA foreign_keys = OFF"},
            .epilogue = {},
        };
        return format;
    }
};

}  // namespace

const Dialect& sqlite_dialect() {
    static const SqliteDialect dialect;
    return dialect;
}

}  // namespace retort::dialects

extern "C" const retort::dialects::Dialect* retort_sqlite_dialect() noexcept {
    return &retort::dialects::sqlite_dialect();
}
