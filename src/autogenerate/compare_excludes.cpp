// Exclusion constraints.
#include "autogenerate/comparators.hpp"
#include "autogenerate/match_constraints.hpp"

namespace retort::autogenerate {

namespace {

schema::Exclude without_name(const schema::Constraint& constraint) {
    auto exclude = std::get<schema::Exclude>(constraint);
    exclude.name.clear();
    for (auto& [element, op] : exclude.elements) {
        if (element.order == schema::SortOrder::unstated) {
            element.order = schema::SortOrder::ascending;
        }
    }
    return exclude;
}

}  // namespace

void compare_excludes(const TablePair& pair, Findings& findings) {
    const auto same = [](const auto& canonical, const auto& database) {
        return without_name(canonical) == without_name(database);
    };
    const auto describe = [&](const auto& constraint) {
        const auto& name = schema::name_of(constraint);
        return "exclude constraint " + (name.empty() ? "None" : "'" + name + "'") + " on table '" +
               display_name(pair.model.name) + "'";
    };
    compare_constraints(
        pair, {schema::ConstraintKind::exclude, "exclude_constraint", same, describe, describe}, findings);
}

}  // namespace retort::autogenerate
