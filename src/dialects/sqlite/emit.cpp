// Operations to SQLite's statements: what differs from standard SQL. Everything
// that alters a table is alterations.cpp's.
#include "dialects/sqlite/emit.hpp"

#include "dialects/ansi/emitter.hpp"
#include "dialects/sqlite/alterations.hpp"
#include "dialects/sqlite/ddl.hpp"
#include "dialects/sqlite/words.hpp"
#include "retort/error.hpp"

#include <algorithm>

namespace retort::dialects::sqlite {

namespace {

using namespace operations;

class SqliteEmitter : public Emitter {
public:
    explicit SqliteEmitter(const EmitContext& context) : Emitter(sqlite::ddl(), context) {}

protected:
    void drop_table(const DropTable& op) override {
        if (op.cascade) {
            drop_references(op.table);
        }
        DropTable plain = op;
        plain.cascade = false;
        Emitter::drop_table(plain);
    }

    void add_column(const AddColumn& op) override { alter(op.table, op); }
    void drop_column(const DropColumn& op) override { alter(op.table, op); }
    void alter_column(const AlterColumn& op) override { alter(op.table, op); }
    void create_constraint(const CreateConstraint& op) override { alter(op.table, op); }
    void drop_constraint(const DropConstraint& op) override { alter(op.table, op); }
    void rename_constraint(const RenameConstraint& op) override { alter(op.table, op); }
    // Nothing: SQLite has no NOT VALID.
    void validate_constraint(const ValidateConstraint& op) override { alter(op.table, op); }
    void drop_index(const DropIndex& op) override { alter(op.table, op); }
    void rename_index(const RenameIndex& op) override { alter(op.table, op); }
    void alter_table_options(const AlterTableOptions& op) override { alter(op.table, op); }

    void batch_alter_table(const BatchAlterTable& op) override {
        append(emit_alterations(op.table, op.operations, op.recreate, context()));
    }

    void create_schema(const CreateSchema& op) override { has_no("schemas", "create_schema", op.name); }
    void drop_schema(const DropSchema& op) override { has_no("schemas", "drop_schema", op.name); }
    void create_sequence(const CreateSequence& op) override {
        has_no("sequences", "create_sequence", schema::display_name(op.sequence.name));
    }
    void alter_sequence(const AlterSequence& op) override {
        has_no("sequences", "alter_sequence", schema::display_name(op.sequence));
    }
    void drop_sequence(const DropSequence& op) override {
        has_no("sequences", "drop_sequence", schema::display_name(op.sequence));
    }

    // SQLite keeps no comments.
    void comment_on_table(const QualifiedName&, const std::optional<std::string>&) override {}
    void comment_on_column(const QualifiedName&, const std::string&,
                           const std::optional<std::string>&) override {}

private:
    void append(std::vector<Statement> statements) {
        for (Statement& statement : statements) {
            add(std::move(statement));
        }
    }

    template <class Op>
    void alter(const QualifiedName& table, const Op& op) {
        const std::vector<Operation> one{op};
        append(emit_alterations(table, one, Recreate::automatic, context()));
    }

    // The foreign keys that point at a table, which would dangle without it.
    void drop_references(const QualifiedName& dropped) {
        for (const schema::Table& table : context().schema().tables) {
            std::vector<Operation> drops;
            for (const schema::ForeignKey& key : table.foreign_keys) {
                if (key.referred_table == dropped && table.name != dropped) {
                    DropConstraint drop;
                    drop.table = table.name;
                    drop.existing = key;
                    drop.name = key.name;
                    drop.kind = schema::ConstraintKind::foreign_key;
                    drops.emplace_back(std::move(drop));
                }
            }
            append(emit_alterations(table.name, drops, Recreate::automatic, context()));
        }
    }

    [[noreturn]] static void has_no(const std::string& what, const std::string& operation,
                                    const std::string& name) {
        throw Error(ErrorKind::command, "SQLite has no " + what + ": " + operation + " " + name)
            .with_hint("guard the call with the dialect's name where the script serves several databases");
    }
};

}  // namespace

std::vector<Statement> emit(const Operation& operation, const EmitContext& context) {
    return SqliteEmitter(context).emit(operation);
}

}  // namespace retort::dialects::sqlite
