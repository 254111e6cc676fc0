// What is said of an operation's locks and of what it writes anew, against what the
// server does when it runs.
#include "database_fixture.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <map>

namespace retort::dialects {
namespace {

using namespace operations;
using schema::TypeKind;

schema::Type type(TypeKind kind, int length = 0) {
    schema::Type made;
    made.kind = kind;
    made.length = length;
    return made;
}

schema::Column column(const std::string& name, TypeKind kind) {
    schema::Column made;
    made.name = name;
    made.type = type(kind);
    return made;
}

AddColumn add(schema::Column added) {
    return {.table = {"", "t"}, .column = std::move(added)};
}
schema::Column with_default(const std::string& expression) {
    schema::Column made = column("added", TypeKind::text);
    made.server_default = schema::ServerDefault{.expression = expression};
    return made;
}
schema::Column with_identity() {
    schema::Column made = column("added", TypeKind::integer);
    made.nullable = false;
    made.identity = schema::SequenceOptions{};
    return made;
}

AlterColumn alter_type(const schema::Type& from, const schema::Type& to) {
    AlterColumn op{.table = {"", "t"}, .column = "name", .type = to};
    op.existing.type = from;
    return op;
}
AlterColumn alter_nullable(bool nullable) {
    return {.table = {"", "t"}, .column = "name", .nullable = nullable};
}
AlterTableOptions alter_options(const std::string& key, const std::string& value) {
    return {.table = {"", "t"}, .options = {{key, {value}}}, .existing = {{key, {}}}};
}
AlterColumn alter_comment() {
    return {.table = {"", "t"}, .column = "name", .comment = Change<std::string>{"x"}};
}

CreateIndex create_index() {
    CreateIndex op{.table = {"", "t"}};
    op.index.name = "ix_new";
    op.index.elements = {{.text = "name"}};
    return op;
}

schema::ForeignKey reference(bool not_valid) {
    return {.name = "fk_new",
            .columns = {"other"},
            .referred_table = {"", "other"},
            .referred_columns = {"id"},
            .not_valid = not_valid};
}

CreateTable create_referring() {
    CreateTable op;
    op.table.name = {"", "fresh"};
    op.table.columns = {column("other", TypeKind::integer)};
    op.table.foreign_keys = {reference(false)};
    return op;
}

AlterColumn alter_storage() {
    return {.table = {"", "t"}, .column = "name", .options = {{"postgresql_storage", {"external"}}}};
}

struct Row {
    std::string what;
    Operation operation;
    std::map<std::string, std::string> locks;  // of the tables that were there
    bool rewrites = false;
};

std::vector<Row> all_rows() {
    const std::string exclusive = "ACCESS EXCLUSIVE", row_exclusive = "SHARE ROW EXCLUSIVE";
    const auto varchar = [](int length) { return type(TypeKind::string, length); };
    return {
        {"drop table", DropTable{.table = {"", "t"}}, {{"t", exclusive}}},
        {"rename table", RenameTable{.table = {"", "t"}, .new_name = "u"}, {{"t", exclusive}}},
        {"add column", add(column("added", TypeKind::text)), {{"t", exclusive}}},
        {"add column with now()", add(with_default("CAST(now() AS text)")), {{"t", exclusive}}},
        {"add column with a random default",
         add(with_default("gen_random_uuid()::text")),
         {{"t", exclusive}},
         true},
        {"add identity", add(with_identity()), {{"t", exclusive}}, true},
        {"drop column", DropColumn{.table = {"", "t"}, .column = "name"}, {{"t", exclusive}}},
        {"longer varchar", alter_type(varchar(20), varchar(40)), {{"t", exclusive}}},
        {"varchar to text", alter_type(varchar(20), type(TypeKind::text)), {{"t", exclusive}}},
        {"shorter varchar", alter_type(varchar(20), varchar(10)), {{"t", exclusive}}, true},
        {"not null", alter_nullable(false), {{"t", exclusive}}},
        {"null", alter_nullable(true), {{"t", exclusive}}},
        {"column comment", alter_comment(), {{"t", "SHARE UPDATE EXCLUSIVE"}}},
        {"table comment",
         SetTableComment{.table = {"", "t"}, .comment = "x"},
         {{"t", "SHARE UPDATE EXCLUSIVE"}}},
        {"storage parameter",
         alter_options("postgresql_with", "fillfactor=70"),
         {{"t", "SHARE UPDATE EXCLUSIVE"}}},
        {"catalog table", alter_options("postgresql_with", "user_catalog_table=true"), {{"t", exclusive}}},
        {"tablespace", alter_options("postgresql_tablespace", "pg_default"), {{"t", exclusive}}},
        {"unlogged", alter_options("postgresql_unlogged", "true"), {{"t", exclusive}}, true},
        {"storage", alter_storage(), {{"t", exclusive}}},
        {"check",
         CreateConstraint{{"", "t"}, schema::Check{.name = "ck_new", .condition = "other > 0"}},
         {{"t", exclusive}}},
        {"unique",
         CreateConstraint{{"", "t"}, schema::Unique{.name = "uq_new", .columns = {"name"}}},
         {{"t", exclusive}}},
        {"foreign key",
         CreateConstraint{{"", "t"}, reference(false)},
         {{"t", row_exclusive}, {"other", row_exclusive}}},
        {"foreign key, not valid",
         CreateConstraint{{"", "t"}, reference(true)},
         {{"t", row_exclusive}, {"other", row_exclusive}}},
        {"drop constraint", DropConstraint{.table = {"", "t"}, .name = "ck_old"}, {{"t", exclusive}}},
        {"index", create_index(), {{"t", "SHARE"}}},
        {"drop index", DropIndex{.table = {"", "t"}, .name = "ix_old"}, {{"t", exclusive}}},
        {"table that refers", create_referring(), {{"other", row_exclusive}}},
        {"rows",
         BulkInsert{.table = {"", "other"}, .columns = {"id"}, .rows = {{7}}},
         {{"other", "ROW EXCLUSIVE"}}},
    };
}

// "AccessExclusiveLock" as the manual writes it: "ACCESS EXCLUSIVE".
std::string spell(const std::string& mode) {
    std::string words;
    for (const char letter : mode.substr(0, mode.size() - std::string("Lock").size())) {
        if (std::isupper(static_cast<unsigned char>(letter)) != 0 && !words.empty()) {
            words += ' ';
        }
        words += static_cast<char>(std::toupper(static_cast<unsigned char>(letter)));
    }
    return words;
}

std::size_t strength(const std::string& lock) {
    const std::vector<std::string> weakest_first = {
        "ACCESS SHARE", "ROW SHARE",           "ROW EXCLUSIVE", "SHARE UPDATE EXCLUSIVE",
        "SHARE",        "SHARE ROW EXCLUSIVE", "EXCLUSIVE",     "ACCESS EXCLUSIVE"};
    return static_cast<std::size_t>(std::find(weakest_first.begin(), weakest_first.end(), lock) -
                                    weakest_first.begin());
}

class PostgresqlImpact : public testing::Test {
protected:
    PostgresqlImpact() {
        connection_->query(
            "CREATE TABLE other (id INTEGER PRIMARY KEY);"
            "CREATE TABLE t (id INTEGER PRIMARY KEY, name VARCHAR(20), other INTEGER,"
            " CONSTRAINT ck_old CHECK (id > 0));"
            "CREATE INDEX ix_old ON t (other); INSERT INTO t VALUES (1, 'x', NULL)");
    }

    // The strongest lock on each of the two tables, once the operation has run.
    std::map<std::string, std::string> find_locks() {
        std::map<std::string, std::string> strongest;
        for (const auto& row :
             connection_
                 ->query("SELECT o.name, l.mode FROM pg_locks l JOIN (VALUES ('t', " + oid_of("t") +
                         "), ('other', " + oid_of("other") +
                         ")) o (name, id) ON l.relation = o.id::oid WHERE l.pid = pg_backend_pid()")
                 .rows) {
            const std::string lock = spell(row.at(1).value());
            std::string& known = strongest[row.at(0).value()];
            if (known.empty() || strength(known) < strength(lock)) {
                known = lock;
            }
        }
        return strongest;
    }
    // Kept from before the operation, which may drop or rename.
    std::string oid_of(const std::string& table) { return oids_.at(table); }
    std::string find_file(const std::string& table) {
        const auto rows =
            connection_->query("SELECT relfilenode FROM pg_class WHERE oid = " + oid_of(table) + "::oid")
                .rows;
        return rows.empty() ? "" : rows.front().at(0).value();
    }
    void note_tables() {
        for (const char* table : {"t", "other"}) {
            oids_[table] = connection_->query("SELECT '" + std::string(table) + "'::regclass::oid")
                               .rows.at(0)
                               .at(0)
                               .value();
        }
    }

    AnyDatabase database_{"postgresql"};
    std::unique_ptr<Connection> connection_ = database_.connect();
    std::map<std::string, std::string> oids_;
};

TEST_F(PostgresqlImpact, IsWhatTheServerLocksAndWritesAnew) {
    schema::MetaData metadata = database_.dialect().reflect(*connection_, {});
    const EmitContext context{.schema = [&]() -> const schema::MetaData& { return metadata; }};
    note_tables();
    for (const Row& row : all_rows()) {
        const auto statements = database_.dialect().emit(row.operation, context);
        std::map<std::string, std::string> told;
        bool is_told_rewritten = false;
        for (const auto& impact : database_.dialect().list_impacts(row.operation, context, statements)) {
            std::string& known = told[impact.table.name];
            if (known.empty() || strength(known) < strength(impact.lock)) {
                known = impact.lock;
            }
            is_told_rewritten =
                is_told_rewritten || impact.rewrites || impact.work.find("volatile") != std::string::npos;
        }
        EXPECT_EQ(told, row.locks) << row.what;

        connection_->begin(TransactionKind::write);
        const std::string file = find_file("t");
        connection_->run(statements, [](std::size_t) {});
        const auto taken = find_locks();
        for (const auto& [table, lock] : row.locks) {
            const auto found = taken.find(table);
            EXPECT_EQ(found == taken.end() ? "none" : found->second, lock) << row.what << " on " << table;
        }
        const std::string file_after = find_file("t");
        EXPECT_EQ(!file_after.empty() && file_after != file, row.rewrites) << row.what;
        EXPECT_GE(is_told_rewritten, row.rewrites) << row.what;
        connection_->rollback();
    }
}

TEST_F(PostgresqlImpact, EstimatesRowsOnceTheyAreCounted) {
    const schema::QualifiedName table{"", "t"};
    connection_->query("ANALYZE t");
    EXPECT_EQ(database_.dialect().estimate_rows(*connection_, table), 1);
    EXPECT_EQ(database_.dialect().estimate_rows(*connection_, {"", "no \"such\" table"}), std::nullopt);
}

}  // namespace
}  // namespace retort::dialects
