// Where an operation stands when no dependency says otherwise.
#include "autogenerate/places.hpp"

#include <algorithm>

namespace retort::autogenerate {

namespace {

using schema::ConstraintKind;

// Within a table: names, what goes, columns, what comes, columns that go.
enum Rank {
    rename_in_place,
    drop_foreign_key,
    drop_index,
    drop_check,
    drop_unique,
    drop_primary_key,
    create_table,
    add_column,
    alter_column,
    create_primary_key,
    create_unique,
    create_check,
    create_index,
    create_foreign_key,
    validate_in_place,
    comment_table,
    drop_column,
    alter_options,
    drop_table,
};

int rank_of(const operations::DropConstraint& drop) {
    switch (drop.kind.value_or(ConstraintKind::check)) {
        case ConstraintKind::foreign_key:
            return drop_foreign_key;
        case ConstraintKind::unique:
            return drop_unique;
        case ConstraintKind::primary_key:
            return drop_primary_key;
        case ConstraintKind::check:
        case ConstraintKind::exclude:
            break;
    }
    return drop_check;
}

int rank_of(const operations::CreateConstraint& create) {
    switch (schema::kind_of(create.constraint)) {
        case ConstraintKind::foreign_key:
            return create_foreign_key;
        case ConstraintKind::unique:
            return create_unique;
        case ConstraintKind::primary_key:
            return create_primary_key;
        case ConstraintKind::check:
        case ConstraintKind::exclude:
            break;
    }
    return create_check;
}

bool only_loses_values(const operations::AlterEnum& alter) {
    const auto& before = alter.existing.value_or(std::vector<std::string>{});
    return std::all_of(alter.values.begin(), alter.values.end(), [&](const auto& value) {
        return std::find(before.begin(), before.end(), value) != before.end();
    });
}

class Reader {
public:
    explicit Reader(const TableNames& tables) : tables_(tables) {}

    Place operator()(const operations::CreateSchema&) const { return {Stage::schemas, {}, 0}; }
    Place operator()(const operations::DropSchema&) const { return {Stage::dropped_types, {}, 1}; }
    Place operator()(const operations::CreateEnum&) const { return {Stage::types, {}, 0}; }
    Place operator()(const operations::AddEnumValue&) const { return {Stage::types, {}, 0}; }
    // Values go when no default uses them any more.
    Place operator()(const operations::AlterEnum& op) const {
        return {only_loses_values(op) ? Stage::dropped_types : Stage::types, {}, 0};
    }
    Place operator()(const operations::CreateDomain&) const { return {Stage::types, {}, 1}; }
    Place operator()(const operations::CreateSequence&) const { return {Stage::types, {}, 2}; }
    Place operator()(const operations::AlterSequence&) const { return {Stage::types, {}, 2}; }
    Place operator()(const operations::DropSequence&) const { return {Stage::dropped_sequences, {}, 0}; }
    Place operator()(const operations::DropDomain&) const { return {Stage::dropped_types, {}, 0}; }
    Place operator()(const operations::DropEnum&) const { return {Stage::dropped_types, {}, 1}; }

    Place operator()(const operations::CreateTable& op) const {
        return {Stage::new_tables, op.table.name, create_table};
    }
    Place operator()(const operations::DropTable& op) const { return at(op.table, drop_table); }
    Place operator()(const operations::AddColumn& op) const { return at(op.table, add_column); }
    Place operator()(const operations::DropColumn& op) const { return at(op.table, drop_column); }
    Place operator()(const operations::AlterColumn& op) const { return at(op.table, alter_column); }
    Place operator()(const operations::CreateConstraint& op) const {
        const auto place = at(op.table, rank_of(op));
        return place.stage == Stage::new_tables ? Place{Stage::closing_references, op.table, 0} : place;
    }
    Place operator()(const operations::DropConstraint& op) const { return at(op.table, rank_of(op)); }
    Place operator()(const operations::RenameConstraint& op) const { return at(op.table, rename_in_place); }
    Place operator()(const operations::ValidateConstraint& op) const {
        return at(op.table, validate_in_place);
    }
    Place operator()(const operations::RenameIndex& op) const { return at(op.table, rename_in_place); }
    Place operator()(const operations::CreateIndex& op) const { return at(op.table, create_index); }
    Place operator()(const operations::DropIndex& op) const { return at(op.table, drop_index); }
    Place operator()(const operations::SetTableComment& op) const { return at(op.table, comment_table); }
    Place operator()(const operations::AlterTableOptions& op) const { return at(op.table, alter_options); }

    // Not made by the comparators: left among the alterations.
    Place operator()(const operations::RenameTable& op) const { return at(op.table, 0); }
    Place operator()(const operations::BulkInsert& op) const { return at(op.table, 0); }
    Place operator()(const operations::BatchAlterTable& op) const { return at(op.table, 0); }
    Place operator()(const operations::Execute&) const { return {}; }
    Place operator()(const operations::AutocommitBlock&) const { return {}; }

private:
    Place at(const schema::QualifiedName& table, int rank) const {
        const auto stage = tables_.created.count(table) != 0   ? Stage::new_tables
                           : tables_.dropped.count(table) != 0 ? Stage::dropped_tables
                                                               : Stage::alterations;
        return {stage, table, rank};
    }

    const TableNames& tables_;
};

}  // namespace

TableNames changing_tables(const std::vector<operations::Operation>& operations) {
    TableNames names;
    for (const auto& operation : operations) {
        if (const auto* create = std::get_if<operations::CreateTable>(&operation.value)) {
            names.created.insert(create->table.name);
        } else if (const auto* drop = std::get_if<operations::DropTable>(&operation.value)) {
            names.dropped.insert(drop->table);
        }
    }
    return names;
}

Place place_of(const operations::Operation& operation, const TableNames& tables) {
    return std::visit(Reader(tables), operation.value);
}

}  // namespace retort::autogenerate
