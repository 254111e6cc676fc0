// Puts operations in an order that runs: circles are cut, the rest follows from
// the dependency graph.
#include "autogenerate/order.hpp"

#include "autogenerate/cycles.hpp"
#include "autogenerate/graph.hpp"
#include "autogenerate/places.hpp"

#include <algorithm>
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

// One group a table that stays, unless it is to be `alone`; one operation a
// group otherwise.
std::vector<Group> group_alterations(const Operations& operations, const std::set<QualifiedName>& alone) {
    const auto tables = changing_tables(operations);
    std::vector<Group> groups;
    std::map<QualifiedName, std::size_t> group_of;
    for (const auto& operation : operations) {
        const auto place = place_of(operation, tables);
        const bool grouped = place.stage == Stage::alterations && alone.count(place.table) == 0;
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

Operations as_batches(const std::vector<Group>& groups, const Operations& all) {
    const auto tables = changing_tables(all);
    Operations batches;
    for (const auto& group : groups) {
        const auto place = place_of(group.front(), tables);
        if (place.stage == Stage::alterations) {
            batches.push_back(operations::BatchAlterTable{.table = place.table, .operations = group});
        } else {
            batches.insert(batches.end(), group.begin(), group.end());
        }
    }
    return batches;
}

// Tables whose alterations cannot be one unit, because another table's must
// come in between, get a batch an operation.
Operations sort_in_batches(const Operations& operations, const Surroundings& surroundings) {
    const auto sorted = sort_one_by_one(operations, surroundings);
    std::set<QualifiedName> alone;
    while (true) {
        const auto result = sort_groups(group_alterations(sorted, alone), surroundings);
        if (result.forced.empty()) {
            return as_batches(result.groups, operations);
        }
        alone.insert(result.forced.begin(), result.forced.end());
    }
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
    return context.options.render_as_batch ? sort_in_batches(placed, surroundings)
                                           : sort_one_by_one(placed, surroundings);
}

}  // namespace retort::autogenerate
