// Puts operations in an order that runs: circles are cut, the rest follows from
// the dependency graph.
#include "autogenerate/order.hpp"

#include "autogenerate/cycles.hpp"
#include "autogenerate/graph.hpp"
#include "autogenerate/places.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

namespace retort::autogenerate {

namespace {

using Operations = std::vector<operations::Operation>;
using schema::QualifiedName;

Surroundings look_around(const Operations& operations, const Context& context) {
    Surroundings surroundings{
        context.input.database, context.input.model, !context.options.abilities.rebuilds, {}};
    for (const auto& operation : operations) {
        if (const auto* create = std::get_if<operations::CreateSequence>(&operation.value)) {
            surroundings.sequences.push_back(create->sequence.name);
        } else if (const auto* drop = std::get_if<operations::DropSequence>(&operation.value)) {
            surroundings.sequences.push_back(drop->sequence);
        }
    }
    return surroundings;
}

Operations sort_by_place(const Operations& operations) {
    const auto tables = changing_tables(operations);
    std::vector<std::pair<Place, const operations::Operation*>> placed;
    for (const auto& operation : operations) {
        placed.emplace_back(place_of(operation, tables), &operation);
    }
    std::stable_sort(placed.begin(), placed.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    Operations sorted;
    for (const auto& [place, operation] : placed) {
        sorted.push_back(*operation);
    }
    return sorted;
}

// Operations that stay together, in their order.
using Group = Operations;

Facts facts_of_group(const Group& group, const Surroundings& surroundings) {
    Facts all;
    const auto append = [](std::vector<std::string>& to, const std::vector<std::string>& from) {
        to.insert(to.end(), from.begin(), from.end());
    };
    for (const auto& operation : group) {
        const auto facts = facts_of(operation, surroundings);
        append(all.makes, facts.makes);
        append(all.removes, facts.removes);
        append(all.needs, facts.needs);
        append(all.releases, facts.releases);
    }
    return all;
}

struct SortedGroups {
    std::vector<Group> groups;
    std::vector<QualifiedName> forced;  // the tables of groups where a circle was cut
};

SortedGroups sort_groups(const std::vector<Group>& groups, const Surroundings& surroundings) {
    std::vector<Facts> facts;
    for (const auto& group : groups) {
        facts.push_back(facts_of_group(group, surroundings));
    }
    const auto sorted = sort_by_dependency(facts);
    SortedGroups result;
    for (const auto position : sorted.order) {
        result.groups.push_back(groups[position]);
    }
    for (const auto position : sorted.forced) {
        if (groups[position].size() > 1) {
            result.forced.push_back(*table_of(groups[position].front()));
        }
    }
    return result;
}

bool is_foreign_key(const schema::Constraint& constraint) {
    return schema::kind_of(constraint) == schema::ConstraintKind::foreign_key;
}

bool is_reference(const operations::Operation& operation) {
    if (const auto* drop = std::get_if<operations::DropConstraint>(&operation.value)) {
        return drop->kind == schema::ConstraintKind::foreign_key;
    }
    const auto* create = std::get_if<operations::CreateConstraint>(&operation.value);
    return create != nullptr && is_foreign_key(create->constraint);
}

// A column of these tables comes without its reference, which follows.
Operations unfold_references(const Operations& operations, const std::set<QualifiedName>& tables) {
    Operations all;
    for (const auto& operation : operations) {
        all.push_back(operation);
        auto* add = std::get_if<operations::AddColumn>(&all.back().value);
        if (add == nullptr || tables.count(add->table) == 0) {
            continue;
        }
        const auto table = add->table;
        const auto constraints = add->constraints;
        std::erase_if(add->constraints, is_foreign_key);
        for (const auto& constraint : constraints) {
            if (is_foreign_key(constraint)) {
                all.emplace_back(operations::CreateConstraint{table, constraint});
            }
        }
    }
    return all;
}

// What is cut out of the groups of tables.
struct Cuts {
    std::set<QualifiedName> alone{};       // every operation by itself
    std::set<QualifiedName> references{};  // foreign keys by themselves

    bool operator==(const Cuts&) const = default;
};

// Of all tables: the circle may be cut at another than it was found at.
void cut_references(const Operations& operations, Cuts& cuts) {
    for (const auto& operation : operations) {
        if (const auto* table = table_of(operation)) {
            cuts.references.insert(*table);
        }
    }
}

// One group a table that stays, but for the cuts; one operation a group otherwise.
std::vector<Group> group_alterations(const Operations& operations, const Cuts& cuts) {
    const auto tables = changing_tables(operations);
    std::vector<Group> groups;
    std::map<QualifiedName, std::size_t> group_of;
    for (const auto& operation : operations) {
        const auto place = place_of(operation, tables);
        const bool is_cut = cuts.alone.count(place.table) > 0 ||
                            (cuts.references.count(place.table) > 0 && is_reference(operation));
        const bool grouped = place.stage == Stage::alterations && !is_cut;
        const auto found = group_of.find(place.table);
        if (grouped && found != group_of.end()) {
            groups[found->second].push_back(operation);
            continue;
        }
        if (grouped) {
            group_of[place.table] = groups.size();
        }
        groups.push_back({operation});
    }
    return groups;
}

Operations flatten(const std::vector<Group>& groups) {
    Operations all;
    for (const auto& group : groups) {
        all.insert(all.end(), group.begin(), group.end());
    }
    return all;
}

Operations sort_one_by_one(const Operations& operations, const Surroundings& surroundings) {
    std::vector<Group> groups;
    for (const auto& operation : operations) {
        groups.push_back({operation});
    }
    return flatten(sort_groups(groups, surroundings).groups);
}

// `singles`: whether one alteration alone is a batch as well.
Operations as_batches(const std::vector<Group>& groups, const Operations& all, bool singles) {
    const auto tables = changing_tables(all);
    Operations batches;
    for (const auto& group : groups) {
        const auto place = place_of(group.front(), tables);
        if (place.stage == Stage::alterations && (singles || group.size() > 1)) {
            batches.push_back(operations::BatchAlterTable{.table = place.table, .operations = group});
        } else {
            batches.insert(batches.end(), group.begin(), group.end());
        }
    }
    return batches;
}

// Tables whose alterations cannot be one unit, because another table's must
// come in between, get a batch an operation; those of `together` only for their
// foreign keys.
Operations sort_in_batches(const Operations& operations, const Surroundings& surroundings, Cuts cuts,
                           const std::set<QualifiedName>& together, bool singles) {
    const auto sorted = sort_one_by_one(operations, surroundings);
    while (true) {
        const auto unfolded = unfold_references(sorted, cuts.references);
        const auto result = sort_groups(group_alterations(unfolded, cuts), surroundings);
        const Cuts before = cuts;
        for (const auto& table : result.forced) {
            if (together.count(table) > 0) {
                cut_references(operations, cuts);
            } else {
                cuts.alone.insert(table);
            }
        }
        if (cuts == before) {
            return as_batches(result.groups, operations, singles);
        }
    }
}

bool is_key(const schema::Constraint& constraint) {
    const auto kind = schema::kind_of(constraint);
    return kind == schema::ConstraintKind::primary_key || kind == schema::ConstraintKind::unique;
}

// The tables that lose a key and get another, or change their options. Some cannot
// be without a key in between, as references to it cannot; and options and columns
// must suit each other. So the database must see all changes at once.
std::set<QualifiedName> tables_to_change_at_once(const Operations& operations) {
    std::set<QualifiedName> dropped, both;
    for (const auto& operation : operations) {
        if (const auto* alter = std::get_if<operations::AlterTableOptions>(&operation.value)) {
            both.insert(alter->table);
        }
        const auto* drop = std::get_if<operations::DropConstraint>(&operation.value);
        if (drop != nullptr && drop->existing && is_key(*drop->existing)) {
            dropped.insert(drop->table);
        }
    }
    for (const auto& operation : operations) {
        const auto* create = std::get_if<operations::CreateConstraint>(&operation.value);
        if (create != nullptr && is_key(create->constraint) && dropped.count(create->table) > 0) {
            both.insert(create->table);
        }
    }
    return both;
}

std::set<QualifiedName> altered_tables_but(const Operations& operations,
                                           const std::set<QualifiedName>& together) {
    std::set<QualifiedName> tables;
    for (const auto& operation : operations) {
        const auto* table = table_of(operation);
        if (table != nullptr && together.count(*table) == 0) {
            tables.insert(*table);
        }
    }
    return tables;
}

}  // namespace

std::vector<operations::Operation> order_operations(Operations operations, const Context& context) {
    // Where tables are rebuilt, a reference to a table that is not there yet is
    // allowed, and adding it later would cost a rebuild.
    if (!context.options.abilities.rebuilds) {
        break_cycles(operations);
    }
    const auto surroundings = look_around(operations, context);
    const auto placed = sort_by_place(operations);
    const auto together =
        context.options.abilities.rebuilds ? tables_to_change_at_once(placed) : std::set<QualifiedName>();
    if (context.options.render_as_batch) {
        return sort_in_batches(placed, surroundings, {}, together, true);
    }
    return together.empty() ? sort_one_by_one(placed, surroundings)
                            : sort_in_batches(placed, surroundings,
                                              {altered_tables_but(placed, together), {}}, together, false);
}

}  // namespace retort::autogenerate
