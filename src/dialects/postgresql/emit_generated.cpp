// Generated columns: the server cannot give a column an expression, or another
// one, so it is dropped and added with all that was on it. See emit.hpp.
#include "dialects/postgresql/emit.hpp"

#include "base/text.hpp"
#include "dialects/postgresql/rules.hpp"
#include "operations/readers.hpp"
#include "schema/expressions.hpp"
#include "schema/naming.hpp"

#include <algorithm>

namespace retort::dialects::postgresql {

namespace {

using operations::AlterColumn;

bool has(const std::vector<std::string>& columns, const std::string& column) {
    return std::ranges::find(columns, column) != columns.end();
}

bool is_on(const schema::IndexElement& element, const std::string& column) {
    return element.is_expression ? schema::mentions_column(element.text, column) : element.text == column;
}

bool is_on(const schema::Index& index, const std::string& column) {
    return has(index.include, column) || schema::mentions_column(index.where, column) ||
           std::ranges::any_of(index.elements, [&](const auto& each) { return is_on(each, column); });
}

bool is_on(const schema::Constraint& constraint, const std::string& column) {
    const operations::Overloaded arms{
        [&](const schema::PrimaryKey& each) {
            return has(each.columns, column) || has(each.include, column);
        },
        [&](const schema::Unique& each) { return has(each.columns, column) || has(each.include, column); },
        [&](const schema::ForeignKey& each) { return has(each.columns, column); },
        [&](const schema::Check& each) { return schema::mentions_column(each.condition, column); },
        [&](const schema::Exclude& each) {
            return has(each.include, column) || schema::mentions_column(each.where, column) ||
                   std::ranges::any_of(each.elements,
                                       [&](const auto& one) { return is_on(one.element, column); });
        },
    };
    return std::visit(arms, constraint);
}

struct Reference {
    schema::QualifiedName table;
    schema::Constraint key;
};

// Foreign keys to the column, which keep it from being dropped.
std::vector<Reference> references_to(const schema::MetaData& metadata, const schema::QualifiedName& table,
                                     const std::string& column) {
    std::vector<Reference> references;
    for (const auto& other : metadata.tables) {
        for (const auto& [name, constraint] : schema::list_named_constraints(other)) {
            const auto* key = std::get_if<schema::ForeignKey>(&constraint);
            if (key != nullptr && key->referred_table == table && has(key->referred_columns, column)) {
                references.push_back({other.name, constraint});
                schema::set_name(references.back().key, name);
            }
        }
    }
    return references;
}

bool needs_schema(const operations::Operation& operation) {
    const auto* alter = std::get_if<AlterColumn>(&operation.value);
    return alter != nullptr && alter->computed;
}

// Whether a statement that is only remembered names the table.
bool is_touched_by_raw(const schema::MetaData& known, const schema::QualifiedName& table) {
    const auto names_it = [&table](const sql::Token& token) {
        const std::string name = unquote(token);
        return name == table.name ||
               (token.kind == sql::TokenKind::word && base::to_lower(name) == table.name);
    };
    return std::ranges::any_of(known.raw_objects, [&](const schema::RawObject& object) {
        return std::ranges::any_of(tokenize_code(object.sql, rules().lex), names_it);
    });
}

}  // namespace

schema::Column PostgresqlEmitter::generated_column(const AlterColumn& op, const schema::Table* table) const {
    const auto* known = table == nullptr ? nullptr : schema::find_column(*table, op.column);
    schema::Column column = known == nullptr ? schema::Column() : *known;
    if (known == nullptr && !op.type && !op.existing.type) {
        refuse("make " + schema::display_name(op.table) + "." + op.column +
                   " a generated column without its type",
               "say existing_type(…)");
    }
    column.name = op.column;
    column.type = op.type ? *op.type : known == nullptr ? *op.existing.type : column.type;
    column.nullable =
        op.nullable.value_or(known == nullptr ? op.existing.nullable.value_or(true) : column.nullable);
    column.comment = op.comment ? op.comment->to : column.comment;
    column.server_default.reset();
    column.identity.reset();
    column.computed = op.computed->to;
    for (const auto& [key, change] : op.options) {
        if (change.to) {
            column.options[key] = *change.to;
        } else {
            column.options.erase(key);
        }
    }
    return column;
}

void PostgresqlEmitter::make_generated(const AlterColumn& op) {
    const schema::MetaData known = context().schema ? context().schema() : schema::MetaData();
    const schema::Table* table = schema::find_table(known, op.table);
    if (context().offline && context().schema && is_touched_by_raw(known, op.table)) {
        throw Error(ErrorKind::command, "The history alters the table " + schema::display_name(op.table) +
                                            " by SQL of its own; a script can't make its column " +
                                            op.column + " anew without knowing all that hangs on it")
            .with_hint("run the command without --sql");
    }
    const auto column = generated_column(op, table);
    const auto references = references_to(known, op.table, op.column);
    for (const auto& [owner, key] : references) {
        drop_constraint(
            {.table = owner, .name = schema::name_of(key), .kind = schema::ConstraintKind::foreign_key});
    }
    drop_column({.table = op.table, .column = op.column});
    add_column({.table = op.table, .column = column});
    if (table != nullptr) {
        create_again(*table, op.column);
    }
    for (const auto& [owner, key] : references) {
        if (owner != op.table || !is_on(key, op.column)) {
            create_constraint({owner, key});
        }
    }
}

std::optional<schema::Computed> PostgresqlEmitter::existing_expression(const AlterColumn& op) const {
    if (op.existing.computed) {
        return op.existing.computed->to;
    }
    if (!context().schema) {
        return std::nullopt;
    }
    const schema::MetaData& known = context().schema();
    const auto* table = schema::find_table(known, op.table);
    const auto* column = table == nullptr ? nullptr : schema::find_column(*table, op.column);
    return column == nullptr ? std::nullopt : column->computed;
}

// The server cannot take the expression from a virtual column, which has no values
// to leave; so it is stored before.
void PostgresqlEmitter::drop_expression(const AlterColumn& op) {
    const auto expression = existing_expression(op);
    if (expression && !expression->stored) {
        AlterColumn stored{.table = op.table, .column = op.column};
        stored.computed = {schema::Computed{expression->expression, true}};
        stored.existing.type = op.existing.type;
        stored.existing.nullable = op.existing.nullable;
        make_generated(stored);
    }
    add(alter(op.table, op.column).words("DROP EXPRESSION").take());
}

// What the server dropped with the column.
void PostgresqlEmitter::create_again(const schema::Table& table, const std::string& column) {
    for (auto& [name, constraint] : schema::list_named_constraints(table)) {
        if (is_on(constraint, column)) {
            schema::set_name(constraint, name);
            create_constraint({table.name, constraint});
        }
    }
    for (const auto& index : table.indexes) {
        if (is_on(index, column)) {
            create_index({.table = table.name, .index = index});
        }
    }
}

// Each operation must see what those before it did.
void PostgresqlEmitter::batch_alter_table(const operations::BatchAlterTable& op) {
    if (!context().schema || std::ranges::none_of(op.operations, needs_schema)) {
        Emitter::batch_alter_table(op);
        return;
    }
    schema::MetaData known = context().schema();
    EmitContext inner = context();
    inner.schema = [&known]() -> const schema::MetaData& { return known; };
    for (const auto& each : op.operations) {
        for (auto& statement : PostgresqlEmitter(inner).emit(each)) {
            add(std::move(statement));
        }
        operations::apply(each, known);
    }
}

}  // namespace retort::dialects::postgresql
