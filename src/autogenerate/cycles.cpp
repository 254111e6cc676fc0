// Finds the circles among tables that come, and among tables that go, and cuts
// each at its first table by name.
#include "autogenerate/cycles.hpp"

#include "autogenerate/given_names.hpp"
#include "autogenerate/references.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace retort::autogenerate {

namespace {

using schema::QualifiedName;

// Which tables each table references, itself not counted.
using References = std::map<QualifiedName, std::set<QualifiedName>>;

References references_among(const std::vector<const schema::Table*>& tables) {
    References references;
    for (const auto* table : tables) {
        references[table->name];
    }
    for (const auto* table : tables) {
        for (const auto& key : table->foreign_keys) {
            if (key.referred_table != table->name && references.count(key.referred_table) != 0) {
                references[table->name].insert(key.referred_table);
            }
        }
    }
    return references;
}

// Without the tables that reference, in the end, nothing that leads back: what
// is left is small, if there is any.
References without_leaves(References references) {
    References users;
    std::vector<QualifiedName> leaves;
    for (const auto& [table, targets] : references) {
        for (const auto& target : targets) {
            users[target].insert(table);
        }
        if (targets.empty()) {
            leaves.push_back(table);
        }
    }
    while (!leaves.empty()) {
        const auto leaf = leaves.back();
        leaves.pop_back();
        references.erase(leaf);
        for (const auto& user : users[leaf]) {
            references[user].erase(leaf);
            if (references[user].empty()) {
                leaves.push_back(user);
            }
        }
    }
    return references;
}

bool reaches(const References& references, const QualifiedName& from, const QualifiedName& to) {
    std::set<QualifiedName> seen;
    std::vector<QualifiedName> open{from};
    while (!open.empty()) {
        const auto table = open.back();
        open.pop_back();
        if (table == to) {
            return true;
        }
        if (seen.insert(table).second) {
            const auto& next = references.at(table);
            open.insert(open.end(), next.begin(), next.end());
        }
    }
    return false;
}

// For each table the targets that its CREATE TABLE must not name.
// NOLINTNEXTLINE(performance-unnecessary-value-param): what is cut is erased from the copy
References find_cuts(References references) {
    References cuts;
    for (auto& [table, targets] : references) {
        for (const auto& target : std::set<QualifiedName>(targets)) {
            if (reaches(references, target, table)) {
                cuts[table].insert(target);
            }
        }
        for (const auto& cut : cuts[table]) {
            targets.erase(cut);
        }
    }
    return cuts;
}

// A table's references to itself through a unique index, which CREATE TABLE
// does not make.
bool needs_index(const schema::Table& table, const schema::ForeignKey& key) {
    if (key.referred_table != table.name || key.referred_columns.empty()) {
        return false;
    }
    const auto is_key = [&](const auto& other) { return other.columns == key.referred_columns; };
    return !(table.primary_key && is_key(*table.primary_key)) &&
           std::none_of(table.uniques.begin(), table.uniques.end(), is_key);
}

std::vector<schema::ForeignKey> take_keys(schema::Table& table, const References& cuts) {
    std::vector<schema::ForeignKey> taken, kept;
    const auto found = cuts.find(table.name);
    for (auto& key : table.foreign_keys) {
        const bool cut = found != cuts.end() && found->second.count(key.referred_table) != 0;
        (cut || needs_index(table, key) ? taken : kept).push_back(key);
    }
    if (!taken.empty()) {
        schema::settle_counting(table);
    }
    table.foreign_keys = kept;
    return taken;
}

// The table inside an operation of the kind, or null.
schema::Table* created_table(operations::Operation& operation) {
    auto* create = std::get_if<operations::CreateTable>(&operation.value);
    return create == nullptr ? nullptr : &create->table;
}
schema::Table* dropped_table(operations::Operation& operation) {
    auto* drop = std::get_if<operations::DropTable>(&operation.value);
    return drop == nullptr || !drop->existing ? nullptr : &*drop->existing;
}

operations::Operation create_key(const schema::Table& table, schema::ForeignKey key,
                                 std::set<std::string>& taken) {
    if (key.name.empty()) {
        key.name = give_name(table, key, taken);
    }
    return operations::CreateConstraint{table.name, key};
}

operations::Operation drop_key(const schema::Table& table, const schema::ForeignKey& key,
                               std::set<std::string>&) {
    return operations::DropConstraint{
        .table = table.name, .name = key.name, .kind = schema::ConstraintKind::foreign_key, .existing = key};
}

template <class TableOf, class MakeOperation>
void cut(std::vector<operations::Operation>& operations, TableOf table_of, MakeOperation make_operation) {
    std::vector<const schema::Table*> tables;
    for (auto& operation : operations) {
        if (const auto* table = table_of(operation)) {
            tables.push_back(table);
        }
    }
    const auto cuts = find_cuts(without_leaves(references_among(tables)));
    std::vector<operations::Operation> more;
    for (auto& operation : operations) {
        if (auto* table = table_of(operation)) {
            auto taken = names_in(*table);
            for (auto& key : take_keys(*table, cuts)) {
                more.push_back(make_operation(*table, key, taken));
            }
        }
    }
    operations.insert(operations.end(), more.begin(), more.end());
}

}  // namespace

void break_cycles(std::vector<operations::Operation>& operations) {
    cut(operations, created_table, create_key);
    cut(operations, dropped_table, drop_key);
}

}  // namespace retort::autogenerate
