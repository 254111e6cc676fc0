// Operations to statements, as standard SQL has them. A dialect derives from
// this and overrides the operations that it says otherwise or cannot do.
#pragma once

#include "dialects/ansi/ddl.hpp"
#include "dialects/dialect.hpp"

#include <string>
#include <vector>

namespace retort::dialects {

class Emitter {
public:
    // Keeps references; lives for one operation.
    Emitter(const Ddl& ddl, const EmitContext& context) : ddl_(ddl), context_(context) {}
    virtual ~Emitter() = default;

    std::vector<Statement> emit(const operations::Operation& operation);

protected:
    // One for each operation, under the recorder's word for it.
    virtual void create_table(const operations::CreateTable& op);
    virtual void drop_table(const operations::DropTable& op);
    virtual void rename_table(const operations::RenameTable& op);
    virtual void add_column(const operations::AddColumn& op);
    virtual void drop_column(const operations::DropColumn& op);
    virtual void alter_column(const operations::AlterColumn& op) = 0;
    virtual void create_constraint(const operations::CreateConstraint& op);
    virtual void drop_constraint(const operations::DropConstraint& op);
    virtual void rename_constraint(const operations::RenameConstraint& op) = 0;
    virtual void validate_constraint(const operations::ValidateConstraint& op) = 0;
    virtual void create_index(const operations::CreateIndex& op);
    virtual void drop_index(const operations::DropIndex& op);
    virtual void rename_index(const operations::RenameIndex& op) = 0;
    virtual void set_table_comment(const operations::SetTableComment& op);
    virtual void alter_table_options(const operations::AlterTableOptions& op) = 0;
    virtual void create_schema(const operations::CreateSchema& op);
    virtual void drop_schema(const operations::DropSchema& op);
    virtual void create_sequence(const operations::CreateSequence& op);
    virtual void alter_sequence(const operations::AlterSequence& op) = 0;
    virtual void drop_sequence(const operations::DropSequence& op);
    virtual void execute(const operations::Execute& op);
    virtual void bulk_insert(const operations::BulkInsert& op);
    // Its operations one after the other.
    virtual void batch_alter_table(const operations::BatchAlterTable& op);
    // Nothing, as for any database without such types.
    virtual void create_enum(const operations::CreateEnum&) {}
    virtual void drop_enum(const operations::DropEnum&) {}
    virtual void add_enum_value(const operations::AddEnumValue&) {}
    virtual void alter_enum(const operations::AlterEnum&) {}
    virtual void create_domain(const operations::CreateDomain&) {}
    virtual void drop_domain(const operations::DropDomain&) {}

    // COMMENT ON …; none removes it.
    virtual void comment_on_table(const schema::QualifiedName& table,
                                  const std::optional<std::string>& comment);
    virtual void comment_on_column(const schema::QualifiedName& table, const std::string& column,
                                   const std::optional<std::string>& comment);

    void visit(const operations::Operation& operation);
    void add(Statement statement) { statements_.push_back(std::move(statement)); }
    void add(std::string sql) { statements_.push_back({std::move(sql), {}, {}, {}}); }
    // "ALTER TABLE name"
    sql::Writer alter_table(const schema::QualifiedName& table) const;
    // Error(command): "<database> cannot <what>".
    [[noreturn]] void refuse(const std::string& what, const std::string& hint = "") const;

    const Ddl& ddl() const { return ddl_; }
    const EmitContext& context() const { return context_; }

private:
    const Ddl& ddl_;
    const EmitContext& context_;
    std::vector<Statement> statements_;
};

// The statements of an Execute: one for each statement of its text, its
// parameters as placeholders, or as literals in a script.
std::vector<Statement> emit_execute(const Rules& rules, const operations::Execute& op, bool offline);
// As few INSERTs as the limits allow.
std::vector<Statement> emit_bulk_insert(const Rules& rules, const operations::BulkInsert& op, bool offline);

// A table that holds just what an AddColumn brings, for questions that need one.
schema::Table table_with_column(const operations::AddColumn& op);

}  // namespace retort::dialects
