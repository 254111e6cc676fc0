// Operations to statements, as standard SQL has them; see emitter.hpp.
#include "dialects/ansi/emitter.hpp"

#include "retort/error.hpp"
#include "schema/naming.hpp"

namespace retort::dialects {

std::vector<Statement> Emitter::emit(const operations::Operation& operation) {
    visit(operation);
    return std::move(statements_);
}

void Emitter::visit(const operations::Operation& operation) {
    using namespace operations;
    const Overloaded arms{
        [this](const CreateTable& op) { create_table(op); },
        [this](const DropTable& op) { drop_table(op); },
        [this](const RenameTable& op) { rename_table(op); },
        [this](const AddColumn& op) { add_column(op); },
        [this](const DropColumn& op) { drop_column(op); },
        [this](const AlterColumn& op) { alter_column(op); },
        [this](const CreateConstraint& op) { create_constraint(op); },
        [this](const DropConstraint& op) { drop_constraint(op); },
        [this](const RenameConstraint& op) { rename_constraint(op); },
        [this](const ValidateConstraint& op) { validate_constraint(op); },
        [this](const CreateIndex& op) { create_index(op); },
        [this](const DropIndex& op) { drop_index(op); },
        [this](const RenameIndex& op) { rename_index(op); },
        [this](const SetTableComment& op) { set_table_comment(op); },
        [this](const AlterTableOptions& op) { alter_table_options(op); },
        [this](const CreateSchema& op) { create_schema(op); },
        [this](const DropSchema& op) { drop_schema(op); },
        [this](const CreateEnum& op) { create_enum(op); },
        [this](const DropEnum& op) { drop_enum(op); },
        [this](const AddEnumValue& op) { add_enum_value(op); },
        [this](const AlterEnum& op) { alter_enum(op); },
        [this](const CreateDomain& op) { create_domain(op); },
        [this](const DropDomain& op) { drop_domain(op); },
        [this](const CreateSequence& op) { create_sequence(op); },
        [this](const AlterSequence& op) { alter_sequence(op); },
        [this](const DropSequence& op) { drop_sequence(op); },
        [this](const Execute& op) { execute(op); },
        [this](const BulkInsert& op) { bulk_insert(op); },
        [this](const BatchAlterTable& op) { batch_alter_table(op); },
        [this](const AutocommitBlock& op) {
            for (const auto& each : op.operations) {
                visit(each);
            }
        },
    };
    std::visit(arms, operation.value);
}

void Emitter::refuse(const std::string& what, const std::string& hint) const {
    throw Error(ErrorKind::command, std::string(ddl_.rules().title) + " cannot " + what).with_hint(hint);
}

sql::Writer Emitter::alter_table(const schema::QualifiedName& table) const {
    return ddl_.writer().words("ALTER TABLE").name(table);
}

void Emitter::create_table(const operations::CreateTable& op) {
    add(ddl_.create_table(op.table, op.if_not_exists));
    for (const auto& index : op.table.indexes) {
        add(ddl_.create_index(op.table.name, index, {.if_not_exists = op.if_not_exists}));
    }
    if (op.table.comment) {
        comment_on_table(op.table.name, op.table.comment);
    }
    for (const auto& column : op.table.columns) {
        if (column.comment) {
            comment_on_column(op.table.name, column.name, column.comment);
        }
    }
}

void Emitter::drop_table(const operations::DropTable& op) {
    add(ddl_.writer()
            .words("DROP TABLE")
            .words_if(op.if_exists, "IF EXISTS")
            .name(op.table)
            .words_if(op.cascade, "CASCADE")
            .take());
}

void Emitter::rename_table(const operations::RenameTable& op) {
    add(alter_table(op.table).words("RENAME TO").name(op.new_name).take());
}

schema::Table table_with_column(const operations::AddColumn& op) {
    schema::Table table;
    table.name = op.table;
    table.columns.push_back(op.column);
    for (const auto& constraint : op.constraints) {
        schema::add_constraint(table, constraint);
    }
    table.indexes = op.indexes;
    return table;
}

void Emitter::add_column(const operations::AddColumn& op) {
    if (!op.insert_before.empty() || !op.insert_after.empty()) {
        refuse("place the new column " + op.table.name + "." + op.column.name + " among the others",
               "leave out insert_before and insert_after");
    }
    std::string inline_checks;
    for (const auto& constraint : op.constraints) {
        if (schema::kind_of(constraint) == schema::ConstraintKind::check) {
            inline_checks += " " + ddl_.constraint(constraint);
        }
    }
    add(alter_table(op.table)
            .words("ADD COLUMN")
            .words_if(op.if_not_exists, "IF NOT EXISTS")
            .words(ddl_.column(table_with_column(op), op.column))
            .glue(inline_checks)
            .take());
    for (const auto& constraint : op.constraints) {
        if (schema::kind_of(constraint) != schema::ConstraintKind::check) {
            create_constraint({op.table, constraint});
        }
    }
    for (const auto& index : op.indexes) {
        add(ddl_.create_index(op.table, index, {.if_not_exists = op.if_not_exists}));
    }
    if (op.column.comment) {
        comment_on_column(op.table, op.column.name, op.column.comment);
    }
}

void Emitter::drop_column(const operations::DropColumn& op) {
    add(alter_table(op.table)
            .words("DROP COLUMN")
            .words_if(op.if_exists, "IF EXISTS")
            .name(op.column)
            .take());
}

void Emitter::create_constraint(const operations::CreateConstraint& op) {
    add(alter_table(op.table).words("ADD").words(ddl_.constraint(op.constraint)).take());
}

void Emitter::drop_constraint(const operations::DropConstraint& op) {
    std::string name = op.name;
    if (name.empty() && op.existing) {
        schema::Table table;
        table.name = op.table;
        name = schema::default_name(table, *op.existing);
    }
    add(alter_table(op.table)
            .words("DROP CONSTRAINT")
            .words_if(op.if_exists, "IF EXISTS")
            .name(name)
            .words_if(op.cascade, "CASCADE")
            .take());
}

void Emitter::create_index(const operations::CreateIndex& op) {
    add(ddl_.create_index(op.table, op.index,
                          {.if_not_exists = op.if_not_exists, .concurrently = op.concurrently}));
}

void Emitter::drop_index(const operations::DropIndex& op) {
    add(ddl_.writer()
            .words("DROP INDEX")
            .words_if(op.concurrently, "CONCURRENTLY")
            .words_if(op.if_exists, "IF EXISTS")
            .name(schema::QualifiedName{op.table.schema, op.name})
            .take());
}

void Emitter::set_table_comment(const operations::SetTableComment& op) {
    comment_on_table(op.table, op.comment);
}

void Emitter::comment_on_table(const schema::QualifiedName& table,
                               const std::optional<std::string>& comment) {
    add(ddl_.writer()
            .words("COMMENT ON TABLE")
            .name(table)
            .words("IS")
            .words(comment ? sql::quote_string(*comment) : "NULL")
            .take());
}

void Emitter::comment_on_column(const schema::QualifiedName& table, const std::string& column,
                                const std::optional<std::string>& comment) {
    add(ddl_.writer()
            .words("COMMENT ON COLUMN")
            .name(table)
            .glue(".")
            .glue(sql::quote(ddl_.rules().quote, std::string_view(column)))
            .words("IS")
            .words(comment ? sql::quote_string(*comment) : "NULL")
            .take());
}

void Emitter::create_schema(const operations::CreateSchema& op) {
    add(ddl_.writer()
            .words("CREATE SCHEMA")
            .words_if(op.if_not_exists, "IF NOT EXISTS")
            .name(op.name)
            .take());
}

void Emitter::drop_schema(const operations::DropSchema& op) {
    add(ddl_.writer()
            .words("DROP SCHEMA")
            .words_if(op.if_exists, "IF EXISTS")
            .name(op.name)
            .words_if(op.cascade, "CASCADE")
            .take());
}

void Emitter::create_sequence(const operations::CreateSequence& op) {
    sql::Writer out = ddl_.writer();
    out.words("CREATE SEQUENCE").words_if(op.if_not_exists, "IF NOT EXISTS").name(op.sequence.name);
    for (const auto& option : ddl_.sequence_options(op.sequence.options)) {
        out.words(option);
    }
    add(out.take());
}

void Emitter::drop_sequence(const operations::DropSequence& op) {
    add(ddl_.writer().words("DROP SEQUENCE").words_if(op.if_exists, "IF EXISTS").name(op.sequence).take());
}

void Emitter::execute(const operations::Execute& op) {
    for (auto& statement : emit_execute(ddl_.rules(), op, context_.offline)) {
        add(std::move(statement));
    }
}

void Emitter::bulk_insert(const operations::BulkInsert& op) {
    for (auto& statement : emit_bulk_insert(ddl_.rules(), op, context_.offline)) {
        add(std::move(statement));
    }
}

void Emitter::batch_alter_table(const operations::BatchAlterTable& op) {
    for (const auto& each : op.operations) {
        visit(each);
    }
}

}  // namespace retort::dialects
