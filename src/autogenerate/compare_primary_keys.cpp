// The primary key: its columns, their order, its name where the models give one.
#include "autogenerate/comparators.hpp"
#include "autogenerate/match_constraints.hpp"

namespace retort::autogenerate {

void compare_primary_keys(const TablePair& pair, Findings& findings) {
    const auto same = [](const auto& canonical, const auto& database) {
        const auto& a = std::get<schema::PrimaryKey>(canonical);
        const auto& b = std::get<schema::PrimaryKey>(database);
        return a.columns == b.columns && a.deferrability == b.deferrability && a.include == b.include &&
               a.storage == b.storage && a.tablespace == b.tablespace;
    };
    const auto describe = [&](const auto&) {
        return "primary key on '" + display_name(pair.model.name) + "'";
    };
    compare_constraints(pair, {schema::ConstraintKind::primary_key, "", same, describe, describe}, findings);
}

}  // namespace retort::autogenerate
