// Unique constraints.
#include "autogenerate/comparators.hpp"
#include "autogenerate/index_log.hpp"
#include "autogenerate/match_constraints.hpp"

namespace retort::autogenerate {

namespace {

std::string quoted_name(const schema::Constraint& constraint) {
    const auto& name = schema::name_of(constraint);
    return name.empty() ? "None" : "'" + name + "'";
}

}  // namespace

void compare_uniques(const TablePair& pair, Findings& findings) {
    const auto same = [](const auto& canonical, const auto& database) {
        const auto& a = std::get<schema::Unique>(canonical);
        const auto& b = std::get<schema::Unique>(database);
        return a.columns == b.columns && a.deferrability == b.deferrability &&
               a.nulls_not_distinct == b.nulls_not_distinct && a.include == b.include &&
               a.storage == b.storage && a.tablespace == b.tablespace;
    };
    const auto describe_added = [](const auto& constraint) {
        return "unique constraint " + quoted_name(constraint) + " on '" +
               tuple_text(std::get<schema::Unique>(constraint).columns) + "'";
    };
    const auto describe_removed = [&](const auto& constraint) {
        return "unique constraint " + quoted_name(constraint) + " on '" + display_name(pair.model.name) + "'";
    };
    compare_constraints(
        pair, {schema::ConstraintKind::unique, "unique_constraint", same, describe_added, describe_removed},
        findings);
}

}  // namespace retort::autogenerate
