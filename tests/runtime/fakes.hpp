// A database, a dialect and scripts in memory, for running plans without any.
#pragma once

#include "dialects/dialect.hpp"
#include "operations/readers.hpp"
#include "runtime/settings.hpp"

#include <algorithm>
#include <cctype>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace retort::runtime {

// Keeps what it is sent as a journal; understands nothing but the version table and the
// step's journal.
class FakeConnection : public dialects::Connection {
public:
    std::vector<std::string> journal;
    std::string fail_at;                 // a statement that fails
    std::function<void()> before_begin;  // another process, between plan and lock
    bool fail_commit = false;
    bool fail_prepare_commit = false;
    std::vector<std::string>* shared = nullptr;  // the journal of several, each line with its name
    std::string name;

    base::RowSet query(std::string_view sql, std::span<const Datum> /*parameters*/) override {
        base::RowSet rows;
        if (sql.starts_with("SELECT revision, direction")) {
            if (interrupted) {
                rows.rows.push_back({interrupted->begin(), interrupted->end()});
            }
        } else if (sql.starts_with("SELECT version_num")) {
            for (const auto& version : versions.value_or(std::vector<std::string>{})) {
                rows.rows.push_back({version});
            }
        } else {
            note("query " + std::string(sql));
        }
        return rows;
    }
    void run(std::span<const dialects::Statement> statements,
             const dialects::BeforeStatement& before) override {
        for (std::size_t i = 0; i < statements.size(); ++i) {
            before(i);
            if (!fail_at.empty() && statements[i].sql == fail_at) {
                throw Error(ErrorKind::database, "refused").with_sql(statements[i].sql);
            }
            note(statements[i].sql);
            apply(statements[i].sql);
        }
    }
    void begin(dialects::TransactionKind /*kind*/) override {
        if (before_begin) {
            std::exchange(before_begin, {})();
        }
        in_transaction_ = true;
        before_ = {versions, interrupted};
        note("BEGIN");
    }
    void prepare_commit() override { refuse(fail_prepare_commit, "a deferred check"); }
    void commit() override {
        refuse(fail_commit, "COMMIT");
        in_transaction_ = false;
        note("COMMIT");
    }
    void rollback() noexcept override {
        if (std::exchange(in_transaction_, false)) {
            std::tie(versions, interrupted) = before_;
            note("ROLLBACK");
        }
    }
    bool in_transaction() const override { return in_transaction_; }

    // The version table's rows; absent: there is no such table.
    std::optional<std::vector<std::string>> versions;
    // The journal's row; absent: nothing is interrupted.
    std::optional<std::vector<std::string>> interrupted;

private:
    void note(const std::string& line) {
        journal.push_back(line);
        if (shared != nullptr) {
            shared->push_back(name + ": " + line);
        }
    }
    static void refuse(bool fails, const std::string& what) {
        if (fails) {
            throw Error(ErrorKind::database, "refused").with_sql(what);
        }
    }

    void apply(const std::string& sql) {
        const auto is = [&sql](std::string_view start) { return sql.starts_with(start); };
        if (sql == "create table alembic_version") {
            versions.emplace();
        } else if (sql == "drop table alembic_version_journal") {
            interrupted.reset();
        } else if (is("INSERT INTO alembic_version_journal ") || is("UPDATE alembic_version_journal ")) {
            interrupted = list_literals(sql);
            interrupted->resize(7);  // the rest is of the condition
        } else if (is("INSERT INTO alembic_version ")) {
            versions->push_back(list_literals(sql).at(0));
        } else if (is("UPDATE alembic_version ")) {
            const auto words = list_literals(sql);
            std::replace(versions->begin(), versions->end(), words.at(1), words.at(0));
        } else if (is("DELETE FROM alembic_version ")) {
            std::erase(*versions, list_literals(sql).at(0));
        }
    }
    // Texts in quotes and bare numbers.
    static std::vector<std::string> list_literals(const std::string& sql) {
        std::vector<std::string> literals;
        for (std::size_t i = 0; i < sql.size(); ++i) {
            const bool is_text = sql[i] == '\'';
            const bool is_number = std::isdigit(static_cast<unsigned char>(sql[i])) != 0;
            if (is_text || is_number) {
                const std::size_t start = is_text ? i + 1 : i;
                i = is_text ? sql.find('\'', start) : sql.find_first_not_of("0123456789", start);
                literals.push_back(sql.substr(start, i - start));
            }
        }
        return literals;
    }

    bool in_transaction_ = false;
    std::pair<decltype(versions), decltype(interrupted)> before_;
};

// Emits descriptions instead of SQL; an alter_column asks for the schema.
class FakeDialect : public dialects::Dialect {
public:
    const dialects::Traits& traits() const override {
        static const dialects::Traits traits{
            .name = "fake", .impl_name = "FakeImpl", .example_url = "fake://", .url_schemes = {"fake"}};
        return traits;
    }
    std::unique_ptr<dialects::Connection> connect(const base::Url&,
                                                  const dialects::ConnectOptions&) const override {
        return nullptr;
    }
    std::vector<dialects::Statement> emit(const operations::Operation& operation,
                                          const dialects::EmitContext& context) const override {
        if (std::holds_alternative<operations::AlterColumn>(operation.value)) {
            return {{.sql = "rebuild of " + dump_metadata(context.schema())}};
        }
        if (const auto* execute = std::get_if<operations::Execute>(&operation.value)) {
            return {{.sql = execute->sql}};
        }
        return {{.sql = operations::describe(operation)}};
    }
    schema::MetaData reflect(dialects::Connection&, const dialects::ReflectOptions&) const override {
        schema::MetaData metadata;
        metadata.schemas = {"reflected"};
        return metadata;
    }
    schema::MetaData canonical(const schema::MetaData& model, const schema::MetaData&,
                               dialects::Connection&) const override {
        return model;
    }
    void replay_raw(std::string_view sql, schema::MetaData& metadata) const override {
        metadata.raw_objects.push_back(
            {.kind = "raw", .name = {"", std::string(sql)}, .table = "", .sql = ""});
    }
    bool has_table(dialects::Connection& connection, const schema::QualifiedName& name) const override {
        const auto& fake = dynamic_cast<FakeConnection&>(connection);
        if (missing_tables.contains(name.name)) {
            return false;
        }
        return name.name.ends_with("_journal") ? fake.interrupted.has_value() : fake.versions.has_value();
    }
    std::set<std::string> missing_tables;
    std::vector<dialects::Unmodelled> count_unmodelled(dialects::Connection&) const override { return {}; }
    std::string quote(std::string_view identifier) const override { return std::string(identifier); }
    std::string quote(const schema::QualifiedName& name) const override { return name.name; }
    std::string literal(const Datum& value) const override {
        const auto* text = std::get_if<std::string>(&value);
        return text != nullptr ? "'" + *text + "'" : "?";
    }
    bool needs_commit(const operations::Operation& operation) const override {
        return std::holds_alternative<operations::AddEnumValue>(operation.value);
    }
    const sql::LexRules& lex_rules() const override {
        static const sql::LexRules rules;
        return rules;
    }
    const dialects::ScriptFormat& script_format() const override {
        static const dialects::ScriptFormat format{.begin = "BEGIN",
                                                   .commit = "COMMIT",
                                                   .terminator = ";",
                                                   .preamble = {"PREPARE"},
                                                   .epilogue = {"END"}};
        return format;
    }
};

// Scripts by revision id.
class FakeScripts : public scripts::LoadedScripts {
public:
    using Function = std::function<void(operations::Recorder&)>;
    std::map<std::string, Function> upgrades, downgrades;

    void upgrade(const std::string& revision, operations::Recorder& recorder) const override {
        call(upgrades, revision, recorder);
    }
    void downgrade(const std::string& revision, operations::Recorder& recorder) const override {
        call(downgrades, revision, recorder);
    }

private:
    static void call(const std::map<std::string, Function>& functions, const std::string& revision,
                     operations::Recorder& recorder) {
        const auto found = functions.find(revision);
        if (found != functions.end()) {
            found->second(recorder);
        }
        recorder.finish();
    }
};

inline operations::Operation execute(const std::string& sql) {
    return operations::Execute{.sql = sql, .parameters = {}};
}

}  // namespace retort::runtime
