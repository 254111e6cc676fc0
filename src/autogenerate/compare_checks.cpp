// Check constraints, by name and condition; the database has written both
// conditions in its own way.
#include "autogenerate/comparators.hpp"
#include "autogenerate/match_constraints.hpp"

namespace retort::autogenerate {

void compare_checks(const TablePair& pair, Findings& findings) {
    const auto same = [](const auto& canonical, const auto& database) {
        const auto& a = std::get<schema::Check>(canonical);
        const auto& b = std::get<schema::Check>(database);
        // One that was validated since serves a model that does not ask for it.
        return a.condition == b.condition && a.no_inherit == b.no_inherit && (a.not_valid || !b.not_valid);
    };
    const auto describe = [&](const auto& constraint) {
        const auto& name = schema::name_of(constraint);
        return "check constraint " + (name.empty() ? "None" : "'" + name + "'") + " on table '" +
               display_name(pair.model.name) + "'";
    };
    compare_constraints(pair, {schema::ConstraintKind::check, "check_constraint", same, describe, describe},
                        findings);
}

}  // namespace retort::autogenerate
