// Operations as PostgreSQL's statements.
#pragma once

#include "dialects/ansi/emitter.hpp"

namespace retort::dialects::postgresql {

// A table with columns of the enumeration, and what of it must step aside while
// their type changes: the server cannot convert the type inside expressions.
struct EnumUser {
    const schema::Table* table;
    std::vector<const schema::Column*> columns;
    std::vector<const schema::Index*> indexes;
    std::vector<schema::Constraint> checks;      // exclusions as well
    std::vector<schema::Constraint> references;  // between columns that change one after the other
};

class PostgresqlEmitter final : public Emitter {
public:
    explicit PostgresqlEmitter(const EmitContext& context);

protected:
    void create_table(const operations::CreateTable& op) override;
    void add_column(const operations::AddColumn& op) override;
    void alter_column(const operations::AlterColumn& op) override;
    void drop_constraint(const operations::DropConstraint& op) override;
    void rename_constraint(const operations::RenameConstraint& op) override;
    void validate_constraint(const operations::ValidateConstraint& op) override;
    void rename_index(const operations::RenameIndex& op) override;
    void alter_table_options(const operations::AlterTableOptions& op) override;
    void create_enum(const operations::CreateEnum& op) override;
    void drop_enum(const operations::DropEnum& op) override;
    void add_enum_value(const operations::AddEnumValue& op) override;
    void alter_enum(const operations::AlterEnum& op) override;
    void alter_sequence(const operations::AlterSequence& op) override;
    void batch_alter_table(const operations::BatchAlterTable& op) override;
    void create_domain(const operations::CreateDomain& op) override;
    void drop_domain(const operations::DropDomain& op) override;

private:
    void refuse_hidden(const schema::QualifiedName& name) const;
    // Sets what differs, and resets what is gone.
    void alter_parameters(const operations::AlterTableOptions& op);
    void move_to_tablespace(const operations::AlterTableOptions& op);
    // The table's storage parameters before the operation.
    std::string existing_parameters(const operations::AlterTableOptions& op) const;
    // CREATE TYPE for enumerations of the columns that are not there.
    void create_missing_enums(std::span<const schema::Column> columns);

    // "ALTER TABLE t ALTER COLUMN c"
    sql::Writer alter(const schema::QualifiedName& table, const std::string& column) const;
    void alter_definition(const operations::AlterColumn& op);
    void alter_type(const operations::AlterColumn& op);
    void alter_column_options(const operations::AlterColumn& op);
    void set_column_option(const schema::QualifiedName& table, const std::string& column,
                           const std::string& key, const std::string& value);
    void set_column_options(const schema::QualifiedName& table, const schema::Column& column);
    schema::Type known_type(const operations::AlterColumn& op) const;
    void alter_nullable(const operations::AlterColumn& op);
    void alter_default(const operations::AlterColumn& op);
    // Drops the column and adds it as a generated one, with all that was on it.
    void make_generated(const operations::AlterColumn& op);
    schema::Column generated_column(const operations::AlterColumn& op, const schema::Table* table) const;
    void drop_expression(const operations::AlterColumn& op);
    // What is known to be the expression now.
    std::optional<schema::Computed> existing_expression(const operations::AlterColumn& op) const;
    void create_again(const schema::Table& table, const std::string& column);
    void alter_identity(const operations::AlterColumn& op);
    void go_on_counting(const operations::AlterColumn& op);
    void start_counting(const operations::AlterColumn& op);
    void stop_counting(const operations::AlterColumn& op);
    void alter_counted_type(const operations::AlterColumn& op, const schema::Type& type);
    void change_own_sequence(const operations::AlterColumn& op, const std::string& words,
                             const std::string& clause);
    schema::QualifiedName free_sequence_for(const operations::AlterColumn& op) const;
    static std::string counted_type(const operations::AlterColumn& op);
    void convert_enum_columns(const EnumUser& user, const schema::EnumType& type);
    void convert_enum_column(const schema::QualifiedName& table, const schema::Column& column,
                             const schema::QualifiedName& type, const std::vector<std::string>& values);
    // Name that the server gave, or would give, to a constraint without one.
    std::string name_of_unnamed(const operations::DropConstraint& op) const;
};

}  // namespace retort::dialects::postgresql
