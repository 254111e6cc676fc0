// Matching of what is known by its name alone: enums, domains, sequences.
#pragma once

#include "autogenerate/context.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace retort::autogenerate {

// A null side has no such object. `canonical` goes with `model`.
template <class Object>
struct ObjectPair {
    const Object* database = nullptr;
    const Object* model = nullptr;
    const Object* canonical = nullptr;
};

template <class Object>
const Object* find_named(const std::vector<Object>& objects, const schema::QualifiedName& name) {
    const auto found =
        std::find_if(objects.begin(), objects.end(), [&](const auto& o) { return o.name == name; });
    return found == objects.end() ? nullptr : &*found;
}

// Every object of either side that the filter lets through, sorted by name.
template <class Object>
std::vector<ObjectPair<Object>> match_objects(const Context& context, const std::string& type,
                                              std::vector<Object> schema::MetaData::*member) {
    const auto& input = context.input;
    std::vector<ObjectPair<Object>> pairs;
    const auto add = [&](const schema::QualifiedName& name, const ObjectPair<Object>& pair) {
        const bool reflected = pair.canonical == nullptr;
        if (is_included(context, {.type = type,
                                  .schema = name.schema,
                                  .table = "",
                                  .name = name.name,
                                  .reflected = reflected,
                                  .has_counterpart = !reflected && pair.database != nullptr})) {
            pairs.push_back(pair);
        }
    };
    for (const auto& canonical : input.canonical.*member) {
        const auto* model = find_named(input.model.*member, canonical.name);
        add(canonical.name, {find_named(input.database.*member, canonical.name),
                             model != nullptr ? model : &canonical, &canonical});
    }
    for (const auto& database : input.database.*member) {
        if (find_named(input.canonical.*member, database.name) == nullptr) {
            add(database.name, {&database, nullptr, nullptr});
        }
    }
    const auto name_of = [](const auto& pair) {
        return (pair.canonical ? pair.canonical : pair.database)->name;
    };
    std::sort(pairs.begin(), pairs.end(),
              [&](const auto& a, const auto& b) { return name_of(a) < name_of(b); });
    return pairs;
}

}  // namespace retort::autogenerate
