// Indexes, by name and then member by member.
#include "autogenerate/comparators.hpp"
#include "autogenerate/in_place.hpp"
#include "autogenerate/index_log.hpp"

#include <algorithm>
#include <map>

namespace retort::autogenerate {

namespace {

// The forms that mean the same everywhere.
schema::Index plain(schema::Index index) {
    for (auto& element : index.elements) {
        if (element.order == schema::SortOrder::unstated) {
            element.order = schema::SortOrder::ascending;
        }
    }
    if (index.method == "btree") {
        index.method.clear();
    }
    return index;
}

std::string quoted(const std::string& text) {
    return "'" + text + "'";
}
std::string truth(bool value) {
    return value ? "True" : "False";
}

// Why the two differ; empty when they do not.
std::string difference(const schema::Index& found, const schema::Index& wanted) {
    std::string why;
    const auto add = [&](bool differs, const std::string& what) {
        if (differs) {
            why += (why.empty() ? "" : ", ") + what;
        }
    };
    add(found.unique != wanted.unique,
        "unique=" + truth(found.unique) + " to unique=" + truth(wanted.unique));
    add(found.elements != wanted.elements,
        "expression " + tuple_text(element_texts(found)) + " to " + tuple_text(element_texts(wanted)));
    add(found.where != wanted.where, "where " + quoted(found.where) + " to " + quoted(wanted.where));
    add(found.method != wanted.method, "method " + quoted(found.method) + " to " + quoted(wanted.method));
    add(found.include != wanted.include,
        "include " + tuple_text(found.include) + " to " + tuple_text(wanted.include));
    add(found.nulls_not_distinct != wanted.nulls_not_distinct,
        "nulls_not_distinct=" + truth(found.nulls_not_distinct) +
            " to nulls_not_distinct=" + truth(wanted.nulls_not_distinct));
    add(found.storage != wanted.storage, "storage parameters");
    add(found.tablespace != wanted.tablespace, "tablespace");
    add(found.invalid, "it is invalid, as a CREATE INDEX CONCURRENTLY that failed leaves it");
    return why;
}

bool is_index_included(const TablePair& pair, const std::string& name, bool reflected, bool has_counterpart) {
    return is_included(pair.context, {.type = "index",
                                      .schema = pair.canonical.name.schema,
                                      .table = pair.canonical.name.name,
                                      .name = name,
                                      .reflected = reflected,
                                      .has_counterpart = has_counterpart});
}

operations::DropIndex make_drop(const TablePair& pair, const schema::Index& index) {
    operations::DropIndex drop{.table = pair.model.name, .name = index.name, .existing = index};
    drop.existing->invalid = false;  // nobody wants that back
    return drop;
}

operations::CreateIndex make_create(const TablePair& pair, const schema::Index& index) {
    return {.table = pair.model.name, .index = index};
}

void drop(const TablePair& pair, const schema::Index& index, Findings& findings) {
    findings.operations.push_back(make_drop(pair, index));
}

void create(const TablePair& pair, const schema::Index& index, Findings& findings) {
    findings.operations.push_back(make_create(pair, index));
}

// Where the model does not say, it stays.
schema::Index in_its_place(schema::Index model, const schema::Index& canonical) {
    if (model.tablespace.empty()) {
        model.tablespace = canonical.tablespace;
    }
    return model;
}

// By the model's place: the index of the database that differs in nothing but its name.
using Renamed = std::map<std::size_t, const schema::Index*>;

bool is_claimed(const Renamed& renamed, const schema::Index& index) {
    return std::any_of(renamed.begin(), renamed.end(),
                       [&](const auto& each) { return each.second == &index; });
}

const schema::Index* find_former(const TablePair& pair, const schema::Index& canonical,
                                 const Renamed& renamed) {
    for (const auto& index : pair.database.indexes) {
        if (schema::find_index(pair.canonical, index.name) == nullptr && !is_claimed(renamed, index) &&
            is_index_included(pair, index.name, true, false) &&
            difference(plain(index), plain(canonical)).empty()) {
            return &index;
        }
    }
    return nullptr;
}

// A batch has no word for it.
Renamed find_renamed(const TablePair& pair) {
    Renamed renamed;
    const auto& options = pair.context.options;
    for (std::size_t i = 0; i < pair.canonical.indexes.size(); ++i) {
        const auto& canonical = pair.canonical.indexes[i];
        if (options.abilities.rebuilds || options.render_as_batch ||
            schema::find_index(pair.database, canonical.name) != nullptr ||
            !is_index_included(pair, canonical.name, false, false) ||
            !is_index_name_free(pair, canonical.name)) {
            continue;
        }
        if (const auto* former = find_former(pair, canonical, renamed)) {
            renamed[i] = former;
        }
    }
    return renamed;
}

void rename(const TablePair& pair, const schema::Index& from, const schema::Index& model,
            Findings& findings) {
    drop(pair, from, findings);
    create(pair, model, findings);
    findings.in_place.push_back({make_drop(pair, from), make_create(pair, model),
                                 operations::RenameIndex{pair.model.name, from.name, model.name}});
    findings.log.push_back("Detected renamed index '" + from.name + "' on '" + display_name(pair.model.name) +
                           "': it is '" + model.name + "' now");
}

void remove_indexes(const TablePair& pair, const Renamed& renamed, Findings& findings) {
    for (const auto& index : pair.database.indexes) {
        if (schema::find_index(pair.canonical, index.name) == nullptr && !is_claimed(renamed, index) &&
            is_index_included(pair, index.name, true, false)) {
            drop(pair, index, findings);
            findings.log.push_back(removed_index_line(index, pair.model.name));
        }
    }
}

void compare_index(const TablePair& pair, std::size_t i, Findings& findings) {
    const auto& canonical = pair.canonical.indexes[i];
    const auto& model = pair.model.indexes[i];
    const auto* found = schema::find_index(pair.database, canonical.name);
    if (!is_index_included(pair, canonical.name, false, found != nullptr)) {
        return;
    }
    if (found == nullptr) {
        create(pair, model, findings);
        findings.log.push_back(added_index_line(model));
    } else if (const auto why = difference(plain(*found), plain(canonical)); !why.empty()) {
        drop(pair, *found, findings);
        create(pair, in_its_place(model, canonical), findings);
        findings.log.push_back("Detected changed index '" + model.name + "' on '" +
                               display_name(pair.model.name) + "': " + why);
    }
}

}  // namespace

void compare_indexes(const TablePair& pair, Findings& findings) {
    const auto renamed = find_renamed(pair);
    remove_indexes(pair, renamed, findings);
    std::vector<std::size_t> order(pair.canonical.indexes.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        order[i] = i;
    }
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return pair.canonical.indexes[a].name < pair.canonical.indexes[b].name;
    });
    for (const auto i : order) {
        if (const auto found = renamed.find(i); found != renamed.end()) {
            rename(pair, *found->second, pair.model.indexes[i], findings);
        } else {
            compare_index(pair, i, findings);
        }
    }
}

}  // namespace retort::autogenerate
