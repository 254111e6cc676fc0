// Finds the foreign keys that stay as they are while the key under them is
// dropped, or the types at their ends change: they are dropped before and made
// again after.
#include "autogenerate/rebuild_references.hpp"

#include "autogenerate/references.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace retort::autogenerate {

namespace {

// A reference may name the columns of its key in another order.
using Key = std::pair<schema::QualifiedName, std::set<std::string>>;

Key key_over(const schema::QualifiedName& table, const std::vector<std::string>& columns) {
    return {table, {columns.begin(), columns.end()}};
}

void add_key(const operations::DropConstraint& drop, std::set<Key>& keys) {
    if (!drop.existing) {
        return;
    }
    if (const auto* primary = std::get_if<schema::PrimaryKey>(&*drop.existing)) {
        keys.insert(key_over(drop.table, primary->columns));
    } else if (const auto* unique = std::get_if<schema::Unique>(&*drop.existing)) {
        keys.insert(key_over(drop.table, unique->columns));
    }
}

void add_key(const operations::DropIndex& drop, std::set<Key>& keys) {
    if (!drop.existing || !drop.existing->unique || !drop.existing->where.empty()) {
        return;
    }
    std::vector<std::string> columns;
    for (const auto& element : drop.existing->elements) {
        columns.push_back(element.text);
    }
    keys.insert(key_over(drop.table, columns));
}

std::set<Key> dropped_keys(const std::vector<operations::Operation>& operations) {
    std::set<Key> keys;
    for (const auto& operation : operations) {
        if (const auto* constraint = std::get_if<operations::DropConstraint>(&operation.value)) {
            add_key(*constraint, keys);
        } else if (const auto* index = std::get_if<operations::DropIndex>(&operation.value)) {
            add_key(*index, keys);
        }
    }
    return keys;
}

using Columns = std::set<std::pair<schema::QualifiedName, std::string>>;

// One integer type may refer to another; of any other two the server wants one.
Columns retyped_columns(const std::vector<operations::Operation>& operations) {
    Columns columns;
    for (const auto& operation : operations) {
        const auto* alter = std::get_if<operations::AlterColumn>(&operation.value);
        const bool both_integers = alter != nullptr && alter->type && alter->existing.type &&
                                   schema::is_integer(*alter->type) &&
                                   schema::is_integer(*alter->existing.type);
        if (alter != nullptr && alter->type && !both_integers) {
            columns.insert({alter->table, alter->column});
        }
    }
    return columns;
}

// The index under a key is made anew with a column that it only includes.
bool includes_retyped(const schema::Table& table, const Columns& retyped) {
    const auto is_retyped = [&](const auto& key) {
        return std::any_of(key.include.begin(), key.include.end(), [&](const auto& name) {
            return retyped.count({table.name, name}) > 0;
        });
    };
    return (table.primary_key && is_retyped(*table.primary_key)) ||
           std::any_of(table.uniques.begin(), table.uniques.end(), is_retyped) ||
           std::any_of(table.indexes.begin(), table.indexes.end(), is_retyped);
}

bool has_retyped_end(const schema::Table& table, const schema::ForeignKey& key,
                     const std::vector<std::string>& referred, const Columns& retyped) {
    const auto is_any = [&](const schema::QualifiedName& owner, const std::vector<std::string>& names) {
        return std::any_of(names.begin(), names.end(), [&](const auto& name) {
            return retyped.count({owner, name}) > 0;
        });
    };
    return is_any(table.name, key.columns) || is_any(key.referred_table, referred);
}

bool rests_on_retyped(const Context& context, const schema::ForeignKey& key, const Columns& retyped) {
    const auto* target = schema::find_table(context.input.database, key.referred_table);
    return target != nullptr && includes_retyped(*target, retyped);
}

// Dropped already, by itself or with its table.
bool is_dropped(const std::vector<operations::Operation>& operations, const schema::Table& table,
                const schema::ForeignKey& key) {
    return std::any_of(operations.begin(), operations.end(), [&](const auto& operation) {
        const auto* drop = std::get_if<operations::DropConstraint>(&operation.value);
        return drop != nullptr && drop->table == table.name && drop->existing == schema::Constraint(key);
    });
}

}  // namespace

void rebuild_references(const Context& context, Findings& findings) {
    const auto keys = dropped_keys(findings.operations);
    const auto retyped = retyped_columns(findings.operations);
    if ((keys.empty() && retyped.empty()) || context.options.abilities.rebuilds) {
        return;
    }
    for (const auto& pair : match_tables(context).common) {
        for (const auto& key : pair.database.foreign_keys) {
            const auto referred = referred_columns(key, context.input.database);
            if ((keys.count(key_over(key.referred_table, referred)) == 0 &&
                 !has_retyped_end(pair.database, key, referred, retyped) &&
                 !rests_on_retyped(context, key, retyped)) ||
                is_dropped(findings.operations, pair.database, key)) {
                continue;
            }
            findings.operations.push_back(
                operations::DropConstraint{.table = pair.model.name,
                                           .name = key.name,
                                           .kind = schema::ConstraintKind::foreign_key,
                                           .existing = key});
            findings.operations.push_back(operations::CreateConstraint{pair.model.name, key});
        }
    }
}

}  // namespace retort::autogenerate
