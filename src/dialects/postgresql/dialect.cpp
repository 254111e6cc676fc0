// PostgreSQL's traits, and its parts in one interface.
#include "dialects/postgresql/dialect.hpp"

#include "dialects/ansi/dialect.hpp"
#include "dialects/postgresql/canonical.hpp"
#include "dialects/postgresql/column_options.hpp"
#include "dialects/postgresql/connection.hpp"
#include "dialects/postgresql/emit.hpp"
#include "dialects/postgresql/impact.hpp"
#include "dialects/postgresql/probe.hpp"
#include "dialects/postgresql/queries.hpp"
#include "dialects/postgresql/reflect.hpp"
#include "dialects/postgresql/rules.hpp"
#include "dialects/postgresql/search_path.hpp"
#include "sql/split.hpp"

#include <algorithm>

namespace retort::dialects {

namespace {

class PostgresqlDialect final : public AnsiDialect {
public:
    const Traits& traits() const override {
        static const Traits traits{
            .name = "postgresql",
            .impl_name = "PostgresqlImpl",
            .example_url = "postgresql://user:password@localhost:5432/database",
            .url_schemes = {"postgresql", "postgres"},
            .comments = true,
            .schemas = true,
            .enums = true,
            .domains = true,
            .sequences = true,
            .rebuilds = false,
            .concurrent_indexes = true,
            .column_options = postgresql::column_option_keys(),
        };
        return traits;
    }

    const Rules& rules() const override { return postgresql::rules(); }

    std::unique_ptr<Connection> connect(const base::Url& url, const ConnectOptions& options) const override {
        return postgresql::connect(url, options.schema);
    }

    std::vector<std::string> list_schemas(Connection& connection, const std::string& pattern) const override {
        return postgresql::list_schemas(connection, pattern);
    }

    std::unique_ptr<Connection> adopt(const NativeHandle& handle) const override {
        return handle.type == "PGconn" ? postgresql::adopt(handle.pointer) : nullptr;
    }

    std::vector<Statement> emit(const operations::Operation& operation,
                                const EmitContext& context) const override {
        return postgresql::PostgresqlEmitter(context).emit(operation);
    }

    schema::MetaData reflect(Connection& connection, const ReflectOptions& options) const override {
        return postgresql::reflect(connection, options);
    }

    schema::MetaData canonical(const schema::MetaData& model, const schema::MetaData& database,
                               Connection& connection) const override {
        return postgresql::canonical(model, database, connection);
    }

    // A new value of an enumeration.
    bool needs_commit(const operations::Operation& operation) const override {
        if (const auto* execute = std::get_if<operations::Execute>(&operation.value)) {
            return adds_enum_value(execute->sql);
        }
        return std::holds_alternative<operations::AddEnumValue>(operation.value);
    }

    // Not understood, but remembered: what drops a column and makes it anew must know
    // all that hangs on it.
    void replay_raw(std::string_view sql, schema::MetaData& metadata) const override {
        for (auto& statement : sql::split_statements(sql, rules().lex)) {
            const auto code = sql::tokenize_code(statement.text, rules().lex);
            if (is_word(code[0], "CREATE") || is_word(code[0], "ALTER") || is_word(code[0], "DROP")) {
                metadata.raw_objects.push_back(
                    {.kind = "statement", .name = {}, .table = {}, .sql = std::move(statement.text)});
            }
        }
    }

    bool has_table(Connection& connection, const schema::QualifiedName& name) const override {
        const Datum text = quote(name);
        const base::RowSet rows = connection.query("SELECT to_regclass($1) IS NOT NULL", std::span(&text, 1));
        return rows.rows.at(0).at(0) == "t";
    }

    std::vector<Impact> list_impacts(const operations::Operation& operation, const EmitContext& context,
                                     std::span<const Statement>) const override {
        return postgresql::list_impacts(operation, context);
    }

    std::optional<std::int64_t> estimate_rows(Connection& connection,
                                              const schema::QualifiedName& table) const override {
        return postgresql::estimate_rows(connection, quote(table));
    }

    std::vector<Unmodelled> count_unmodelled(Connection& connection) const override {
        return read_unmodelled(connection.query(postgresql::kUnmodelledQuery));
    }

    Outcome probe(Connection& connection, const operations::Operation& operation) const override {
        return postgresql::probe(*this, connection, operation);
    }

    // lock_not_available, deadlock_detected, serialization_failure
    bool is_transient(const Error& error) const override {
        return error.sqlstate() == "55P03" || error.sqlstate() == "40P01" || error.sqlstate() == "40001";
    }

    const ScriptFormat& script_format() const override {
        static const ScriptFormat format{
            .begin = "BEGIN", .commit = "COMMIT", .terminator = ";", .preamble = {}, .epilogue = {}};
        return format;
    }

private:
    bool adds_enum_value(const std::string& sql) const {
        const auto statements = sql::split_statements(sql, rules().lex);
        return std::any_of(statements.begin(), statements.end(), [this](const auto& statement) {
            const auto code = sql::tokenize_code(statement.text, rules().lex);
            if (code.size() < 2 || !is_word(code[0], "ALTER") || !is_word(code[1], "TYPE")) {
                return false;
            }
            const auto add = std::find_if(code.begin(), code.end(),
                                          [](const auto& token) { return is_word(token, "ADD"); });
            return code.end() - add > 1 && is_word(add[1], "VALUE");
        });
    }
};

}  // namespace

const Dialect& postgresql_dialect() {
    static const PostgresqlDialect dialect;
    return dialect;
}

}  // namespace retort::dialects

extern "C" const retort::dialects::Dialect* retort_postgresql_dialect() noexcept {
    return &retort::dialects::postgresql_dialect();
}
