// Indexes, by name and then member by member.
#include "autogenerate/comparators.hpp"
#include "autogenerate/index_log.hpp"

#include <algorithm>

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

void drop(const TablePair& pair, const schema::Index& index, Findings& findings) {
    operations::DropIndex drop{.table = pair.model.name, .name = index.name, .existing = index};
    drop.existing->invalid = false;  // nobody wants that back
    findings.operations.push_back(std::move(drop));
}

void create(const TablePair& pair, const schema::Index& index, Findings& findings) {
    findings.operations.push_back(operations::CreateIndex{.table = pair.model.name, .index = index});
}

// Where the model does not say, it stays.
schema::Index in_its_place(schema::Index model, const schema::Index& canonical) {
    if (model.tablespace.empty()) {
        model.tablespace = canonical.tablespace;
    }
    return model;
}

void remove_indexes(const TablePair& pair, Findings& findings) {
    for (const auto& index : pair.database.indexes) {
        if (schema::find_index(pair.canonical, index.name) == nullptr &&
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
    remove_indexes(pair, findings);
    std::vector<std::size_t> order(pair.canonical.indexes.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        order[i] = i;
    }
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return pair.canonical.indexes[a].name < pair.canonical.indexes[b].name;
    });
    for (const auto i : order) {
        compare_index(pair, i, findings);
    }
}

}  // namespace retort::autogenerate
