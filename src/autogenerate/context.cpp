// Pairs the tables of both sides and asks the user's filter about them.
#include "autogenerate/context.hpp"

#include "retort/error.hpp"

#include <algorithm>

namespace retort::autogenerate {

namespace {

Candidate table_candidate(const schema::QualifiedName& name, bool reflected, bool has_counterpart) {
    return {.type = "table",
            .schema = name.schema,
            .table = name.name,
            .name = name.name,
            .reflected = reflected,
            .has_counterpart = has_counterpart};
}

bool has_view(const schema::MetaData& database, const schema::QualifiedName& name) {
    return std::any_of(database.raw_objects.begin(), database.raw_objects.end(), [&](const auto& object) {
        return object.kind.find("view") != std::string::npos && object.name == name;
    });
}

bool same_shape(const schema::Table& a, const schema::Table& b) {
    return a.columns.size() == b.columns.size() && a.primary_key.has_value() == b.primary_key.has_value() &&
           a.foreign_keys.size() == b.foreign_keys.size() && a.uniques.size() == b.uniques.size() &&
           a.checks.size() == b.checks.size() && a.excludes.size() == b.excludes.size() &&
           a.indexes.size() == b.indexes.size();
}

[[noreturn]] void throw_misshapen(const std::string& what) {
    throw Error(ErrorKind::internal, "the canonical form of the models lost or gained members: " + what);
}

bool is_own(const Context& context, const schema::QualifiedName& name) {
    const auto& own = context.options.own_tables;
    return std::find(own.begin(), own.end(), name) != own.end();
}

void match_model_table(const Context& context, std::size_t i, TableMatch& match) {
    const auto& canonical = context.input.canonical.tables[i];
    const auto& model = context.input.model.tables[i];
    if (is_own(context, canonical.name)) {
        return;
    }
    const auto* found = schema::find_table(context.input.database, canonical.name);
    if (!is_included(context, table_candidate(canonical.name, false, found != nullptr))) {
        return;
    }
    if (found != nullptr) {
        match.common.push_back({context, *found, model, canonical});
    } else if (!has_view(context.input.database, canonical.name)) {
        // A view that serves as a table is the user's own affair.
        match.added.push_back({&model, &canonical});
    }
}

}  // namespace

bool is_included(const Context& context, const Candidate& candidate) {
    return !context.options.include_object || context.options.include_object(candidate);
}

TableMatch match_tables(const Context& context) {
    TableMatch match;
    for (std::size_t i = 0; i < context.input.model.tables.size(); ++i) {
        match_model_table(context, i, match);
    }
    for (const auto& table : context.input.database.tables) {
        if (!is_own(context, table.name) &&
            schema::find_table(context.input.canonical, table.name) == nullptr &&
            is_included(context, table_candidate(table.name, true, false))) {
            match.removed.push_back(&table);
        }
    }
    std::sort(match.added.begin(), match.added.end(),
              [](const auto& a, const auto& b) { return a.canonical->name < b.canonical->name; });
    std::sort(match.removed.begin(), match.removed.end(),
              [](const auto* a, const auto* b) { return a->name < b->name; });
    // References cannot be assigned: the pairs are made anew in order.
    std::vector<const TablePair*> order;
    for (const auto& pair : match.common) {
        order.push_back(&pair);
    }
    std::sort(order.begin(), order.end(),
              [](const auto* a, const auto* b) { return a->canonical.name < b->canonical.name; });
    std::vector<TablePair> sorted;
    for (const auto* pair : order) {
        sorted.push_back(*pair);
    }
    match.common.swap(sorted);
    return match;
}

void check_shape(const CompareInput& input) {
    if (input.model.tables.size() != input.canonical.tables.size()) {
        throw_misshapen("tables");
    }
    for (std::size_t i = 0; i < input.model.tables.size(); ++i) {
        if (!same_shape(input.model.tables[i], input.canonical.tables[i])) {
            throw_misshapen("table " + schema::display_name(input.model.tables[i].name));
        }
    }
}

std::string column_place(const TablePair& table, const std::string& column) {
    return schema::display_name(table.model.name) + "." + column;
}

}  // namespace retort::autogenerate
