// Renames and validations instead of drops and creations; see in_place.hpp.
#include "autogenerate/in_place.hpp"

#include "schema/naming.hpp"

#include <algorithm>

namespace retort::autogenerate {

namespace {

using operations::Operation;
using schema::ConstraintKind;
using schema::QualifiedName;

// Its index is a relation of the same name.
bool has_index(const schema::Constraint& constraint) {
    const auto kind = schema::kind_of(constraint);
    return kind == ConstraintKind::primary_key || kind == ConstraintKind::unique ||
           kind == ConstraintKind::exclude;
}

bool has_relation(const schema::Table& table, const std::string& name) {
    const auto constraints = schema::list_named_constraints(table);
    return table.name.name == name || schema::find_index(table, name) != nullptr ||
           std::any_of(constraints.begin(), constraints.end(),
                       [&](const auto& each) { return has_index(each.constraint) && each.name == name; });
}

bool is_relation(const schema::MetaData& metadata, const QualifiedName& name) {
    return schema::find_sequence(metadata, name) != nullptr ||
           std::any_of(metadata.tables.begin(), metadata.tables.end(), [&](const auto& table) {
               return table.name.schema == name.schema && has_relation(table, name.name);
           });
}

// Columns with other values or types need what is over them to be made anew.
bool is_made_anew(const std::vector<Operation>& all, const QualifiedName& table) {
    return std::any_of(all.begin(), all.end(), [&](const auto& operation) {
        const auto* alter = std::get_if<operations::AlterColumn>(&operation.value);
        return alter != nullptr && alter->table == table && (alter->type || alter->computed);
    });
}

bool loses_key(const std::vector<Operation>& all, const QualifiedName& table) {
    return std::any_of(all.begin(), all.end(), [&](const auto& operation) {
        const auto* constraint = std::get_if<operations::DropConstraint>(&operation.value);
        const auto* index = std::get_if<operations::DropIndex>(&operation.value);
        return (constraint != nullptr && constraint->table == table && constraint->existing &&
                has_index(*constraint->existing)) ||
               (index != nullptr && index->table == table && index->existing && index->existing->unique);
    });
}

const schema::ForeignKey* find_reference(const InPlace& change) {
    const auto* drop = std::get_if<operations::DropConstraint>(&change.drop.value);
    return drop == nullptr || !drop->existing ? nullptr : std::get_if<schema::ForeignKey>(&*drop->existing);
}

// A reference must step aside for what is done at its other end.
bool is_possible(const InPlace& change, const std::vector<Operation>& all) {
    const auto* key = find_reference(change);
    return !is_made_anew(all, *table_of(change.drop)) &&
           (key == nullptr ||
            (!is_made_anew(all, key->referred_table) && !loses_key(all, key->referred_table)));
}

void replace(const InPlace& change, std::vector<Operation>& all) {
    const auto drop = std::find(all.begin(), all.end(), change.drop);
    if (drop == all.end() || std::find(all.begin(), all.end(), change.create) == all.end()) {
        return;
    }
    *drop = change.instead;
    all.erase(std::find(all.begin(), all.end(), change.create));
}

}  // namespace

bool is_name_free(const TablePair& pair, const schema::Constraint& constraint, const std::string& name) {
    const auto taken = schema::list_named_constraints(pair.database);
    return std::none_of(taken.begin(), taken.end(), [&](const auto& each) { return each.name == name; }) &&
           !(has_index(constraint) &&
             is_relation(pair.context.input.database, {pair.database.name.schema, name}));
}

bool is_index_name_free(const TablePair& pair, const std::string& name) {
    return !is_relation(pair.context.input.database, {pair.database.name.schema, name});
}

// Keys before the references that rest on them.
void change_in_place(Findings& findings) {
    for (const bool of_references : {false, true}) {
        for (const auto& change : findings.in_place) {
            if ((find_reference(change) != nullptr) == of_references &&
                is_possible(change, findings.operations)) {
                replace(change, findings.operations);
            }
        }
    }
}

}  // namespace retort::autogenerate
