// What SQLite's own ALTER TABLE can do; see in_place.hpp.
#include "dialects/sqlite/in_place.hpp"

#include "dialects/ansi/emitter.hpp"
#include "dialects/sqlite/ddl.hpp"
#include "dialects/sqlite/parse_create.hpp"
#include "dialects/sqlite/types.hpp"
#include "dialects/sqlite/words.hpp"

#include <algorithm>

namespace retort::dialects::sqlite {

namespace {

using namespace operations;
using Statements = std::vector<Statement>;

// SQLite adds a column without touching the rows: its value in all of them must
// be one constant, and nothing may need to be checked but by a scan.
bool is_constant(const std::optional<schema::ServerDefault>& value) {
    if (!value || !value->expression) {
        return true;
    }
    const auto parsed = parse_default(*value->expression);
    return !parsed || !parsed->expression;
}

bool fits_in_column(const schema::Constraint& constraint, const schema::Column& column) {
    switch (schema::kind_of(constraint)) {
        case schema::ConstraintKind::check:
            return true;
        case schema::ConstraintKind::foreign_key:
            // With a default, every row there is would refer to something.
            return std::get<schema::ForeignKey>(constraint).columns.size() == 1 && !column.server_default;
        default:
            return false;
    }
}

bool is_addable(const AddColumn& op) {
    return op.insert_before.empty() && op.insert_after.empty() && is_constant(op.column.server_default) &&
           !(op.column.computed && op.column.computed->stored) &&
           std::ranges::all_of(op.constraints,
                               [&](const auto& each) { return fits_in_column(each, op.column); });
}

// "FOREIGN KEY(a) REFERENCES …" without what the column says already.
std::string in_column(const schema::Constraint& constraint) {
    std::string text = ddl().constraint(constraint);
    const auto* key = std::get_if<schema::ForeignKey>(&constraint);
    if (key == nullptr) {
        return text;
    }
    schema::ForeignKey unnamed = *key;
    unnamed.name.clear();
    const std::string prefix = "FOREIGN KEY" + write().glued_names(key->columns).take() + " ";
    const std::string references = ddl().constraint(unnamed).substr(prefix.size());
    return key->name.empty() ? references : "CONSTRAINT " + quote(key->name) + " " + references;
}

std::optional<Statements> add_column(const AddColumn& op, const schema::MetaData* metadata) {
    if (op.if_not_exists) {
        const schema::Table* table = schema::find_table(*metadata, op.table);
        if (table != nullptr && schema::find_column(*table, op.column.name) != nullptr) {
            return Statements{};
        }
    }
    if (!is_addable(op)) {
        return std::nullopt;
    }
    schema::Table table = table_with_column(op);
    if (has_option(op.column.options, kStrictOption)) {
        table.options[kStrictOption] = "true";
    }
    sql::Writer out = write();
    out.words("ALTER TABLE").name(op.table).words("ADD COLUMN").words(ddl().column(table, op.column));
    for (const schema::Constraint& constraint : op.constraints) {
        out.words(in_column(constraint));
    }
    Statements statements{{out.take(), {}, {}, {}}};
    for (const schema::Index& index : op.indexes) {
        statements.push_back({ddl().create_index(op.table, index, {}), {}, {}, {}});
    }
    return statements;
}

bool speaks_of(const std::vector<std::string>& names, const std::string& column) {
    return std::ranges::count(names, column) > 0;
}

bool index_speaks_of(const schema::Index& index, const std::string& column) {
    return mentions(index.where, column) ||
           std::ranges::any_of(index.elements, [&](const schema::IndexElement& element) {
               return element.is_expression ? mentions(element.text, column) : element.text == column;
           });
}

// Also where SQLite would manage: what it refuses is a list that grows with it.
bool is_droppable(const schema::MetaData& metadata, const schema::Table& table, const std::string& column) {
    const auto any = [](const auto& items, auto test) { return std::ranges::any_of(items, test); };
    return !(table.primary_key && speaks_of(table.primary_key->columns, column)) &&
           !any(table.foreign_keys, [&](const auto& key) { return speaks_of(key.columns, column); }) &&
           !any(table.uniques, [&](const auto& unique) { return speaks_of(unique.columns, column); }) &&
           !any(table.checks, [&](const auto& check) { return mentions(check.condition, column); }) &&
           !any(table.indexes, [&](const auto& index) { return index_speaks_of(index, column); }) &&
           !any(table.columns,
                [&](const auto& other) {
                    return other.computed && mentions(other.computed->expression, column);
                }) &&
           !any(metadata.raw_objects, [&](const auto& object) { return mentions(object.sql, column); });
}

std::optional<Statements> drop_column(const DropColumn& op, const schema::MetaData& metadata) {
    const schema::Table* table = schema::find_table(metadata, op.table);
    const bool is_there = table != nullptr && schema::find_column(*table, op.column) != nullptr;
    if (!is_there && op.if_exists) {
        return Statements{};
    }
    if (!is_there || !is_droppable(metadata, *table, op.column)) {
        return std::nullopt;
    }
    return Statements{
        {write().words("ALTER TABLE").name(op.table).words("DROP COLUMN").name(op.column).take(),
         {},
         {},
         {}}};
}

std::string drop_index_text(const std::string& schema, const std::string& name, bool if_exists) {
    return write()
        .words("DROP INDEX")
        .words_if(if_exists, "IF EXISTS")
        .name(schema::QualifiedName{schema, name})
        .take();
}

const schema::Table* find_owner(const schema::MetaData& metadata, const RenameIndex& op) {
    for (const schema::Table& table : metadata.tables) {
        const bool is_candidate =
            op.table.name.empty() ? table.name.schema == op.table.schema : table.name == op.table;
        if (is_candidate && schema::find_index(table, op.name) != nullptr) {
            return &table;
        }
    }
    return nullptr;
}

// SQLite cannot rename an index, only make another.
std::optional<Statements> rename_index(const RenameIndex& op, const schema::MetaData& metadata) {
    const schema::Table* owner = find_owner(metadata, op);
    if (owner == nullptr) {
        return std::nullopt;
    }
    schema::Index index = *schema::find_index(*owner, op.name);
    index.name = op.new_name;
    return Statements{{drop_index_text(owner->name.schema, op.name, false), {}, {}, {}},
                      {ddl().create_index(owner->name, index, {}), {}, {}, {}}};
}

}  // namespace

bool needs_schema(const Operation& operation) {
    if (const auto* add = std::get_if<AddColumn>(&operation.value)) {
        return add->if_not_exists || !is_addable(*add);
    }
    return !std::holds_alternative<CreateIndex>(operation.value) &&
           !std::holds_alternative<DropIndex>(operation.value) &&
           !std::holds_alternative<SetTableComment>(operation.value);
}

std::optional<Statements> emit_in_place(const Operation& operation, const schema::MetaData* metadata) {
    if (const auto* op = std::get_if<AddColumn>(&operation.value)) {
        return add_column(*op, metadata);
    }
    if (const auto* op = std::get_if<DropColumn>(&operation.value)) {
        return drop_column(*op, *metadata);
    }
    if (const auto* op = std::get_if<CreateIndex>(&operation.value)) {
        return Statements{
            {ddl().create_index(op->table, op->index, {.if_not_exists = op->if_not_exists}), {}, {}, {}}};
    }
    if (const auto* op = std::get_if<DropIndex>(&operation.value)) {
        return Statements{{drop_index_text(op->table.schema, op->name, op->if_exists), {}, {}, {}}};
    }
    if (const auto* op = std::get_if<RenameIndex>(&operation.value)) {
        return rename_index(*op, *metadata);
    }
    if (std::holds_alternative<SetTableComment>(operation.value)) {
        return Statements{};
    }
    return std::nullopt;
}

}  // namespace retort::dialects::sqlite
